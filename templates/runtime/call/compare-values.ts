/**
 * Text that two JSON values share when they are the same, and only then (JSON Schema 2020-12, Core 4.2.2): the order
 * of names does not matter.
 */
export function valueKey(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value === 0 ? "0" : (JSON.stringify(value) ?? "");
  if (Array.isArray(value)) return `[${value.map(valueKey).join(",")}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${valueKey(inner)}`).join(",")}}`;
}

/** Whether a number is a multiple of another, by the decimal digits in which both are written: 0.3 is one of 0.1. */
export function isMultipleOf(value: number | bigint, divisor: number): boolean {
  if ((typeof value === "number" && !Number.isFinite(value)) || !(divisor > 0)) return false;
  const [a, b] = [decimal(value), decimal(divisor)];
  const places = Math.max(a.places, b.places);
  return (a.digits * 10n ** BigInt(places - a.places)) % (b.digits * 10n ** BigInt(places - b.places)) === 0n;
}

/** The number as `digits / 10^places`. */
function decimal(value: number | bigint): { digits: bigint; places: number } {
  const [mantissa = "0", exponent = "0"] = String(value).replace("-", "").split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}

/** Length of a text in characters, as JSON Schema counts them: a surrogate pair is one. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let index = 1; index < text.length; index++) {
    const isPair =
      (text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800;
    if (isPair) length--;
  }
  return length;
}
