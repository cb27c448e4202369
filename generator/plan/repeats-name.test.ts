import { repeatsName, stemsOf, wordsBeyond } from "./repeats-name.ts";

test.each<[description: string, name: string, repeats: boolean]>([
  ["The unique identifier of the hook.", "hook_id", true],
  ["The hook ID", "hookId", true],
  ["Name of the branch.", "branch", true],
  ["The names of the labels", "labels", true],
  ["", "id", true],
  ["The number that identifies the pull request.", "pull_number", false],
  ["The name of the branch. Cannot contain wildcards.", "branch", false],
  ["Only return branches with the given name.", "branch", true],
  ["Rejecting", "reject", true],
  ["Information about the bran…", "branch", false],
  ["Limit in seconds.", "limit", false],
  ["Limit, at most 100.", "limit", false],
  ["Название", "name", false],
  ["Имя", "имя", true],
])("%j of %s", (description, name, repeats) => {
  expect(repeatsName(description, name)).toBe(repeats);
});

test.each<[description: string, name: string, want: string[] | undefined]>([
  ["Only return charges created by this intent.", "intent", ["charge"]],
  ["Charges, charged", "amount", ["charge"]],
  ["One two three four.", "amount", undefined],
  ["", "amount", []],
])("what %j says beyond %s", (description, name, want) => {
  const beyond = wordsBeyond(description, name);
  expect(beyond?.map((word) => [...stemsOf(word)][0])).toEqual(want?.map((word) => [...stemsOf(word)][0]));
});
