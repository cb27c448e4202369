/** What Ajv says of one place, as swagger-parser hands it on. */
export interface Violation {
  instancePath?: string;
  keyword?: string;
  message?: string;
  params?: Readonly<Record<string, unknown>>;
}

/** A place in the document, a JSON Pointer, and a sentence. */
export interface ToldViolation {
  pointer: string;
  text: string;
}

const unions = new Set(["oneOf", "anyOf"]);

/**
 * What is wrong at each place, once. Where a value fits no branch of a union, all branches complain: that it fits none,
 * and that it is no Reference Object, is said only where nothing else is.
 */
export function describeViolations(violations: readonly Violation[]): ToldViolation[] {
  const telling = violations.filter((each) => !isEcho(each)).map(pointerOf);
  const told = new Map<string, ToldViolation>();
  for (const violation of violations) {
    const pointer = pointerOf(violation);
    const isBelow = (other: string): boolean => other === pointer || other.startsWith(`${pointer}/`);
    if (isEcho(violation) && telling.some(isBelow)) continue;
    const text = sentenceOf(violation);
    told.set(`${pointer} ${text}`, { pointer, text });
  }
  return [...told.values()];
}

const pointerOf = ({ instancePath = "" }: Violation): string => instancePath;

function isEcho({ keyword = "", params }: Violation): boolean {
  return unions.has(keyword) || (keyword === "required" && params?.missingProperty === "$ref");
}

function sentenceOf({ keyword = "", message = "is not valid", params = {} }: Violation): string {
  const name = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  if (keyword === "required" && typeof name === "string")
    return `The property ${JSON.stringify(name)} is missing.`;
  if (typeof name === "string") return `The property ${JSON.stringify(name)} has no place here.`;
  if (keyword === "enum" && Array.isArray(params.allowedValues))
    return `The value must be one of ${params.allowedValues.map((each) => JSON.stringify(each)).join(", ")}.`;
  if (unions.has(keyword)) return "The value is none of what may stand here.";
  return `The value ${message}.`;
}
