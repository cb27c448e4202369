import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callTool, closeConnections, planTools } from "./call-tool.ts";
import { headerOf, type RecordedRequest } from "./recorded-request.ts";
import { type RecordingServer, startRecording } from "./recording-server.ts";

/** From the document to the wire: a parameter, a value, and what the tool of its operation sends. */
interface Row {
  in: string;
  style?: string;
  explode?: boolean;
  more?: object;
  name?: string;
  value: unknown;
  want: string;
}

const color = { string: "blue", array: ["blue", "black", "brown"], object: { R: 100, G: 200, B: 150 } };
type Shape = keyof typeof color;

/** The rows of a style, one a shape. */
function rows(place: string, style: string, explode: boolean, wanted: Partial<Record<Shape, string>>): Row[] {
  return Object.entries(wanted).map(([shape, want]) => ({
    in: place,
    style,
    explode,
    value: color[shape as Shape],
    want,
  }));
}

/** OpenAPI 3.1.1, 4.8.12.4, "Style Examples". */
const ofOpenApi: Row[] = [
  ...rows("path", "matrix", false, {
    string: ";color=blue",
    array: ";color=blue,black,brown",
    object: ";color=R,100,G,200,B,150",
  }),
  ...rows("path", "matrix", true, {
    string: ";color=blue",
    array: ";color=blue;color=black;color=brown",
    object: ";R=100;G=200;B=150",
  }),
  ...rows("path", "label", false, {
    string: ".blue",
    array: ".blue,black,brown",
    object: ".R,100,G,200,B,150",
  }),
  ...rows("path", "label", true, {
    string: ".blue",
    array: ".blue.black.brown",
    object: ".R=100.G=200.B=150",
  }),
  ...["path", "header"].flatMap((place) => [
    ...rows(place, "simple", false, {
      string: "blue",
      array: "blue,black,brown",
      object: "R,100,G,200,B,150",
    }),
    ...rows(place, "simple", true, {
      string: "blue",
      array: "blue,black,brown",
      object: "R=100,G=200,B=150",
    }),
  ]),
  ...rows("query", "form", false, {
    string: "color=blue",
    array: "color=blue,black,brown",
    object: "color=R,100,G,200,B,150",
  }),
  ...rows("query", "form", true, {
    string: "color=blue",
    array: "color=blue&color=black&color=brown",
    object: "R=100&G=200&B=150",
  }),
  ...rows("cookie", "form", false, {
    string: "color=blue",
    array: "color=blue,black,brown",
    object: "color=R,100,G,200,B,150",
  }),
  // The standard leaves exploded cookies undefined: they are separate cookies here.
  ...rows("cookie", "form", true, {
    string: "color=blue",
    array: "color=blue; color=black; color=brown",
    object: "R=100; G=200; B=150",
  }),
  ...rows("query", "spaceDelimited", false, {
    array: "color=blue%20black%20brown",
    object: "color=R%20100%20G%20200%20B%20150",
  }),
  ...rows("query", "pipeDelimited", false, {
    array: "color=blue%7Cblack%7Cbrown",
    object: "color=R%7C100%7CG%7C200%7CB%7C150",
  }),
  ...rows("query", "spaceDelimited", true, { array: "color=blue&color=black&color=brown" }),
  ...rows("query", "pipeDelimited", true, { array: "color=blue&color=black&color=brown" }),
  ...rows("query", "deepObject", true, { object: "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150" }),
  { in: "path", style: "matrix", value: "", want: ";color" },
  { in: "query", style: "form", value: "", want: "color=" },
  { in: "query", style: "form", value: [], want: "" },
];

const hello = "Hello World!";
const list = ["red", "green", "blue"];
const keys = { semi: ";", dot: ".", comma: "," };

/** RFC 6570, sections 3.2.2 to 3.2.8, with the value of each variable as its section has it. */
const ofRfc6570: Row[] = [
  { in: "path", name: "hello", value: hello, want: "Hello%20World%21" },
  { in: "path", name: "half", value: "50%", want: "50%25" },
  { in: "path", name: "x", value: "1024", want: "1024" },
  { in: "path", name: "list", value: list, want: "red,green,blue" },
  { in: "path", name: "list", explode: true, value: list, want: "red,green,blue" },
  { in: "path", name: "keys", value: keys, want: "semi,%3B,dot,.,comma,%2C" },
  { in: "path", name: "keys", explode: true, value: keys, want: "semi=%3B,dot=.,comma=%2C" },
  { in: "path", style: "label", name: "list", value: list, want: ".red,green,blue" },
  { in: "path", style: "label", name: "list", explode: true, value: list, want: ".red.green.blue" },
  { in: "path", style: "label", name: "keys", value: keys, want: ".semi,%3B,dot,.,comma,%2C" },
  { in: "path", style: "label", name: "keys", explode: true, value: keys, want: ".semi=%3B.dot=..comma=%2C" },
  { in: "path", style: "matrix", name: "hello", value: hello, want: ";hello=Hello%20World%21" },
  { in: "path", style: "matrix", name: "list", value: list, want: ";list=red,green,blue" },
  {
    in: "path",
    style: "matrix",
    name: "list",
    explode: true,
    value: list,
    want: ";list=red;list=green;list=blue",
  },
  { in: "path", style: "matrix", name: "keys", value: keys, want: ";keys=semi,%3B,dot,.,comma,%2C" },
  {
    in: "path",
    style: "matrix",
    name: "keys",
    explode: true,
    value: keys,
    want: ";semi=%3B;dot=.;comma=%2C",
  },
  { in: "query", name: "who", value: "fred", want: "who=fred" },
  { in: "query", name: "hello", value: hello, want: "hello=Hello%20World%21" },
  { in: "query", name: "hello", more: { allowReserved: true }, value: hello, want: "hello=Hello%20World!" },
  { in: "query", name: "path", more: { allowReserved: true }, value: "/foo/bar", want: "path=/foo/bar" },
  { in: "query", name: "list", explode: false, value: list, want: "list=red,green,blue" },
  { in: "query", name: "list", value: list, want: "list=red&list=green&list=blue" },
  { in: "query", name: "keys", explode: false, value: keys, want: "keys=semi,%3B,dot,.,comma,%2C" },
  { in: "query", name: "keys", value: keys, want: "semi=%3B&dot=.&comma=%2C" },
];

/** Swagger 2.0, "Parameter Object", `collectionFormat`; left out it is csv. */
const ofSwagger2: Row[] = [
  ...["query", "path", "header", "formData"].map((place): Row => {
    const isPair = place === "query" || place === "formData";
    return { in: place, value: list, want: `${isPair ? "color=" : ""}red,green,blue` };
  }),
  { in: "query", more: { collectionFormat: "csv" }, value: list, want: "color=red,green,blue" },
  { in: "query", more: { collectionFormat: "ssv" }, value: list, want: "color=red%20green%20blue" },
  { in: "query", more: { collectionFormat: "tsv" }, value: list, want: "color=red%09green%09blue" },
  { in: "query", more: { collectionFormat: "pipes" }, value: list, want: "color=red%7Cgreen%7Cblue" },
  { in: "query", more: { collectionFormat: "multi" }, value: list, want: "color=red&color=green&color=blue" },
  {
    in: "formData",
    more: { collectionFormat: "multi" },
    value: list,
    want: "color=red&color=green&color=blue",
  },
  { in: "path", more: { collectionFormat: "pipes" }, value: list, want: "red%7Cgreen%7Cblue" },
  { in: "path", more: { collectionFormat: "ssv" }, value: list, want: "red%20green%20blue" },
  { in: "path", more: { collectionFormat: "tsv" }, value: list, want: "red%09green%09blue" },
  { in: "header", more: { collectionFormat: "pipes" }, value: list, want: "red|green|blue" },
  { in: "header", more: { collectionFormat: "ssv" }, value: list, want: "red green blue" },
  { in: "header", more: { collectionFormat: "multi" }, value: list, want: "red,green,blue" },
  { in: "formData", more: { collectionFormat: "pipes" }, value: list, want: "color=red%7Cgreen%7Cblue" },
  { in: "formData", more: { collectionFormat: "ssv" }, value: list, want: "color=red+green+blue" },
  { in: "query", value: "blue", want: "color=blue" },
];

let folder: string;
let upstream: RecordingServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "oracle-"));
  upstream = await startRecording();
});
afterAll(async () => {
  closeConnections();
  await upstream.close();
  await rm(folder, { recursive: true });
});

async function sent(row: Row, isSwagger2: boolean): Promise<string> {
  const { in: place, style, explode, more, name = "color", value } = row;
  const schema = schemaOf(value);
  const parameter = {
    name,
    in: place,
    required: place === "path",
    ...(style === undefined ? {} : { style }),
    ...(explode === undefined ? {} : { explode }),
    ...more,
    ...(isSwagger2 ? schema : { schema }),
  };
  const path = place === "path" ? `/at/{${name}}` : "/at";
  const operation = {
    operationId: "read",
    parameters: [parameter],
    ...(place === "formData" ? { consumes: ["application/x-www-form-urlencoded"] } : {}),
    responses: { 200: { description: "ok" } },
  };
  const head = isSwagger2 ? { swagger: "2.0", host: "a.test", schemes: ["https"] } : { openapi: "3.1.1" };
  const servers = isSwagger2 ? {} : { servers: [{ url: "https://a.test" }] };
  const document = {
    ...head,
    ...servers,
    info: { title: "T", version: "1" },
    paths: { [path]: { post: operation } },
  };
  const file = join(folder, "document.json");
  await writeFile(file, JSON.stringify(document));
  const server = await planTools(file);
  const [tool] = server.tools;
  if (tool === undefined) throw new Error("no tool");
  const argument = tool.arguments.find(({ wireName }) => wireName === name);
  const request = await callTool(server, tool, { [argument?.name ?? ""]: value }, upstream);
  return partOf(request, place, name);
}

function partOf(request: RecordedRequest, place: string, name: string): string {
  if (place === "header" || place === "cookie")
    return headerOf(request, place === "header" ? name : "cookie") ?? "";
  if (place === "formData") return request.body.toString();
  return place === "path"
    ? request.target.replace(/^\/base\/at\//, "")
    : request.target.replace(/^\/base\/at\??/, "");
}

function schemaOf(value: unknown): object {
  if (Array.isArray(value)) return { type: "array", items: { type: "string" } };
  if (typeof value !== "object" || value === null) return { type: "string" };
  const properties = Object.entries(value).map(([name, member]) => [
    name,
    { type: typeof member === "number" ? "integer" : "string" },
  ]);
  return { type: "object", properties: Object.fromEntries(properties) };
}

function titled(table: readonly Row[]): [title: string, row: Row][] {
  return table.map((row) => {
    const { in: place, style = "", explode, more, value, name = "color" } = row;
    const how = [
      style,
      explode === undefined ? "" : explode ? "exploded" : "joined",
      more ? JSON.stringify(more) : "",
    ];
    return [`${place} ${how.filter((word) => word !== "").join(" ")}: ${name} ${JSON.stringify(value)}`, row];
  });
}

describe("OpenAPI 3.1.1, Style Examples", () => {
  test.each(titled(ofOpenApi))("%s", async (_, row) => expect(await sent(row, false)).toBe(row.want));

  test("an empty label would be a dot, which a path cannot hold", async () => {
    await expect(sent({ in: "path", style: "label", value: "", want: "" }, false)).rejects.toThrow(
      /part of the path/,
    );
  });
});

describe("RFC 6570", () => {
  test.each(titled(ofRfc6570))("%s", async (_, row) => expect(await sent(row, false)).toBe(row.want));
});

describe("Swagger 2.0, collectionFormat", () => {
  test.each(titled(ofSwagger2))("%s", async (_, row) => expect(await sent(row, true)).toBe(row.want));
});
