import { InputError } from "../diagnostics/diagnostic.ts";
import { decodeText } from "./decode-text.ts";

const utf16le = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

describe("decodeText", () => {
  test.each([
    { title: "UTF-8", given: Buffer.from("naïve 🙂"), want: "naïve 🙂" },
    { title: "UTF-8 with byte order mark", given: Buffer.from("\ufeff{}"), want: "{}" },
    { title: "UTF-16 LE", given: utf16le("{é}"), want: "{é}" },
    { title: "UTF-16 BE", given: utf16le("{é}").swap16(), want: "{é}" },
    { title: "nothing", given: Buffer.alloc(0), want: "" },
  ])("$title", ({ given, want }) => {
    expect(decodeText(given, "a.json")).toBe(want);
  });

  test.each([
    {
      title: "Latin-1",
      given: Buffer.from("a: b\nc: caf\xe9 au lait\n", "latin1"),
      code: "input-encoding",
      want: "line 2, column 7",
      origin: "a:2:7",
    },
    {
      title: "UTF-8 cut inside a character",
      given: Buffer.from("a: é").subarray(0, 4),
      code: "input-encoding",
      want: "line 1, column 4",
      origin: "a:1:4",
    },
    {
      title: "UTF-16 without mark",
      given: Buffer.from("{ }", "utf16le"),
      code: "input-encoding",
      want: "byte order mark",
      origin: "a",
    },
    {
      title: "UTF-16 of odd length",
      given: utf16le("{}").subarray(0, 5),
      code: "input-encoding",
      want: "odd number",
      origin: "a",
    },
    {
      title: "UTF-32",
      given: Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]),
      code: "input-encoding",
      want: "UTF-32",
      origin: "a",
    },
    {
      title: "gzip",
      given: Buffer.from([0x1f, 0x8b, 8, 0]),
      code: "input-binary",
      want: "gzip",
      origin: "a",
    },
    { title: "ZIP", given: Buffer.from("PK\x03\x04rest"), code: "input-binary", want: "ZIP", origin: "a" },
    { title: "PDF", given: Buffer.from("%PDF-1.7\n"), code: "input-binary", want: "PDF", origin: "a" },
    {
      title: "bytes with zeros",
      given: Buffer.from([0x41, 0x42, 0, 0, 0, 7]),
      code: "input-binary",
      want: "binary",
      origin: "a",
    },
    {
      title: "bytes without zeros",
      given: Buffer.from([1, 2, 3, 0x80, 0xff, 4]),
      code: "input-binary",
      want: "binary",
      origin: "a",
    },
  ])("refuses $title [threat: not-openapi]", ({ given, code, want, origin }) => {
    const error = catchError(() => decodeText(given, "a"));
    expect(error.message).toContain(want);
    expect(error.diagnostic).toMatchObject({ code, origin, severity: "error" });
  });
});

function catchError(run: () => unknown): InputError {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
