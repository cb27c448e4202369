import { originOfBaseUrl, resolveBaseUrl } from "./resolve-base-url.ts";

const read = "http://a.example:8080/docs/openapi.json";

test.each<[written: string, documentUrl: string | undefined, want: string | undefined]>([
  ["/", read, "http://a.example:8080"],
  ["v1/", read, "http://a.example:8080/docs/v1"],
  ["../../../v1", read, "http://a.example:8080/v1"],
  ["//b.example/z", read, "http://b.example/z"],
  ["//b.example/z", "https://a.example/openapi.json", "https://b.example/z"],
  ["//b.example/z", undefined, "https://b.example/z"],
  ["//{host}/z", read, "http://{host}/z"],
  ["/api/{v}/", read, "http://a.example:8080/api/{v}"],
  ["./{v}", read, "http://a.example:8080/docs/{v}"],
  ["../{v}", read, "http://a.example:8080/{v}"],
  ["api/{v}", read, "http://a.example:8080/docs/api/{v}"],
  ["/api/{v}", undefined, undefined],
  ["{url}", read, "{url}"],
  ["{scheme}://{host}/v1", read, "{scheme}://{host}/v1"],
  ["ftp://a.example", read, undefined],
  ["https://user@a.example", read, undefined],
  ["ftp://{host}", read, undefined],
  ["https://{host}@b.example", read, undefined],
  ["/{v}@b.example", read, undefined],
  ["/{v}?a=b", read, undefined],
])("%j of a document from %j [threat: base-urls]", (written, documentUrl, want) => {
  expect(resolveBaseUrl(written, documentUrl)).toBe(want);
});

test.each<[written: string, origin: string, want: string | undefined]>([
  ["/up", "http://h", "http://h/up"],
  ["/up/{v}", "https://{region}.h", "https://{region}.h/up/{v}"],
  ["/up", "{scheme}://h", "{scheme}://h/up"],
  ["//b.example", "http://h", "https://b.example"],
  ["up", "http://h", undefined],
  ["../up", "http://h", undefined],
  ["/\\b.example", "http://h", undefined],
])("%j beside %j [threat: base-urls]", (written, origin, want) => {
  expect(resolveBaseUrl(written, undefined, origin)).toBe(want);
});

test.each<[url: string, want: string | undefined]>([
  ["http://h:1/v1", "http://h:1"],
  ["{scheme}://{host}/v1", "{scheme}://{host}"],
  ["{url}/v1", undefined],
])("the origin of %j", (url, want) => {
  expect(originOfBaseUrl(url)).toBe(want);
});
