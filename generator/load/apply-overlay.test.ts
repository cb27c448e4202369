import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { applyOverlay } from "./apply-overlay.ts";
import { copyWithOrigins, type Origins, writtenAt } from "./copy-with-origins.ts";
import { parseYaml } from "./parse-yaml.ts";

async function overlaid(document: unknown, actions: unknown[], version = "1.1.0") {
  const origins: Origins = new WeakMap();
  const copy = copyWithOrigins(document, { document: "api.yaml", pointer: "" }, origins);
  const overlay = { name: "o.yaml", location: "o.yaml", root: { overlay: version, actions } };
  const { root, idle } = await applyOverlay(copy, overlay, origins);
  const plain = JSON.parse(JSON.stringify(root));
  const at = (pointer: string) => {
    const found = writtenAt(root, { document: "api.yaml", pointer }, origins);
    return `${found.document}#${found.pointer}`;
  };
  return { root: plain, idle: idle.map(({ origin }) => origin), at };
}

describe("applyOverlay", () => {
  test.each([
    ["merges objects", { a: { b: 1 } }, [{ target: "$.a", update: { c: 2 } }], { a: { b: 1, c: 2 } }],
    [
      "merges deeply",
      { a: { b: { c: 1 } } },
      [{ target: "$", update: { a: { b: { d: 2 } } } }],
      { a: { b: { c: 1, d: 2 } } },
    ],
    ["appends to an array", { a: [1] }, [{ target: "$.a", update: 2 }], { a: [1, 2] }],
    ["joins arrays", { a: { b: [1] } }, [{ target: "$.a", update: { b: [2] } }], { a: { b: [1, 2] } }],
    ["replaces a primitive", { a: 1 }, [{ target: "$.a", update: 2 }], { a: 2 }],
    ["removes members", { a: { b: 1, c: 2 } }, [{ target: "$.a.b", remove: true }], { a: { c: 2 } }],
    [
      "removes several items of an array",
      { a: [1, 2, 3, 2] },
      [{ target: "$.a[?@ == 2]", remove: true }],
      { a: [1, 3] },
    ],
    ["lets remove win", { a: 1, b: 2 }, [{ target: "$.a", update: 3, remove: true }], { b: 2 }],
    [
      "goes action by action",
      { a: 1 },
      [
        { target: "$.a", remove: true },
        { target: "$", update: { a: 5 } },
      ],
      { a: 5 },
    ],
    ["copies", { a: { x: 1 }, b: {} }, [{ target: "$.b", copy: "$.a" }], { a: { x: 1 }, b: { x: 1 } }],
    [
      "keeps __proto__ a plain name",
      { a: {} },
      [{ target: "$.a", update: JSON.parse('{"__proto__":{"x":1}}') }],
      JSON.parse('{"a":{"__proto__":{"x":1}}}'),
    ],
  ])("%s", async (_, document, actions, want) => {
    const { root } = await overlaid(document, actions);
    expect(JSON.stringify(root)).toBe(JSON.stringify(want));
  });

  test("says which action selects nothing", async () => {
    const { idle } = await overlaid({ a: 1 }, [
      { target: "$.a", update: 2 },
      { target: "$.b", update: 2 },
    ]);
    expect(idle).toEqual(["o.yaml#/actions/1"]);
  });

  test.each([
    ["no actions", [], /list of actions/],
    ["no target", [{ update: {} }], /no target/],
    ["a bad path", [{ target: "$.[", update: {} }], /no JSONPath/],
    ["the root removed", [{ target: "$", remove: true }], /root/],
    ["an object updated with a number", [{ target: "$.a", update: 1 }], /with an object/],
    ["a copy of many", [{ target: "$.a", copy: "$.*" }], /one source/],
  ])("refuses %s", async (_, actions, message) => {
    await expect(overlaid({ a: {}, b: {} }, actions)).rejects.toThrow(message);
  });

  test("leads back to where a thing was written", async () => {
    const document = { paths: { "/a": { parameters: [{ name: "x" }, { name: "y", schema: {} }] } } };
    const { at } = await overlaid(document, [
      { target: "$.paths['/a'].parameters[0]", remove: true },
      { target: "$.paths", update: { "/b": { get: { summary: "new" } } } },
    ]);
    expect(at("/paths/~1a/parameters/0/schema")).toBe("api.yaml#/paths/~1a/parameters/1/schema");
    expect(at("/paths/~1b/get/summary")).toBe("o.yaml#/actions/1/update/~1b/get/summary");
    expect(at("/paths/~1a")).toBe("api.yaml#/paths/~1a");
  });
});

const published = fileURLToPath(new URL("../../../shared/specs/overlay/", import.meta.url));
const sets = ["remove-matching-responses", "replace-servers-for-sandbox", "update-root"];

(existsSync(published) ? describe : describe.skip)(
  "the published overlay sets (../shared/specs/overlay)",
  () => {
    test.each(sets)("%s", async (set) => {
      const read = (part: string) =>
        parseYaml(readFileSync(`${published}${set}.${part}.yaml`, "utf8"), { location: part });
      const overlay = { name: "overlay", location: "overlay", root: await read("overlay") };
      const { root, idle } = await applyOverlay(
        copyWithOrigins(await read("openapi"), { document: "a", pointer: "" }, new WeakMap()),
        overlay,
        new WeakMap(),
      );
      expect(JSON.parse(JSON.stringify(root))).toEqual(await read("output"));
      expect(idle).toEqual([]);
    });
  },
);
