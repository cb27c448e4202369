import { asNode, isNode, type Node, type WireDocument } from "./document.ts";

/** A name that no document uses for a property. */
export const fileMark = "(bytes of a file)";

/** Bytes of a file to send; the only sampled value that is no JSON. */
export interface SampleFile {
  [fileMark]: string;
}

/** How to choose where the document leaves a choice. */
export interface Choice {
  /** Which branch of a union, and which value of an enum: rotates. */
  variant: number;
  /** Only required members, or all of the outer levels. */
  members: "required" | "all";
  /** How many levels have all their members; what lies deeper has the required ones. */
  levels: number;
  /** Strings of format binary are files. */
  files: boolean;
  /** Values the document gives as examples are used. */
  examples: boolean;
}

/** A value that the schema describes, or undefined where none is found. Schemas are read from the document itself. */
export function sampleValue(document: WireDocument, schema: unknown, choice: Choice): unknown {
  return sample(document, schema, choice, []);
}

export function isFile(value: unknown): value is SampleFile {
  return isNode(value) && typeof value[fileMark] === "string";
}

/** The schema with its reference followed and the members of `allOf`, and of one branch of a union, put together. */
export function flatten(document: WireDocument, schema: unknown, variant: number, depth = 0): Node {
  const node = document.resolve(schema);
  if (depth > 20) return node;
  const parts: Node[] = [];
  const { allOf, oneOf, anyOf, ...own } = node;
  for (const part of Array.isArray(allOf) ? allOf : [])
    parts.push(flatten(document, part, variant, depth + 1));
  for (const union of [oneOf, anyOf]) {
    if (!Array.isArray(union) || union.length === 0) continue;
    const branches = union.filter((branch) => !isNull(document.resolve(branch)));
    const branch = branches[variant % Math.max(1, branches.length)] ?? union[0];
    const flat = flatten(document, branch, variant, depth + 1);
    parts.push(withDiscriminator(document, node, branch, flat));
  }
  return [...parts, own].reduce(join, {});
}

/** OpenAPI 3.1.1, 4.8.25: the property that names the branch holds its name. */
function withDiscriminator(document: WireDocument, node: Node, branch: unknown, flat: Node): Node {
  const { propertyName, mapping } = asNode(node.discriminator);
  const reference = asNode(branch).$ref;
  if (typeof propertyName !== "string" || typeof reference !== "string") return flat;
  const own = document.resolve(asNode(flat.properties)[propertyName]);
  if (own.const !== undefined || (Array.isArray(own.enum) && own.enum.length === 1)) return flat;
  const named = Object.entries(asNode(mapping)).find(([, target]) => target === reference)?.[0];
  const value = named ?? reference.split("/").at(-1);
  const properties = { ...asNode(flat.properties), [propertyName]: { type: "string", const: value } };
  return { ...flat, properties, required: [...new Set([...list(flat.required), propertyName])] };
}

function join(a: Node, b: Node): Node {
  const both: Node = { ...a, ...b };
  const type = joinTypes(a.type, b.type);
  if (type !== undefined) both.type = type;
  if (isNode(a.properties) && isNode(b.properties)) {
    const properties: Node = { ...a.properties };
    for (const [name, schema] of Object.entries(b.properties)) {
      const other = properties[name];
      properties[name] = other === undefined ? schema : { allOf: [other, schema] };
    }
    both.properties = properties;
  }
  if (a.required !== undefined && b.required !== undefined)
    both.required = [...new Set([...list(a.required), ...list(b.required)])];
  if (Array.isArray(a.enum) && Array.isArray(b.enum)) {
    const other = b.enum;
    both.enum = a.enum.filter((value) => other.includes(value));
  }
  return both;
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function isNull(schema: Node): boolean {
  return (
    schema.type === "null" || (Array.isArray(schema.enum) && schema.enum.every((value) => value === null))
  );
}

const impossible = "impossible";

function joinTypes(a: unknown, b: unknown): unknown {
  if (a === undefined || b === undefined) return a ?? b;
  const [these, those] = [[a].flat(), [b].flat()];
  const common = these.filter(
    (type) => those.includes(type) || (type === "integer" && those.includes("number")),
  );
  if (these.includes("number") && those.includes("integer") && !common.includes("integer"))
    common.push("integer");
  return common.length === 0 ? impossible : common.length === 1 ? common[0] : common;
}

function hasType(value: unknown, type: unknown): boolean {
  if (type === undefined) return true;
  const own = Array.isArray(value) ? "array" : typeof value;
  return [type].flat().some((one) => one === own || (own === "number" && one === "integer"));
}

const deepest = 9;

function sample(document: WireDocument, schema: unknown, choice: Choice, trail: readonly unknown[]): unknown {
  if (schema === true) return "any";
  if (schema === false || trail.length > deepest) return undefined;
  if (isNode(schema) && trail.filter((seen) => seen === schema).length > 1) return undefined;
  const node = flatten(document, schema, choice.variant);
  if (node.type === impossible) return undefined;
  const values = Array.isArray(node.enum)
    ? node.enum.filter((value) => value !== null && hasType(value, node.type))
    : [];
  if (node.const !== undefined && (values.length === 0 || values.includes(node.const))) return node.const;
  if (values.length > 0) return values[choice.variant % values.length];
  const here = [...trail, schema];
  switch (typeOf(node, choice)) {
    case "object":
      return sampleObject(document, node, choice, here);
    case "array":
      return sampleArray(document, node, choice, here);
    case "integer":
      return sampleNumber(node, 1, choice);
    case "number":
      return sampleNumber(node, 0.5, choice);
    case "boolean":
      return choice.variant % 2 === 0;
    case "null":
      return null;
    default:
      return sampleString(node, choice);
  }
}

function typeOf(node: Node, choice: Choice): string {
  const named = Array.isArray(node.type) ? node.type.filter((type) => type !== "null") : [node.type];
  const type = named[choice.variant % Math.max(1, named.length)];
  if (typeof type === "string") return type;
  if (Array.isArray(node.type)) return "null";
  if (node.properties !== undefined || isNode(node.additionalProperties)) return "object";
  return node.items !== undefined ? "array" : "string";
}

function sampleObject(
  document: WireDocument,
  node: Node,
  choice: Choice,
  trail: readonly unknown[],
): unknown {
  const result: Node = {};
  const required = new Set(list(node.required));
  const properties = asNode(node.properties);
  // What lies deep is kept small: a body with every member of every member has no end.
  const all = choice.members === "all" && trail.length <= choice.levels;
  for (const name of new Set([...Object.keys(properties), ...required])) {
    const schema = properties[name] ?? {};
    const { readOnly } = flatten(document, schema, choice.variant);
    if (readOnly === true || !(required.has(name) || all)) continue;
    const value = sample(document, schema, choice, trail);
    if (value === undefined && required.has(name)) return undefined;
    if (value !== undefined) define(result, name, value);
  }
  const least = typeof node.minProperties === "number" ? node.minProperties : 0;
  const isMap = Object.keys(properties).length === 0 && node.additionalProperties !== false;
  for (let index = 0; isMap && index < Math.max(least, all ? 1 : 0); index += 1) {
    const schema = isNode(node.additionalProperties) ? node.additionalProperties : {};
    const value = sample(document, schema, choice, trail);
    if (value !== undefined) define(result, `key${index + 1}`, value);
  }
  for (const name of Object.keys(properties)) {
    if (Object.keys(result).length >= least) break;
    if (Object.hasOwn(result, name)) continue;
    const value = sample(document, properties[name], choice, trail);
    if (value !== undefined) define(result, name, value);
  }
  return result;
}

function define(object: Node, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
}

function sampleArray(document: WireDocument, node: Node, choice: Choice, trail: readonly unknown[]): unknown {
  const least = typeof node.minItems === "number" ? node.minItems : 0;
  const most = typeof node.maxItems === "number" ? node.maxItems : Number.POSITIVE_INFINITY;
  const wanted = Math.min(most, Math.max(least, trail.length < 3 ? 2 : 1));
  const items: unknown[] = [];
  for (let index = 0; index < wanted; index += 1) {
    const variant = node.uniqueItems === true || isNode(node.items) ? choice.variant + index : choice.variant;
    const item = sample(document, node.items ?? {}, { ...choice, variant }, trail);
    if (item === undefined) break;
    if (node.uniqueItems === true && items.some((other) => JSON.stringify(other) === JSON.stringify(item)))
      break;
    items.push(item);
  }
  return items.length < least ? undefined : items;
}

function sampleNumber(node: Node, wish: number, choice: Choice): number {
  const whole = node.type === "integer" || wish === 1;
  const example = exampleOf(node, choice);
  if (typeof example === "number" && (!whole || Number.isInteger(example)) && fits(node, example))
    return example;
  const step = typeof node.multipleOf === "number" ? node.multipleOf : whole ? 1 : 0.25;
  const strictLow = node.exclusiveMinimum === true ? node.minimum : node.exclusiveMinimum;
  const strictHigh = node.exclusiveMaximum === true ? node.maximum : node.exclusiveMaximum;
  const low = Math.max(numberOr(node.minimum, -1e9), numberOr(strictLow, -1e9));
  const far = Math.max(1e9, low + 1e6);
  const high = Math.min(numberOr(node.maximum, far), numberOr(strictHigh, far));
  let value = Math.min(Math.max(wish + (choice.variant % 3) * step, low), high);
  value = Math.ceil(value / step) * step;
  if (value === strictLow) value += step;
  if (value >= high) value = Math.floor(high / step) * step;
  if (value === strictHigh) value -= step;
  return Number(value.toFixed(10));
}

function fits(node: Node, value: number): boolean {
  return (
    value >= numberOr(node.minimum, Number.NEGATIVE_INFINITY) &&
    value <= numberOr(node.maximum, Number.POSITIVE_INFINITY) &&
    node.exclusiveMinimum === undefined &&
    node.exclusiveMaximum === undefined &&
    node.multipleOf === undefined
  );
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === "number" ? value : fallback;
}

function exampleOf(node: Node, choice: Choice): unknown {
  if (!choice.examples) return undefined;
  const { example, examples, default: usual } = node;
  return [usual, example, ...(Array.isArray(examples) ? examples : [])].find(
    (value) => value !== undefined && value !== null && value !== "",
  );
}

/** Text by format; the rest shows what encoding has to do: a space, an ampersand, a letter beyond ASCII. */
const byFormat: Record<string, string> = {
  "date-time": "2026-03-04T05:06:07Z",
  date: "2026-03-04",
  time: "05:06:07Z",
  email: "ada@example.com",
  uuid: "6f1f2a3e-0d7c-4b7a-9a57-2f1d6f0c9b11",
  uri: "https://example.com/a?b=c",
  url: "https://example.com/a?b=c",
  "uri-reference": "/a?b=c",
  hostname: "example.com",
  ipv4: "192.0.2.7",
  ipv6: "2001:db8::7",
  byte: "aGk=",
  base64: "aGk=",
  int32: "7",
  int64: "7",
  duration: "P1D",
  binary: "bytes",
  "json-pointer": "/a/b",
  "relative-json-pointer": "1/a",
  "uri-template": "https://example.com/{a}",
  regex: "^a$",
  iri: "https://example.com/a",
  "idn-email": "ada@example.com",
  "idn-hostname": "example.com",
};

function sampleString(node: Node, choice: Choice): unknown {
  if (choice.files && isBinary(node)) return { [fileMark]: `bytes ${choice.variant}\r\n\u0000` };
  const fitsHere = (text: string): boolean =>
    text.length >= numberOr(node.minLength, 0) &&
    text.length <= numberOr(node.maxLength, 1e9) &&
    matches(node.pattern, text);
  const example = exampleOf(node, choice);
  const format = typeof node.format === "string" ? node.format.toLowerCase() : undefined;
  const known = format === undefined ? undefined : byFormat[format];
  if (typeof example === "string" && fitsHere(example) && (known === undefined || format === "binary"))
    return example;
  if (format === "snowflake") return `${choice.variant + 1}234567890`;
  if (known !== undefined && fitsHere(known)) return known;
  const least = numberOr(node.minLength, 0);
  const most = numberOr(node.maxLength, 1e9);
  const plain = [
    `a b&c=d é/${choice.variant}`,
    `word${choice.variant}`,
    `a${choice.variant}`,
    String(choice.variant + 1),
  ];
  for (const text of [...plain, ...guesses]) if (fitsHere(text)) return text;
  const padded = "x".repeat(Math.min(Math.max(least, 1), most));
  return fitsHere(padded) ? padded : fromPattern(String(node.pattern ?? ""), choice.variant, fitsHere);
}

/** OpenAPI 3.1.1, 4.8.15.1 and 3.0.4: bytes that stand in no text. */
function isBinary(node: Node): boolean {
  if (node.format === "binary" || node.type === "file" || node.contentEncoding === "binary") return true;
  return (
    typeof node.contentMediaType === "string" &&
    node.contentEncoding === undefined &&
    !/json|text/.test(node.contentMediaType)
  );
}

const guesses = [
  "AC0123456789abcdef0123456789abcdef",
  "#a1b2c3",
  "#A1B2C3",
  "+14155552671",
  "2026-03-04",
  "2026-03-04T05:06:07Z",
  "12:30",
  "en",
  "US",
  "en-US",
  "USD",
  "v1",
  "V1",
  "1.0",
  "https://example.com/a",
  "http://example.com",
  "abc",
  "ABC",
  "ABCD",
  "abcd1234",
  "123",
  "1234",
  "12345678",
  "/a",
  "a/b",
  "a.b",
  "data:image/png;base64,aGk=",
  "6f1f2a3e-0d7c-4b7a-9a57-2f1d6f0c9b11",
  "true",
];

function matches(pattern: unknown, text: string): boolean {
  if (typeof pattern !== "string") return true;
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}

/** A prefix and hexadecimal digits: what identifiers look like in documents. */
function fromPattern(
  pattern: string,
  variant: number,
  fitsHere: (text: string) => boolean,
): string | undefined {
  const simple = pattern.replace(/\(\??:?(\w+)\|[\w|]*\)/, "$1");
  for (const prefix of [/^\^?([A-Za-z_-]+)/.exec(simple)?.[1] ?? "", ""]) {
    for (let length = 1; length <= 64; length += 1) {
      for (const digit of [String((variant % 9) + 1), "0", "a", "A"]) {
        const text = prefix + digit.repeat(length);
        if (fitsHere(text)) return text;
      }
    }
  }
  return undefined;
}
