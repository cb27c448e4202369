/** Replaces every form of the server's own credentials in a text. */
export type Redactor = (text: string) => string;

export const redactedMark = "[redacted]";

/** Shorter values would be found in ordinary words and numbers. */
const minSecretChars = 6;

/**
 * A function that replaces the secrets by `[redacted]`, in the forms in which an API may echo them: as they are,
 * base64 and base64url (also inside a longer value, such as Basic's `user:password`), percent-encoded,
 * HTML-escaped and JSON-escaped. Secrets of fewer than 6 characters stay. Without secrets it is the identity.
 */
export function makeRedactor(secrets: readonly string[]): Redactor {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret.length >= minSecretChars) for (const form of formsOf(secret)) forms.add(form);
  }
  if (forms.size === 0) return (text) => text;
  // The longest first: a form may contain another one.
  const ordered = [...forms].sort((a, b) => b.length - a.length);
  return (text) => {
    let result = text;
    for (const form of ordered) {
      if (result.includes(form)) result = result.replaceAll(form, redactedMark);
    }
    return result;
  };
}

/** `makeRedactor` for a single text. */
export function redact(text: string, secrets: readonly string[]): string {
  return makeRedactor(secrets)(text);
}

function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = [
    secret,
    json,
    json.replaceAll("/", "\\/"),
    escapeUnits(json, /[&<>]|[^ -~]/g, false),
    escapeUnits(json.replaceAll('\\"', "\\u0022"), /[&<>+'`]|[^ -~]/g, true),
    secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
    ...percentForms(secret),
    Buffer.from(secret, "utf8").toString("base64"),
    Buffer.from(secret, "utf8").toString("base64url"),
  ];
  for (const offset of [0, 1, 2]) {
    const inside = base64Inside(secret, offset);
    if (inside.length < minSecretChars) continue;
    forms.push(inside, inside.replaceAll("+", "-").replaceAll("/", "_"));
  }
  return forms;
}

function percentForms(secret: string): string[] {
  // A lone surrogate has no percent-encoding.
  if (/\p{Surrogate}/u.test(secret)) return [];
  const plain = encodeURIComponent(secret);
  const strict = plain.replace(/[!'()*]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
  const variants = [plain, strict, strict.replaceAll("%20", "+")];
  return [...variants, ...variants.map((form) => form.replace(/%../g, (found) => found.toLowerCase()))];
}

/** Some JSON printers write more as `\uXXXX` than they must. */
function escapeUnits(json: string, units: RegExp, upperCase: boolean): string {
  return json.replace(units, (found) => {
    const digits = found.charCodeAt(0).toString(16).padStart(4, "0");
    return `\\u${upperCase ? digits.toUpperCase() : digits}`;
  });
}

/** The base64 digits that only the secret decides, when `offset` bytes (modulo 3) stand before it. */
function base64Inside(secret: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret, "utf8")]);
  const digits = bytes.toString("base64").replace(/=+$/, "");
  return digits.slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
}
