import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { fastFormats } from "ajv-formats/dist/formats.js";
import { checkArguments } from "../../templates/runtime/call/check-arguments.ts";
import { coerceArguments } from "../../templates/runtime/call/coerce-arguments.ts";
import type { InputSchema } from "../../templates/runtime/tool.ts";
import { ToolError } from "../../templates/runtime/tool-error.ts";
import { type Plan, plan } from "../build.ts";
import { type Diagnostic, InputError } from "../diagnostics/diagnostic.ts";
import { sampleArguments } from "../emit/sample-arguments.ts";
import type { Tool } from "../plan/model.ts";
import { collectExamples } from "./collect-examples.ts";
import { type CorpusDocument, corpusDocuments, parseDocument } from "./corpus-documents.ts";
import { type CountedOperation, countOperations } from "./count-arguments.ts";
import { documentValidator } from "./document-schemas.ts";
import { seededRandom, spoilArguments } from "./spoil-arguments.ts";

type Json = Record<string, unknown>;

async function tryPlan({ path }: CorpusDocument): Promise<Plan | InputError> {
  return plan({ specs: [path], load: {} }).catch((error: unknown) => {
    if (error instanceof InputError) return error;
    throw error;
  });
}

const documents = await Promise.all(
  corpusDocuments().map(async (document) => {
    const root = parseDocument(document);
    return { ...document, root, operations: countOperations(root), result: await tryPlan(document) };
  }),
);
const planned = documents.flatMap((each) => {
  if (each.result instanceof InputError) return [];
  const tools = each.result.server.groups.flatMap((group) => group.tools);
  return [{ ...each, planned: each.result, tools }];
});

/** Figures that are known from the documents' descriptions. */
const known = new Map([
  ["github", 1_223],
  ["retell.yaml", 84],
  ["vapi/api/openapi.json", 137],
]);

describe.each(documents)("$title", ({ title, operations, result }) => {
  test("every operation is a tool", () => {
    if (result instanceof InputError) {
      expect([result.diagnostic.code, operations.length]).toEqual(["no-operations", 0]);
      return;
    }
    const { server } = result;
    const tools = server.groups.flatMap((group) => group.tools);
    expect(server.skipped).toEqual([]);
    expect(tools.map(requestOf).sort()).toEqual(operations.map(requestOf).sort());
    expect(tools.length).toBe(known.get(title) ?? tools.length);
  });
});

describe.each(planned)("$title", ({ root, operations, planned: { diagnostics }, tools }) => {
  const counted = new Map(operations.map((operation) => [requestOf(operation), operation]));
  const operationOf = (tool: Tool): CountedOperation => counted.get(requestOf(tool)) as CountedOperation;
  const validators = compileAll(tools);
  const refusals = (tool: Tool, args: Json): ErrorObject[] => {
    const validate = validators.get(tool.name);
    if (typeof validate !== "function") throw new Error(`${tool.name} does not compile: ${validate}`);
    return validate(args) ? [] : (validate.errors ?? []);
  };

  test("names are unique, in the alphabet and not too long", () => {
    const names = tools.map((tool) => tool.name);
    expect(names.filter((name) => !/^[a-z][a-z0-9_]{0,51}$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test("there is an argument for every parameter and body property, but for what a diagnostic names", () => {
    const named = new Set(
      diagnostics
        .filter(({ code }) => leftOut.has(code))
        .map(({ origin = "" }) => origin.replace(/^[^#]*#/, "")),
    );
    const credentials = credentialParameters(diagnostics);
    const differences = tools.flatMap((tool) => {
      const operation = operationOf(tool);
      const { body, fixed = [] } = tool.definition.request;
      const parameters = operation.parameters.filter(
        ({ pointers, in: place, name }) =>
          !pointers.some((at) => named.has(at)) && !credentials.has(`${place} ${JSON.stringify(name)}`),
      );
      const want =
        parameters.length + operation.undeclared.length + operation.bodyArguments(body?.contentType);
      const have = tool.arguments.length + fixed.length;
      return have === want ? [] : [{ tool: tool.name, request: requestOf(tool), want, have }];
    });
    expect(differences).toEqual([]);
  });

  test("every input schema compiles in Ajv's strict mode", () => {
    expect([...validators].filter(([, validate]) => typeof validate === "string")).toEqual([]);
  });

  test("roots are plain objects that every provider takes", () => {
    const faults = tools.flatMap(({ name, definition: { inputSchema } }) => {
      const keys = Object.keys(inputSchema.properties);
      return [
        inputSchema.type === "object" ? "" : "root is no object",
        ...["oneOf", "anyOf", "allOf", "not", "enum", "$ref"].filter((keyword) => keyword in inputSchema),
        ...keys.filter((key) => !/^[A-Za-z0-9_.-]{1,64}$/.test(key)),
        inputSchema.additionalProperties === false ? "" : "root is open",
        ...booleanProperties(inputSchema),
      ].flatMap((fault) => (fault === "" ? [] : [`${name}: ${fault}`]));
    });
    expect(faults).toEqual([]);
  });

  test("examples of the document are accepted, where the document accepts them", () => {
    const validates = documentValidator(root);
    const refused = tools.flatMap((tool) =>
      collectExamples(root as Json, operationOf(tool), tool).flatMap(({ args, schemaPointer, value }) => {
        const errors = refusals(tool, args).filter(({ instancePath }) => instancePath !== "");
        if (errors.length === 0 || validates(schemaPointer, value) !== true) return [];
        return [
          {
            tool: tool.name,
            args: JSON.stringify(args).slice(0, 300),
            errors: errors.map(shown).slice(0, 4),
          },
        ];
      }),
    );
    expect(refused).toEqual([]);
  });

  test("samples are accepted", () => {
    const possible = tools.filter(({ name }) => !impossible.has(name));
    const refused = possible.flatMap((tool) => {
      const errors = refusals(tool, toPlain(sampleArguments(tool.definition.inputSchema)));
      return errors.length === 0 ? [] : [`${tool.name}: ${errors.map(shown).slice(0, 3).join("; ")}`];
    });
    expect(refused).toEqual([]);
  });

  test("a required argument of the wrong type is refused", () => {
    const accepted = tools.flatMap((tool) => {
      const { inputSchema } = tool.definition;
      const sample = toPlain(sampleArguments(inputSchema));
      return tool.arguments.flatMap(({ name, required }) => {
        const wrong = wrongValue(inputSchema.properties[name] as Json, inputSchema);
        if (!required || wrong === undefined) return [];
        const args = { ...sample, [name]: wrong };
        const verdicts = [refusals(tool, args).length > 0, refusesAtRunTime(args, inputSchema)];
        return verdicts.every(Boolean) ? [] : [{ tool: tool.name, name, wrong, verdicts }];
      });
    });
    expect(accepted).toEqual([]);
  });

  test("the runtime and Ajv agree on good and on spoilt arguments", () => {
    const random = seededRandom(20_260_101);
    const differences = tools.flatMap((tool) => {
      const { inputSchema } = tool.definition;
      const sample = toPlain(sampleArguments(inputSchema));
      const tried = [sample, ...Array.from({ length: 5 }, () => spoilArguments(sample, random))];
      return tried.flatMap((args) => {
        const errors = refusals(tool, toPlain(coerceArguments(args, inputSchema)));
        const refused = refusesAtRunTime(args, inputSchema);
        if (refused === errors.length > 0) return [];
        return [
          { tool: tool.name, refused, args: JSON.stringify(args).slice(0, 300), errors: errors.map(shown) },
        ];
      });
    });
    expect(differences).toEqual([]);
  });
});

/** Tools of which the document demands a body that is a string and an integer at once. */
const impossible: ReadonlySet<string> = new Set([
  "quirks_entirely_incompatible_all_of",
  "quirks_partially_usable_incompatible_all_of",
]);

/** Codes of diagnostics that say why the parameter at their place became no argument. */
const leftOut: ReadonlySet<string> = new Set([
  "header-ignored",
  "parameter-ignored",
  "parameter-not-in-path",
]);

/** Parameters that are sent as a credential: `header "x-api-key"`, told once for a document. */
function credentialParameters(diagnostics: readonly Diagnostic[]): Set<string> {
  const told = diagnostics.filter(({ code }) => code === "credential-parameter");
  return new Set(
    told.flatMap(({ message }) => /(\w+) parameter ("[^"]*")/.exec(message)?.slice(1, 3).join(" ") ?? []),
  );
}

function requestOf(item: { method: string; path: string } | Tool): string {
  const { method, path } = "definition" in item ? item.definition.request : item;
  return `${method} ${path.split("#")[0]}`;
}

/** A validator for each tool, or why there is none. Formats are known and, as at run time, not asserted. */
function compileAll(tools: readonly Tool[]): Map<string, ValidateFunction | string> {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, logger: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  for (const format of Object.keys(fastFormats)) ajv.addFormat(format, true);
  return new Map(
    tools.map(({ name, definition }): [string, ValidateFunction | string] => {
      try {
        return [name, ajv.compile(definition.inputSchema)];
      } catch (error) {
        return [name, String(error)];
      }
    }),
  );
}

function refusesAtRunTime(args: Json, inputSchema: InputSchema): boolean {
  try {
    checkArguments(args, inputSchema);
    return false;
  } catch (error) {
    if (error instanceof ToolError) return true;
    throw error;
  }
}

/** Places below `properties` that hold a boolean in place of a schema. */
function booleanProperties(schema: unknown, at = ""): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]) => {
    const here = `${at}/${key}`;
    if (key === "properties" && !at.endsWith("/properties"))
      return Object.entries(inner as Json).flatMap(([name, property]) =>
        typeof property === "boolean" ? [`${here}/${name}`] : booleanProperties(property, `${here}/${name}`),
      );
    return key === "enum" || key === "const" || key === "examples" ? [] : booleanProperties(inner, here);
  });
}

/** A value of a type that the schema does not allow; undefined where it allows any. */
function wrongValue(schema: Json, root: InputSchema): unknown {
  const types = typesOf(schema, root, 0);
  if (types === undefined) return undefined;
  const [wrong] = [...wrongValues].find(([type]) => !types.has(type)) ?? [];
  return wrong === undefined ? undefined : wrongValues.get(wrong);
}

const wrongValues = new Map<string, unknown>([
  ["object", { wrong: true }],
  ["array", [["wrong"]]],
  ["boolean", true],
  ["number", 1.5],
]);

function typesOf(schema: Json, root: InputSchema, depth: number): Set<string> | undefined {
  if (depth > 10) return undefined;
  if (typeof schema.$ref === "string") {
    const name = schema.$ref.slice("#/$defs/".length);
    return typesOf((root.$defs as Record<string, Json>)[name] as Json, root, depth + 1);
  }
  if (schema.type !== undefined) return new Set([schema.type].flat() as string[]);
  const branches = ((schema.anyOf ?? []) as Json[]).map((branch) => typesOf(branch, root, depth + 1));
  if (branches.length > 0)
    return branches.includes(undefined)
      ? undefined
      : new Set(branches.flatMap((types) => [...(types ?? [])]));
  const parts = ((schema.allOf ?? []) as Json[]).map((part) => typesOf(part, root, depth + 1));
  return parts.find((types) => types !== undefined);
}

function shown({ instancePath, keyword, message }: ErrorObject): string {
  return `${instancePath} ${keyword}: ${message}`;
}

function toPlain(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
