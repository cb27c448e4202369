import { codes } from "./codes.ts";
import { diagnostic } from "./diagnostic.ts";
import { renderDiagnostic } from "./render-diagnostic.ts";

test("severity, code and message; then the place; then what to do", () => {
  expect(
    renderDiagnostic(diagnostic("not-openapi", "It is a page.", "a.yaml#/x", "Give the document.")),
  ).toBe("error    not-openapi  It is a page.\n         a.yaml#/x\n         Give the document.");
});

test("without a place there is none, and a code's own fix stands for help", () => {
  const rendered = renderDiagnostic(diagnostic("input-repeated", "Twice."));
  expect(rendered).toBe(`warning  input-repeated  Twice.\n         ${codes["input-repeated"].fix}`);
});

test("nothing moves the cursor, colours a terminal, turns text around or begins a line", () => {
  const hostile = "a\u001b[31mb\u009bc\rd\ne\u202ef\u200bg\u2028h\u0000i";
  const rendered = renderDiagnostic(diagnostic("not-openapi", hostile, hostile, hostile));
  expect(rendered.split("\n")).toHaveLength(3);
  expect(rendered).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e\u2028]/);
  expect(rendered).toContain("a\\u001b[31mb\\u009bc\\u000dd e\\u202ef\\u200bg\\u2028h\\u0000i");
});

describe("every code", () => {
  test.each(Object.entries(codes))(
    "%s says what, why and what to do in sentences",
    (code, { severity, title, cause, fix }) => {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(["error", "warning", "info"]).toContain(severity);
      expect(title).toMatch(/^\S.*[^.]$/);
      for (const sentence of [cause, fix]) expect(sentence).toMatch(/^\S.*[.!?…]$/);
    },
  );
});
