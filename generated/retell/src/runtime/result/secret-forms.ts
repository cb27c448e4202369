import { maxLayers, unescapeLayer } from "./unescape.ts";

/** Shorter values would be found in ordinary words and numbers. */
export const minSecretChars = 6;

/** A text that gives a secret away. */
export interface Form {
  text: string;
  /** The text is in lower case, and means every other case, too. */
  anyCase: boolean;
}

/** A shorter secret may be a word, which other texts hold in another case. */
const minAnyCaseChars = 12;
const minInsideChars = 6;

/** The forms of a secret, without those that are escapes of others. */
export function formsOf(secret: string): Form[] {
  const bytes = Buffer.from(secret, "utf8");
  const plain = [secret, JSON.stringify(secret).slice(1, -1), ...percentForms(secret)];
  const exact = [
    ...plain,
    bytes.toString("base64"),
    bytes.toString("base64url"),
    // UTF-16 in either order, read as if it were text of single bytes.
    Buffer.from(secret, "utf16le").toString("latin1").replace(/\0$/, ""),
    ...plain.flatMap(unescapedForms),
  ];
  for (const offset of [0, 1, 2]) {
    const inside = base64Inside(bytes, offset);
    if (inside.length >= minInsideChars) exact.push(inside, inside.replaceAll("+", "-").replaceAll("/", "_"));
  }
  const folded = [bytes.toString("hex")];
  if (secret.length >= minAnyCaseChars)
    folded.push(...[secret, ...unescapedForms(secret)].map((text) => text.toLowerCase()));
  return [
    ...[...new Set(exact)].map((text) => ({ text, anyCase: false })),
    ...folded.map((text) => ({ text, anyCase: true })),
  ];
}

/**
 * What becomes of a form that itself looks escaped (`p%41ss`, `a\\b`, `x&amp;y`) when the text around it is unescaped: its
 * own escapes go with those that an API put on them. Where too little is left to tell, only the escapes of URLs are looked for.
 */
function unescapedForms(form: string): string[] {
  const forms: string[] = [];
  let layer = unescapeLayer(form)?.text;
  while (layer !== undefined && layer.length >= minSecretChars && forms.length < maxLayers) {
    forms.push(layer);
    layer = unescapeLayer(layer)?.text;
  }
  if (layer === undefined || layer.length >= minSecretChars) return forms;
  const encoded = encodeURIComponent(form.toWellFormed());
  return [...forms, encoded, encodeURIComponent(encoded)];
}

/** What is left of percent-encoding when its ASCII is undone: bytes of other characters, and spaces of forms. */
function percentForms(secret: string): string[] {
  // A lone surrogate has no percent-encoding.
  if (/\p{Surrogate}/u.test(secret)) return [];
  const upper = secret.replace(/[^ -~]+/g, encodeURIComponent);
  const lower = upper.replace(/%../g, (found) => found.toLowerCase());
  return [upper, lower, upper.replaceAll(" ", "+"), lower.replaceAll(" ", "+")];
}

/** The base64 digits that only the secret decides, when `offset` bytes (modulo 3) stand before it. */
function base64Inside(secret: Buffer, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), secret]);
  const digits = bytes.toString("base64").replace(/=+$/, "");
  return digits.slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
}
