import { encodeText, parameterOf, withParameter } from "./content-type.ts";

test.each<[contentType: string, text: string, sent: string, bytes: number[]]>([
  ["text/plain", "é", "text/plain", [0xc3, 0xa9]],
  ["text/plain; charset=UTF-8", "é", "text/plain; charset=UTF-8", [0xc3, 0xa9]],
  ["text/plain; charset=iso-8859-1", "é", "text/plain; charset=iso-8859-1", [0xe9]],
  [
    'text/plain; charset="ISO-8859-1"; format=flowed',
    "é",
    'text/plain; charset="ISO-8859-1"; format=flowed',
    [0xe9],
  ],
  ["text/plain; charset=iso-8859-1", "€", "text/plain; charset=utf-8", [0xe2, 0x82, 0xac]],
  ["text/plain; charset=utf-16le", "é", "text/plain; charset=utf-16le", [0xe9, 0x00]],
  ["text/plain; charset=us-ascii", "e", "text/plain; charset=us-ascii", [0x65]],
  ["text/plain; charset=us-ascii", "é", "text/plain; charset=utf-8", [0xc3, 0xa9]],
  ["text/csv; charset=shift_jis; header=present", "a", "text/csv; header=present; charset=utf-8", [0x61]],
])("%s carries %j", (contentType, text, sent, bytes) => {
  expect(encodeText(text, contentType)).toEqual({ contentType: sent, bytes: Buffer.from(bytes) });
});

test("half of a surrogate pair is refused in every charset", () => {
  for (const charset of ["utf-8", "utf-16le", "iso-8859-1"])
    expect(() => encodeText("\ud800", `text/plain; charset=${charset}`)).toThrow(URIError);
});

test("a parameter is read by its whole name, and replaced", () => {
  const type = 'multipart/related; start-type="a/b"; type="c/d";boundary=x';
  expect(["type", "start-type", "TYPE", "start"].map((name) => parameterOf(type, name))).toEqual([
    ...["c/d", "a/b", "c/d", undefined],
  ]);
  expect(withParameter(type, "boundary", "y")).toBe(
    'multipart/related; start-type="a/b"; type="c/d"; boundary=y',
  );
});
