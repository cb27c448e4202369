import { dropFillers } from "./drop-fillers.ts";

test.each<[text: string, want: string]>([
  ["The name of the call.", "Name of the call."],
  ["A list of up to 20 calls.", "List of up to 20 calls."],
  ["This is the plan for the call.", "Plan for the call."],
  ["These are the calls.", "Calls."],
  ["This field contains the plan.", "Plan."],
  ["Boolean indicating whether it ends.", "Whether it ends."],
  ["A boolean flag that determines if it ends.", "Whether it ends."],
  ["Boolean value representing whether or not it ends.", "Whether it ends."],
  ["Indicates if a call ends.", "Whether a call ends."],
  ["This determines whether it ends.", "Whether it ends."],
  ["Controls how the call ends.", "How the call ends."],
  ["If specified, only calls of that day are returned.", "Only calls of that day are returned."],
  ["Optional. The end.", "End."],
  ["(required) The end.", "End."],
  ["Optional folder path.", "Folder path."],
  ["A string that identifies the call.", "Identifies the call."],
  ["The `id` of it.", "The `id` of it."],
  ["The due_date of it.", "due_date of it."],
  ["The dueDate of it.", "dueDate of it."],
  ["Required when `state` is set.", "Required when `state` is set."],
  ["If `true`, it ends.", "If `true`, it ends."],
  ["Determines the end.", "Determines the end."],
  ["Thesis of it.", "Thesis of it."],
  ["The", "The"],
  ["An it", "An it"],
  ["", ""],
])("%j", (text, want) => {
  expect(dropFillers(text)).toBe(want);
});
