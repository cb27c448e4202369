import type { BodyDefinition, EncodingDefinition } from "../../templates/runtime/tool.ts";
import type { ApiModel, Body, BodyContent, Encoding, Operation, Schema } from "../api/model.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { BoundArgument } from "./bind-arguments.ts";
import { type FileShape, fileOf, fileShape, isBinary, textPartType } from "./file-shape.ts";
import { findFiles } from "./find-files.ts";
import { dereference, type MergedObject, mergeAllOf } from "./merge-all-of.ts";
import { isNever } from "./shallow-cost.ts";

export interface BoundBody {
  candidates: BoundArgument[];
  definition: BodyDefinition;
  /** Sets of wire names of which one set must be given. */
  requiredChoices: string[][][];
}

/**
 * Spreads a JSON, form or multipart body over arguments where its schema, allOf merged, is an object with
 * properties and without open additional ones; any other body is one argument, `body`. That such an object may be null
 * is told, since hardly anybody sends null for it.
 */
export function bindBody(
  api: ApiModel,
  operation: Operation,
  body: Body,
  report: Report,
  chosen?: BodyContent,
): BoundBody {
  const written = chosen ?? (body.contents[0] as BodyContent);
  const kind = kindOf(written, api);
  const content = withParts(api, operation, written, kind, report);
  const spreads = kind === "json" || kind === "form" || kind === "multipart";
  const merged = spreads ? mergeAllOf(content.schema, api.schemas) : undefined;
  const contentType = sentType(content, kind);
  if (merged === undefined || merged.open || Object.hasOwn(merged.properties, "")) {
    if (kind === "text" && isStructured(dereference(content.schema, api.schemas))) {
      const message = `The body of ${operation.method} ${operation.path} is ${contentType} text that the caller writes; the structure that the document gives is not advertised.`;
      report(diagnostic("body-as-text", message, content.origin));
    }
    const offered = kind === "binary" && chosen === undefined ? fileTypes(api, body) : [];
    return wholeBody(api, body, content, kind, contentType, offered);
  }
  for (const keyword of [...merged.dropped].sort()) {
    const message = `${keyword} of the body of ${operation.method} ${operation.path} is not advertised; the API checks it.`;
    report(diagnostic("keyword-dropped", message, content.origin));
  }
  if (merged.nullable && kind === "json") {
    const message = `The body of ${operation.method} ${operation.path} may be null, which arguments for its properties cannot say.`;
    report(diagnostic("null-left-out", message, content.origin));
  }
  const required = isRequired(operation, body, merged, report);
  const encoding: Record<string, EncodingDefinition> = Object.create(null);
  const candidates = propertyNames(merged).map((name): BoundArgument => {
    const property = merged.properties[name];
    const schema = property ?? {};
    const isPart = kind === "multipart" && property !== undefined;
    const file = isPart ? fileShape(api, schema, content.encoding.get(name)) : undefined;
    const said = encodingOf(content.encoding.get(name), file, isPart ? textPartType(api, schema) : undefined);
    if (kind !== "json" && Object.keys(said).length > 0) encoding[name] = said;
    const description = describe(schema, api);
    return {
      name,
      in: "body",
      wireName: name,
      required: required && merged.required.has(name),
      schema: file?.schema ?? schema,
      ...(description === undefined ? {} : { description }),
      binding: { argument: name, in: "body", name },
      origin: content.origin,
    };
  });
  return {
    candidates,
    definition: {
      contentType,
      kind,
      ...(body.required ? { required: true } : {}),
      ...(Object.keys(encoding).length === 0 ? {} : { encoding }),
    },
    requiredChoices: merged.requiredChoices,
  };
}

/** Whether an optional body can be nothing but an empty object, whatever its media type: then no argument brings it. */
export function isAlwaysEmpty({ required, contents }: Body, api: ApiModel): boolean {
  return !required && contents.every(({ schema }) => takesNoProperty(dereference(schema, api.schemas)));
}

function takesNoProperty({ title, description, type, properties, ...others }: Schema): boolean {
  if (type !== "object" || Object.keys(properties ?? {}).length > 0) return false;
  const { additionalProperties, ...further } = others;
  const isClosed = additionalProperties !== undefined && isNever(additionalProperties as Schema);
  return isClosed && Object.keys(further).length === 0;
}

/**
 * A form is an object of named parts (OpenAPI 3.1.1, 4.8.14.3 and 4.8.14.4). Where the document describes a file or
 * another single value instead, the file becomes the part `file`, which most uploads call it, and for any other value
 * the caller names the fields.
 */
function withParts(
  api: ApiModel,
  operation: Operation,
  content: BodyContent,
  kind: BodyDefinition["kind"],
  report: Report,
): BodyContent {
  if (kind !== "form" && kind !== "multipart") return content;
  const schema = dereference(content.schema, api.schemas);
  if (schema.type === undefined || [schema.type].flat().includes("object")) return content;
  const isFile = kind === "multipart" && isBinary(schema);
  const sent = isFile ? 'The file is sent as the part "file".' : "The caller names the fields.";
  const message = `The form of ${operation.method} ${operation.path} is no object, so that it names no fields. ${sent}`;
  report(diagnostic("form-without-fields", message, content.origin));
  const description = describe(content.schema, api) ?? operation.body?.description;
  const file = description === undefined ? content.schema : { ...content.schema, description };
  const object = isFile
    ? { properties: { file }, required: ["file"] }
    : { description: "The fields of the form, by name." };
  return { ...content, schema: { type: "object", ...object } };
}

function wholeBody(
  api: ApiModel,
  body: Body,
  content: BodyContent,
  kind: BodyDefinition["kind"],
  contentType: string,
  offered: readonly string[],
): BoundBody {
  const description = body.description ?? describe(content.schema, api);
  const form = kind === "multipart" ? findFiles(api, content) : undefined;
  const schema =
    kind === "binary"
      ? fileOf(offered)
      : kind === "text"
        ? { ...textSchema(content, api) }
        : linesSchema(form === undefined ? content : { ...content, schema: form.schema }, kind);
  const encoding: Record<string, EncodingDefinition> = Object.create(null);
  const others = form?.others && encodingOf(undefined, form.others);
  // What is said of the others is not said of a part that has a name.
  const named = others === undefined ? (form?.files.keys() ?? []) : (form?.names ?? []);
  for (const name of [...new Set([...content.encoding.keys(), ...named])].sort())
    encoding[name] = encodingOf(content.encoding.get(name), form?.files.get(name));
  return {
    candidates: [
      {
        name: "",
        in: "body",
        wireName: "",
        required: body.required,
        schema,
        ...(description === undefined ? {} : { description }),
        binding: { argument: "", in: "body", name: "" },
        origin: content.origin,
      },
    ],
    definition: {
      contentType: offered.length < 2 ? contentType : usualType(offered),
      ...(offered.length < 2 ? {} : { contentTypes: [...offered] }),
      kind,
      ...(kind === "json" || Object.keys(encoding).length === 0 ? {} : { encoding }),
      ...(others === undefined ? {} : { others }),
    },
    requiredChoices: [],
  };
}

/** The types and ranges of files that the body may be. */
function fileTypes(api: ApiModel, { contents }: Body): string[] {
  const files = contents.filter((content) => kindOf(content, api) === "binary");
  return [...new Set(files.map(({ contentType, parameters = "" }) => contentType + parameters))];
}

/** What is sent where a caller names no type. */
function usualType(types: readonly string[]): string {
  const any = "application/octet-stream";
  if (types.includes("*/*") || types.includes("application/*")) return any;
  return types.find((type) => !type.includes("*")) ?? any;
}

function isStructured({ type, properties, items, allOf }: Schema): boolean {
  return (
    type === "object" || type === "array" || [properties, items, allOf].some((part) => part !== undefined)
  );
}

function textSchema(content: BodyContent, api: ApiModel): Schema {
  const schema = dereference(content.schema, api.schemas);
  const { maxLength, minLength, examples } = schema;
  const kept = Object.entries({ minLength, maxLength, examples }).filter(([, value]) => value !== undefined);
  return { type: "string", ...Object.fromEntries(kept) };
}

function linesSchema(content: BodyContent, kind: BodyDefinition["kind"]): Schema {
  if (kind !== "lines")
    return Object.keys(content.schema).length === 0
      ? { type: ["object", "array", "string", "number", "boolean", "null"] }
      : content.schema;
  const { schema, itemSchema } = content;
  return schema.type === "array" ? schema : { type: "array", items: itemSchema ?? schema };
}

function kindOf(content: BodyContent, api: ApiModel): BodyDefinition["kind"] {
  const type = content.contentType;
  const schema = dereference(content.schema, api.schemas);
  if (isBinary(schema) && !/json|x-www-form-urlencoded|^multipart\//.test(type)) return "binary";
  if (/[/+](x-)?(ndjson|jsonl|jsonlines|json-lines|json-seq)$/.test(type))
    return content.itemSchema === undefined && isText(schema) ? "text" : "lines";
  if (type === "application/json" || type.endsWith("+json") || type === "text/json" || type.endsWith("/*")) {
    return type === "text/*" ? "text" : /^(image|audio|video)/.test(type) ? "binary" : "json";
  }
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  if (/^text\/|[+/]xml$|yaml$|graphql|javascript|sdp$|toml$|sql|csv$/.test(type)) return "text";
  if (isBase64(schema)) return "text";
  return schema.type === "string" && !/octet-stream|^(image|audio|video)\//.test(type) ? "text" : "binary";
}

/** The lines themselves, which the caller writes; a list describes what each of them holds. */
function isText({ type }: Schema): boolean {
  const types = [type].flat();
  return types.includes("string") && !types.includes("array");
}

/** A body that the document wants as base64 text, whatever its media type (OpenAPI 3.0.4, 4.4 `byte`; JSON Schema, 8.3). */
function isBase64({ type, format, contentEncoding }: Schema): boolean {
  if (type !== "string") return false;
  return format === "byte" || (typeof contentEncoding === "string" && /^base64/i.test(contentEncoding));
}

/**
 * A range such as `*\/*` is no type to send; the nearest that fits stands for it. Parameters belong to the type, but for
 * the charset of what is written in UTF-8 whatever they say.
 */
function sentType({ contentType, parameters = "" }: BodyContent, kind: BodyDefinition["kind"]): string {
  if (!contentType.includes("*"))
    return contentType + (kind === "form" || kind === "lines" ? parameters.replace(charset, "") : parameters);
  if (kind === "json") return "application/json";
  return kind === "text" ? "text/plain" : "application/octet-stream";
}

const charset = /; charset=(?:"[^"]*"|[^;]*)/i;

function isRequired(operation: Operation, body: Body, merged: MergedObject, report: Report): boolean {
  if (body.required) return true;
  if (merged.required.size === 0) return false;
  if (!/^(POST|PUT|PATCH)$/.test(operation.method)) return false;
  report(
    diagnostic(
      "body-taken-as-required",
      `The body of ${operation.method} ${operation.path} is optional but has required properties; it is taken as required.`,
      body.origin,
    ),
  );
  return true;
}

function propertyNames(merged: MergedObject): string[] {
  const { properties, required, requiredChoices } = merged;
  return [...new Set([...Object.keys(properties), ...required, ...requiredChoices.flat(2)])].sort();
}

/** The nearest description: of the property itself, else of what it refers to. */
function describe(schema: Schema, api: ApiModel): string | undefined {
  if (typeof schema.description === "string") return schema.description;
  const target = dereference(schema, api.schemas).description;
  return typeof target === "string" ? target : undefined;
}

function encodingOf(said: Encoding = {}, file?: FileShape, textType?: string): EncodingDefinition {
  const { contentType, style, explode, allowReserved, itemStyles } = said;
  const isStyled = style !== undefined || explode !== undefined || allowReserved === true;
  const type = contentType ?? file?.mediaType ?? (isStyled ? undefined : textType);
  return {
    ...(type === undefined ? {} : { contentType: type }),
    ...(style === undefined ? {} : { style: style as NonNullable<EncodingDefinition["style"]> }),
    ...(explode === undefined ? {} : { explode }),
    ...(allowReserved === true ? { allowReserved: true } : {}),
    ...(itemStyles === undefined ? {} : { itemStyles }),
    ...(file === undefined ? {} : { file: true }),
  };
}
