import { repeatsName } from "./repeats-name.ts";

test.each<[description: string, name: string, repeats: boolean]>([
  ["The unique identifier of the hook.", "hook_id", true],
  ["The hook ID", "hookId", true],
  ["Name of the branch.", "branch", true],
  ["The names of the labels", "labels", true],
  ["", "id", true],
  ["The number that identifies the pull request.", "pull_number", false],
  ["The name of the branch. Cannot contain wildcards.", "branch", false],
  ["Limit in seconds.", "limit", false],
  ["Limit, at most 100.", "limit", false],
  ["Название", "name", false],
  ["Имя", "имя", true],
])("%j of %s", (description, name, repeats) => {
  expect(repeatsName(description, name)).toBe(repeats);
});
