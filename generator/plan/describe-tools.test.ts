import { apiOf, documentWith } from "../test/documents.ts";
import { describeTool } from "./describe-tools.ts";

const describeOperation = (operation: object, notes: string[] = []) => {
  const [read] = apiOf(documentWith(operation)).api.operations;
  if (read === undefined) throw new Error("no operation");
  return describeTool(read, "get_mcp-tools", notes);
};

test.each<[what: string, operation: object, notes: string[], title: string, description: string]>([
  [
    "summary and prose",
    { summary: "Get a call", description: "With its transcript." },
    [],
    "Get a call",
    "Get a call. With its transcript.",
  ],
  [
    "prose that repeats the summary",
    { summary: "Get a call.", description: "Get a call with its transcript." },
    [],
    "Get a call.",
    "Get a call with its transcript.",
  ],
  ["only prose", { description: "Gets it." }, [], "Get mcp tools", "Gets it."],
  ["only a summary", { summary: "Ready?" }, [], "Ready?", "Ready?"],
  ["nothing", {}, [], "Get mcp tools", "GET /x"],
  [
    "notes and deprecation",
    { summary: "Get", deprecated: true },
    ["Needs a or b."],
    "Get",
    "Get. Needs a or b. Deprecated.",
  ],
  ["markup", { summary: "<b>Get</b><!-- evil -->", description: "Get\u202e it" }, [], "Get", "Get it"],
])("%s", (_, operation, notes, title, description) => {
  expect(describeOperation(operation, notes)).toEqual({ title, description });
});

test("long texts are cut, what comes after them is not [threat: model-text]", () => {
  const { title, description } = describeOperation(
    { summary: "s".repeat(100), description: "word ".repeat(500) },
    ["Needs a or b."],
  );
  expect(title).toHaveLength(80);
  expect(description.length).toBeLessThanOrEqual(900);
  expect(description).toMatch(/… Needs a or b\.$/);
});
