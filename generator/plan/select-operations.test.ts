import type { Curation } from "../curation/model.ts";
import { curatedServer, curationFaults } from "../test/curated.ts";

const operation = (operationId: string, tag: string, more: object = {}) => ({
  operationId,
  tags: [tag],
  ...more,
});
const document = {
  openapi: "3.1.0",
  info: { title: "Demo" },
  paths: {
    "/calls": { get: operation("listCalls", "Calls"), post: operation("createCall", "Calls") },
    "/calls/{id}": { get: operation("getCall", "Calls"), delete: operation("deleteCall", "Calls") },
    "/v1/calls": { get: operation("legacyListCalls", "Legacy", { deprecated: true }) },
    "/agents": { get: operation("listAgents", "Agents") },
  },
};

/** Names of the tools, those outside of the default surface in brackets. */
const toolsOf = (choices: Omit<Curation, "originOf">): string =>
  curatedServer(document, choices)
    .groups.flatMap(({ tools }) => tools.map((tool) => (tool.default ? tool.name : `(${tool.name})`)))
    .join(" ");

test.each<[what: string, choices: Omit<Curation, "originOf">, want: string]>([
  ["nothing", {}, "list_agents create_call delete_call get_call list_calls legacy_list_calls"],
  ["included by tag", { select: { include: [{ tag: "Agents" }] } }, "list_agents"],
  [
    "excluded by what they are",
    { select: { exclude: [{ deprecated: true }, "deleteCall"] } },
    "list_agents create_call get_call list_calls",
  ],
  [
    "excluded of what is included",
    { select: { include: [{ path: "/calls/**" }], exclude: [{ method: "DELETE" }] } },
    "create_call get_call list_calls",
  ],
  [
    "a default surface",
    { select: { exclude: ["legacyListCalls"] }, default: [{ method: "GET", tag: "Calls" }, "listAgents"] },
    "list_agents (create_call) (delete_call) get_call list_calls",
  ],
])("%s", (_, choices, want) => {
  expect(toolsOf(choices)).toBe(want);
});

test("what is left out is counted, and takes no name away", () => {
  const twins = {
    openapi: "3.1.0",
    paths: {
      "/v1/calls": { get: operation("listCalls", "A") },
      "/v2/calls": { get: operation("list_calls", "A") },
    },
  };
  const server = curatedServer(twins, { select: { exclude: [{ path: "/v1/**" }] } });
  expect(server.leftOut).toBe(1);
  expect(server.skipped).toEqual([]);
  expect(server.groups.flatMap(({ tools }) => tools.map(({ name }) => name))).toEqual(["list_calls"]);
});

test("a tool outside of the default surface says so to the runtime, another says nothing", () => {
  const { groups } = curatedServer(document, { default: ["listAgents"] });
  const marks = groups.flatMap(({ tools }) => tools.map(({ definition }) => definition.default));
  expect(marks).toEqual([undefined, false, false, false, false, false]);
});

test.each<[what: string, choices: Omit<Curation, "originOf">, want: string[]]>([
  [
    "an operation that is not there, with the nearest",
    { select: { exclude: ["listCals"] } },
    ['select.exclude.0: No operation is called "listCals". Did you mean "listCalls"?'],
  ],
  [
    "one tag of several",
    { select: { include: [{ tag: ["Calls", "Agent"] }] } },
    ['select.include.0.tag: No operation has the tag "Agent". Did you mean "Agents"?'],
  ],
  [
    "a path that nothing has",
    { default: [{ path: "/cals/**" }] },
    ['default.0.path: No operation has the path "/cals/**". Did you mean "/calls"?'],
  ],
  [
    "criteria that never go together",
    { default: [{ tag: "Agents", method: "DELETE" }] },
    ["default.0: No operation fits all that is asked here together."],
  ],
  [
    "a state that none has",
    { select: { include: [{ tag: "Calls" }] }, default: [{ deprecated: true }] },
    ['default.0.deprecated: All operations that "true" fits are left out by select.'],
  ],
  [
    "a default that is left out",
    { select: { exclude: ["listAgents"] }, default: ["listAgents", "listCalls"] },
    ['default.0: All operations that "listAgents" fits are left out by select.'],
  ],
  [
    "all",
    { select: { exclude: [{ path: "/**" }] } },
    ["select: No operation is left: what is excluded is all that is included."],
  ],
  ["an empty default", { default: [] }, ["default: The default surface is empty."]],
  [
    "several faults at once",
    {
      select: { exclude: ["a9"] },
      default: ["b9"],
      groups: { x: { operations: ["c9"] } },
      tools: { d9: {} },
    },
    [
      'select.exclude.0: No operation is called "a9".',
      'default.0: No operation is called "b9".',
      'groups.x.operations.0: No operation is called "c9".',
      'tools.d9: No operation is called "d9".',
    ],
  ],
])("faults: %s", (_, choices, want) => {
  expect(curationFaults(document, choices)).toEqual(want);
});
