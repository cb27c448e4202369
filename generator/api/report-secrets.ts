import { type Place, type Reading, report } from "./reading.ts";

/** How keys of well-known services begin and go on, and texts that are a key by their form. */
const shapes = [
  /\b(?:sk|rk)[-_][\w-]{16,}/,
  /\b(?:gh[pousr]_|npm_|key[-_]|whsec_)[A-Za-z0-9]{24,}/,
  /\b(?:github_pat_|glpat-|xox[abeprs]-)[\w-]{16,}/,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bAIza[\w-]{35}/,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/,
];
const keyShaped = new RegExp(shapes.map(({ source }) => source).join("|"));

/** What people write where a key would stand. */
const placeholder = /example|placeholder|your|redacted|(\w)\1{4}|1234|abcd/i;

/** Deeper values are passed over, as they are nowhere shown whole. */
const maxDepth = 64;

/**
 * Tells of a value that the document gives as example, default or choice, and that looks like somebody's key: it will
 * stand in the package. The key itself is not repeated.
 */
export function reportSecret(reading: Reading, value: unknown, place: Place): void {
  if (!holdsKey(value, 0)) return;
  report(
    reading,
    "secret-in-document",
    "A value of the document looks like a key; it is copied into the package.",
    place,
  );
}

function holdsKey(value: unknown, depth: number): boolean {
  if (typeof value === "string") return isKey(value);
  if (typeof value !== "object" || value === null || depth > maxDepth) return false;
  return Object.values(value).some((part) => holdsKey(part, depth + 1));
}

function isKey(text: string): boolean {
  if (text.length < 19) return false;
  const [found] = keyShaped.exec(text) ?? [];
  return found !== undefined && !placeholder.test(found);
}
