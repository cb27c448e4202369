import { isMediaTypeList, normalMediaType } from "./normal-media-type.ts";

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
