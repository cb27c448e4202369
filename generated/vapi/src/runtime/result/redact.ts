import { type Form, formsOf, minSecretChars } from "./secret-forms.ts";
import { maxLayers, unescapeLayer } from "./unescape.ts";

/**
 * Replaces every form of the server's own credentials in a text. Of a text that `isCut` the end is taken away, too, where
 * it is the beginning of one.
 */
export type Redactor = (text: string, isCut?: boolean) => string;

export const redactedMark = "[redacted]";

/**
 * A function that replaces the secrets by `[redacted]`, in the forms in which an API may echo them: as they are or in
 * another case, base64 and base64url (also inside a longer value, such as Basic's `user:password`), hexadecimal, and each
 * of these with any of its characters written as an escape of JSON, URLs or HTML, also one inside the other. A secret may itself
 * hold what looks like an escape.
 * Secrets of fewer than 6 characters stay. Without secrets it is the identity.
 */
export function makeRedactor(secrets: readonly string[]): Redactor {
  const forms = secrets.filter((secret) => secret.length >= minSecretChars).flatMap(formsOf);
  if (forms.length === 0) return (text) => text;
  return (text, isCut = false) => {
    const spans: Span[] = [];
    let layer = text;
    let before = (index: number): number => index;
    for (let count = 0; count <= maxLayers; count += 1) {
      for (const [start, end] of findForms(layer, forms, isCut)) spans.push([before(start), before(end)]);
      const next = count < maxLayers ? unescapeLayer(layer) : undefined;
      if (next === undefined) break;
      const outer = before;
      before = (index) => outer(next.before(index));
      layer = next.text;
    }
    return spans.length === 0 ? text : replaceSpans(text, spans);
  };
}

/** `makeRedactor` for a single text. */
export function redact(text: string, secrets: readonly string[]): string {
  return makeRedactor(secrets)(text);
}

type Span = readonly [start: number, end: number];

function findForms(text: string, forms: readonly Form[], isCut: boolean): Span[] {
  const spans: Span[] = [];
  const lower = lowerCase(text);
  for (const { text: form, anyCase } of forms) {
    const within = anyCase ? lower : text;
    for (let at = within.indexOf(form); at >= 0; at = within.indexOf(form, at + form.length))
      spans.push([at, at + form.length]);
    if (isCut) {
      const length = beginningAtEnd(within, form);
      if (length > 0) spans.push([text.length - length, text.length]);
    }
  }
  return spans;
}

/** How many characters at the end of a text are the beginning of a form, if they are many enough to tell. */
function beginningAtEnd(text: string, form: string): number {
  for (let length = Math.min(form.length - 1, text.length); length >= minSecretChars; length -= 1)
    if (text.endsWith(form.slice(0, length))) return length;
  return 0;
}

/** As long as the text: a few letters have a lower case of two. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (found) => found.toLowerCase());
}

/** Spans that overlap become one. */
function replaceSpans(text: string, spans: Span[]): string {
  const pieces: string[] = [];
  let done = 0;
  let open: [start: number, end: number] | undefined;
  const close = (): void => {
    if (open === undefined) return;
    pieces.push(text.slice(done, open[0]), redactedMark);
    done = open[1];
  };
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (open !== undefined && start < open[1]) open[1] = Math.max(open[1], end);
    else {
      close();
      open = [start, end];
    }
  }
  close();
  return pieces.join("") + text.slice(done);
}
