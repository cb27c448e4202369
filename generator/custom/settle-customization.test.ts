import { documentWith, serverOf } from "../test/documents.ts";
import { newNames, settleCustomization, type ToolOperation } from "./settle-customization.ts";

type Tools = Record<string, ToolOperation>;
const a = { operation: "GET /a" };
const b = { operation: "GET /b" };

test.each<[what: string, earlier: Tools, now: Tools, want: [string, string][]]>([
  ["nothing changed", { a }, { a }, []],
  ["another name", { a }, { "a-2": a }, [["a", "a-2"]]],
  [
    "two that change names",
    { a, b },
    { a: b, b: a },
    [
      ["a", "b"],
      ["b", "a"],
    ],
  ],
  ["a name that another operation took", { a }, { a: b, c: a }, [["a", "c"]]],
  ["gone", { a }, { b }, []],
  [
    "a path that moved, known by its operationId",
    { a: { ...a, operationId: "i" } },
    { b: { ...b, operationId: "i" } },
    [["a", "b"]],
  ],
  [
    "an operationId that moved counts less than the path",
    { a: { ...a, operationId: "i" } },
    { x: a, y: { ...b, operationId: "i" } },
    [["a", "x"]],
  ],
  ["one operation under two names", { a }, { x: a, y: a }, []],
  ["two tools of one operation, of which one is gone", { a, x: a }, { x: a }, []],
  ["no operationId is no operationId", { a }, { b }, []],
])("%s", (_, earlier, now, want) => {
  expect([...newNames(earlier, now)]).toEqual(want);
});

const { server } = serverOf(documentWith({ operationId: "getCall" }));
const now = { get_call: { operation: "GET /x" } };
const settle = (source: string, earlier: Tools) =>
  settleCustomization(source, "scaffold", server, earlier, now);

test("a renamed tool is renamed before it is looked for", async () => {
  const given = 'customize({ hide: ["fetch_call"], tools: { fetch_call: {} } });';
  expect(await settle(given, { fetch_call: { operation: "GET /x" } })).toEqual({
    source: 'customize({ hide: ["get_call"], tools: { get_call: {} } });',
    renamed: [{ from: "fetch_call", to: "get_call", line: 1 }],
    changed: ["get_call"],
  });
});

test("a tool that is gone stops the build", async () => {
  const given = "customize({ tools: { get_calls: {} } });";
  await expect(settle(given, { get_calls: { operation: "GET /gone" } })).rejects.toMatchObject({
    diagnostic: { code: "custom-tool-unknown", origin: "src/custom.ts:1" },
  });
});

test("the scaffold changes nothing", async () => {
  expect(await settle("scaffold", {})).toBeUndefined();
});
