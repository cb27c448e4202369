import { isMediaTypeList, mediaTypeParameters, normalMediaType } from "./normal-media-type.ts";

test.each<[given: string, want: string | undefined]>([
  ["Application/JSON; charset=utf-8", "application/json"],
  ["", "application/json"],
  ["json", "application/json"],
  ["text/csv ", "text/csv"],
  ["*/*", "*/*"],
  ["application/vnd.a-b_c+json;v=1", "application/vnd.a-b_c+json"],
  ["---\nkey: !!js/function x", undefined],
  ["text/plain\r\nX-A: 1", undefined],
  ["a/b/c", undefined],
  ["/json", undefined],
  ["text/\u00e4", undefined],
  ["text/\u0000", undefined],
])("media type %j is %j [threat: headers-and-cookies]", (given, want) => {
  expect(normalMediaType(given)).toBe(want);
});

test.each<[given: string, want: boolean]>([
  ["image/png", true],
  ["image/png, image/*;q=0.5", true],
  ['text/xml; charset="utf-8"', true],
  ["text/plain;charset=utf-8 ; format=flowed", true],
  ["", false],
  ["image/png,", false],
  ["text/plain\r\nX-A: 1", false],
  ['text/plain; a="\r\n"', false],
  ["text", false],
])("%j names media types: %j", (given, want) => {
  expect(isMediaTypeList(given)).toBe(want);
});

test.each<[given: string, want: string | undefined]>([
  ["text/csv", ""],
  ["text/csv ; ", ""],
  ["application/json;odata.metadata=minimal", "; odata.metadata=minimal"],
  ['a/b ;A=1;  b="x; c=d";', '; A=1; b="x; c=d"'],
  ["application/json; charset=utf-8", ""],
  ["application/vnd.a+json; charset=utf-8; v=2", "; v=2"],
  ["text/plain; charset=iso-8859-1", "; charset=iso-8859-1"],
  ["text/plain; charset", undefined],
  ["text/plain; a=b\r\nX-A: 1", undefined],
  ['text/plain; a="\r\n"', undefined],
  ["text/plain; a=ä", undefined],
])("the parameters of %j are %j [threat: headers-and-cookies]", (given, want) => {
  expect(mediaTypeParameters(given)).toBe(want);
});
