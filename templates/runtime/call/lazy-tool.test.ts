import { sampleTool } from "../../../generator/test/runtime/sample-server.ts";
import { lazyTool, listEntry } from "./lazy-tool.ts";

const plain = sampleTool("get_call", {
  title: "Get a call",
  confirm: true,
  default: false,
  readFirst: "list_calls",
  shape: { drop: ["a"] },
});
const { request, origin, shape, readFirst, title, description, inputSchema, ...head } = plain;
const listed = JSON.stringify({ name: head.name, title, description, inputSchema, annotations: head.hints });

test("has everything that the tool has which it was made of", () => {
  const lazy = lazyTool(head, listed, JSON.stringify({ request, shape, readFirst, origin }));
  for (const key of Object.keys(plain) as (keyof typeof plain)[]) expect(lazy[key]).toEqual(plain[key]);
  expect(listEntry(lazy)).toBe(listed);
  expect(listEntry(plain)).toBe(listed);
});

test("parses its text once, when it is needed", () => {
  const broken = lazyTool(head, "not JSON", "{}");
  expect(broken.name).toBe("get_call");
  expect(broken.hints.readOnlyHint).toBe(true);
  expect(listEntry(broken)).toBe("not JSON");
  const lazy = lazyTool(head, listed, JSON.stringify({ request, origin }));
  expect(lazy.request).toBe(lazy.request);
});

test("what is left out stays so", () => {
  const bare = JSON.stringify({ name: "a", description: "", inputSchema });
  const lazy = lazyTool({ name: "a", hints: head.hints }, bare, JSON.stringify({ request, origin }));
  expect(lazy.title).toBeUndefined();
  expect(lazy.answer).toBeUndefined();
  expect([lazy.shape, lazy.readFirst]).toEqual([undefined, undefined]);
  expect(lazy.confirm).toBeUndefined();
});

test.each<[what: string, terse: object, annotations: object]>([
  ["some hints", { readOnlyHint: true }, { annotations: { readOnlyHint: true } }],
  ["none that differ", {}, {}],
])("one of very many is listed without its title: %s", (_, terse, annotations) => {
  const wanted = JSON.stringify({ name: "get_call", description, inputSchema, ...annotations });
  expect(listEntry({ ...plain, terse })).toBe(wanted);
  const lazy = lazyTool(head, wanted, JSON.stringify({ title, request, origin }));
  expect([listEntry(lazy), lazy.title, lazy.hints]).toEqual([wanted, title, plain.hints]);
});
