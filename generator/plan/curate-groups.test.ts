import type { Curation } from "../curation/model.ts";
import { curatedServer, curationFaults } from "../test/curated.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Demo" },
  tags: [{ name: "Calls", description: "All about calls." }],
  paths: {
    "/call": { get: { operationId: "listCalls", tags: ["Calls"] } },
    "/call/{id}": { get: { operationId: "getCall", tags: ["Calls"] } },
    "/agent": { get: { operationId: "listAgents", tags: ["Agents"] } },
  },
};

type Groups = NonNullable<Curation["groups"]>;

const groupsOf = (groups: Groups): string[] =>
  curatedServer(document, { groups }).groups.map(
    ({ name, title, description = "-", tools }) =>
      `${name} | ${title} | ${description} | ${tools.map((tool) => tool.name).join(" ")}`,
  );

test.each<[what: string, groups: Groups, want: string[]]>([
  [
    "as the document has them",
    {},
    ["agents | Agents | - | list_agents", "calls | Calls | All about calls. | get_call list_calls"],
  ],
  [
    "other texts only",
    { calls: { title: "Phone calls" }, agents: { description: "Who speaks." } },
    [
      "agents | Agents | Who speaks. | list_agents",
      "calls | Phone calls | All about calls. | get_call list_calls",
    ],
  ],
  [
    "one of a person's own",
    { lists: { title: "Lists", description: "Everything.", operations: ["list*"] } },
    ["calls | Calls | All about calls. | get_call", "lists | Lists | Everything. | list_agents list_calls"],
  ],
  [
    "a title from the name",
    { "all-lists": { operations: ["list*"] } },
    ["all-lists | All lists | - | list_agents list_calls", "calls | Calls | All about calls. | get_call"],
  ],
  [
    "the first that claims an operation has it",
    { one: { operations: ["listCalls"] }, two: { operations: [{ tag: "Calls" }] } },
    ["agents | Agents | - | list_agents", "one | One | - | list_calls", "two | Two | - | get_call"],
  ],
  [
    "a group that is there takes more in",
    { calls: { operations: ["listAgents"] } },
    ["calls | Calls | All about calls. | get_call list_agents list_calls"],
  ],
])("%s", (_, groups, want) => {
  expect(groupsOf(groups)).toEqual(want);
});

test.each<[what: string, groups: Groups, want: string[]]>([
  [
    "texts for a group that is not there",
    { call: { title: "x" } },
    ['groups.call: There is no group "call", and it names no operations. Did you mean "calls"?'],
  ],
  [
    "nothing is left to claim",
    { one: { operations: [{ tag: "Calls" }] }, two: { operations: ["getCall"] } },
    ['groups.two.operations: The group "two" stays empty: groups before it claim all of its operations.'],
  ],
  [
    "a name with a use of its own",
    { all: { operations: ["getCall"] } },
    [
      'groups.all: "all" cannot be the name of a group. Take lower-case letters, digits and "-", a letter first, at most 40, and neither "all" nor "custom".',
    ],
  ],
  [
    "a name that leads elsewhere",
    { "../x": { operations: ["getCall"] } },
    [
      'groups.../x: "../x" cannot be the name of a group. Take lower-case letters, digits and "-", a letter first, at most 40, and neither "all" nor "custom".',
    ],
  ],
])("faults: %s", (_, groups, want) => {
  expect(curationFaults(document, { groups })).toEqual(want);
});
