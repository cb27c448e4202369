import { placeIn, readingOf } from "../test/documents.ts";
import { readBaseUrls, readLegacyBaseUrls } from "./read-base-urls.ts";

test("Server Objects with their variables", () => {
  const servers = [
    {
      url: " https://{region}.a.example ",
      description: "d",
      name: "n",
      variables: { region: { default: "eu", enum: ["eu", 1], description: "v" }, odd: 7 },
    },
    { url: "" },
    "https://b.example",
    { url: "/v1" },
  ];
  const read = readBaseUrls(readingOf({ servers }).reading, placeIn({ servers }));
  expect(read).toEqual([
    {
      url: "https://{region}.a.example",
      description: "d",
      name: "n",
      variables: new Map([
        ["odd", {}],
        ["region", { default: "eu", enum: ["eu", "1"], description: "v" }],
      ]),
      origin: "api.json#/servers/0",
    },
    { url: "/v1", variables: new Map(), origin: "api.json#/servers/3" },
  ]);
});

test("Swagger 2.0 has none of them", () => {
  const root = { servers: [{ url: "https://a.example" }] };
  expect(readBaseUrls(readingOf(root, "2.0").reading, placeIn(root))).toEqual([]);
});

test.each<[given: object, want: string[]]>([
  [{}, []],
  [{ basePath: "/" }, []],
  [{ basePath: "/v1/" }, ["/v1"]],
  [{ host: "a.example" }, ["https://a.example"]],
  [{ host: "a.example", basePath: "v1", schemes: ["http"] }, ["http://a.example/v1"]],
  [{ host: "a.example", basePath: "/", schemes: ["http", "https"] }, ["https://a.example"]],
  [{ host: "a.example", schemes: ["wss"] }, ["https://a.example"]],
  [{ host: " https://a.example/ ", basePath: "/v1" }, ["https://a.example/v1"]],
])("host, basePath and schemes %j", (given, want) => {
  expect(readLegacyBaseUrls(placeIn(given)).map(({ url }) => url)).toEqual(want);
});
