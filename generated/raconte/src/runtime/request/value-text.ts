import { jsonText } from "./json-text.ts";

/**
 * Text of one value outside JSON: strings as they are, numbers in plain decimals (never `1e+21`), `true` and `false`,
 * nothing for null. An array or object in a place that the standard leaves undefined becomes its JSON text.
 */
export function valueText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return decimalText(value);
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return jsonText(value);
  return String(value);
}

/** True for what JSON calls an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text of a value in the media type of a `content` parameter, a form field or a part: JSON unless it is a plain string. */
export function contentText(value: unknown, contentType: string): string {
  return isJson(contentType) ? jsonText(value) : valueText(value);
}

/** `application/json`, `text/json` and everything that ends in `+json` (RFC 6839), whatever the parameters. */
export function isJson(contentType: string): boolean {
  return /^[^;]*[/+]json\s*(?:;|$)/i.test(contentType);
}

/** Value of an own property, whatever its name; undefined where there is none. */
export function ownValue(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Sets an own property, also one called `__proto__`. */
export function setOwn(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[name] = value;
  }
}

function decimalText(value: number): string {
  const text = String(value);
  const [mantissa = "", exponent] = text.split("e");
  if (exponent === undefined) return text;
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = mantissa.slice(sign.length).split(".");
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0");
}
