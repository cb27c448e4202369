import type { Tool } from "../plan/model.ts";
import { listIdSources } from "./list-id-sources.ts";

/** `name argument…`; an argument with `?` is optional, one with `/` is in the path. */
function tool(written: string): Tool {
  const [name = "", ...names] = written.split(" ");
  return {
    name,
    definition: { hints: { readOnlyHint: !/^(create|add|x)/.test(name) } },
    arguments: names.map((each) => ({
      name: each.replace(/[?/]/g, ""),
      in: each.includes("/") ? "path" : "query",
      wireName: each,
      required: !each.includes("?"),
    })),
  } as unknown as Tool;
}

test.each<[what: string, tools: string[], want: Record<string, string[]>]>([
  ["an id and its list", ["list_calls limit?", "get_call call_id/"], { call_id: ["list_calls"] }],
  ["camelCase", ["listPhoneNumbers", "x phoneNumberId"], { phoneNumberId: ["listPhoneNumbers"] }],
  ["kebab-case", ["list-interviews", "get-interview interview_id/"], { interview_id: ["list-interviews"] }],
  ["a verb after the group", ["calls_list_runs", "x run_id"], { run_id: ["calls_list_runs"] }],
  ["a list that is a thing", ["create_list_item", "x item_id"], {}],
  ["what it is narrowed to", ["list_runs_for_repo", "x run_id"], { run_id: ["list_runs_for_repo"] }],
  ["a bare id is what its tool is about", ["list_calls", "get_call id/"], { id: ["list_calls"] }],
  [
    "ies, xes and ss",
    ["list_policies", "find_boxes", "x policy_id box_id"],
    {
      box_id: ["find_boxes"],
      policy_id: ["list_policies"],
    },
  ],
  [
    "lists and searches",
    ["search_users", "list_users", "x user_id"],
    { user_id: ["list_users", "search_users"] },
  ],
  ["a list of its own kind is no source", ["list_calls call_id"], {}],
  ["an optional id", ["list_calls", "x call_id?"], {}],
  ["no list", ["get_call call_id/"], {}],
  ["another noun", ["list_calls", "x voice_id"], {}],
  ["what is no id", ["list_calls", "x call limit"], {}],
  [
    "names of Object's own members",
    ["list_constructors", "x constructor_id __proto___id"],
    {
      constructor_id: ["list_constructors"],
    },
  ],
])("%s", (_, tools, want) => {
  const found = listIdSources(tools.map(tool));
  expect(Object.fromEntries(found.map((source) => [source.argument, source.tools]))).toEqual(want);
});
