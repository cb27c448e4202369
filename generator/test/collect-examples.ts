import type { Tool } from "../plan/model.ts";
import { type CountedOperation, followed } from "./count-arguments.ts";

type Json = Record<string, unknown>;

/** Arguments that the document itself gives as an example, and where the schema stands that they should fit. */
export interface DocumentExample {
  args: Json;
  schemaPointer: string;
  /** The example as the document has it. */
  value: unknown;
}

/** The examples of an operation's parameters and body, as arguments of its tool. */
export function collectExamples(root: Json, operation: CountedOperation, tool: Tool): DocumentExample[] {
  return [...parameterExamples(root, operation, tool), ...bodyExamples(root, operation, tool)];
}

function parameterExamples(root: Json, operation: CountedOperation, tool: Tool): DocumentExample[] {
  const isLegacy = root.swagger !== undefined;
  return operation.parameters.flatMap((parameter) => {
    const argument = tool.arguments.find(
      (candidate) => candidate.in === parameter.in && candidate.wireName === parameter.name,
    );
    if (argument === undefined) return [];
    const [type, media] = Object.entries((parameter.value.content ?? {}) as Record<string, Json>)[0] ?? [];
    const pointer = parameter.pointers.at(-1) as string;
    const schemaPointer =
      type === undefined
        ? `${pointer}${isLegacy ? "" : "/schema"}`
        : `${pointer}/content/${type.replaceAll("/", "~1")}/schema`;
    return examplesAt(root, media ?? parameter.value).map((value) => ({
      args: { [argument.name]: value },
      schemaPointer,
      value,
    }));
  });
}

function bodyExamples(root: Json, operation: CountedOperation, tool: Tool): DocumentExample[] {
  const { body, bindings } = tool.definition.request;
  if (body === undefined || !["json", "form", "multipart"].includes(body.kind)) return [];
  const media = operation.mediaType(body.contentType);
  if (media === undefined) return [];
  const places = bindings.filter((binding) => binding.in === "body");
  const whole = places.find((binding) => binding.name === "");
  return examplesAt(root, media.value).flatMap((value) => {
    const schemaPointer = `${media.pointer}/schema`;
    if (whole !== undefined) return [{ args: { [whole.argument]: value }, schemaPointer, value }];
    if (typeof value !== "object" || value === null) return [];
    const args: Json = {};
    for (const { name, argument } of places) {
      const isFile = body.encoding?.[name]?.file === true;
      if (Object.hasOwn(value, name) && !isFile) args[argument] = (value as Json)[name];
    }
    return [{ args, schemaPointer, value }];
  });
}

/** `example` and `examples` of a Parameter or Media Type Object, and those of its schema. */
function examplesAt(root: Json, holder: Json): unknown[] {
  const schema = followed(root, holder.schema) ?? {};
  const named = Object.values((holder.examples ?? {}) as Json).map((each) => followed(root, each)?.value);
  const listed = Array.isArray(schema.examples) ? schema.examples : [];
  return [holder.example, ...named, schema.example, ...listed].filter((value) => value !== undefined);
}
