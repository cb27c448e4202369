import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

type Json = Record<string, unknown>;

/**
 * Validates values against schemas as the document itself has them, by Ajv and by no code of the generator. The
 * answer is undefined where the schema is none that Ajv can compile.
 */
export function documentValidator(root: unknown): (pointer: string, value: unknown) => boolean | undefined {
  let ajv: Ajv2020 | undefined;
  const known = new Map<string, ValidateFunction | undefined>();
  return (pointer, value) => {
    if (ajv === undefined) {
      ajv = new Ajv2020({
        strict: false,
        validateSchema: false,
        validateFormats: false,
        logger: false,
        unicodeRegExp: false,
      });
      ajv.addSchema(translate(root) as Json, "document");
    }
    if (!known.has(pointer)) known.set(pointer, compile(ajv, pointer));
    const validate = known.get(pointer);
    return validate === undefined ? undefined : validate(value) === true;
  };
}

function compile(ajv: Ajv2020, pointer: string): ValidateFunction | undefined {
  const fragment = pointer.split("/").map(encodeURIComponent).join("/");
  try {
    return ajv.compile({ $ref: `document#${fragment}` });
  } catch {
    return undefined;
  }
}

/** What OpenAPI 3.0 says in words of its own, said in JSON Schema 2020-12. */
function translate(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(translate);
  const copy: Json = Object.create(null);
  for (const [key, inner] of Object.entries(value))
    if (!/^\$(id|schema|anchor)$/.test(key)) copy[key] = translate(inner);
  for (const bound of ["Minimum", "Maximum"]) {
    const exclusive = copy[`exclusive${bound}`];
    if (typeof exclusive !== "boolean") continue;
    if (exclusive) copy[`exclusive${bound}`] = copy[bound.toLowerCase()];
    else delete copy[`exclusive${bound}`];
  }
  if (copy.nullable !== true && copy["x-nullable"] !== true) return copy;
  delete copy.nullable;
  return { anyOf: [{ type: "null" }, copy] };
}
