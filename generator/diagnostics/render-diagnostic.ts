import type { Diagnostic } from "./diagnostic.ts";

/** A diagnostic as a person reads it: severity, code and message, then the place, then what to do. */
export function renderDiagnostic({ severity, code, message, origin, help }: Diagnostic): string {
  const lines = [`${severity.padEnd(7)}  ${code}  ${printable(message)}`];
  if (origin !== undefined) lines.push(`         ${printable(origin)}`);
  if (help !== undefined) lines.push(`         ${printable(help)}`);
  return lines.join("\n");
}

/** Nothing of the document may move the cursor or colour a terminal. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, (char) =>
    char === "\n" ? " " : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
