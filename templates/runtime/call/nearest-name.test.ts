import { nearestName } from "./nearest-name.ts";

const names = ["agent_id", "limit", "pagination_key", "id", "list_agents", "list_calls"];

test.each<[string, string | undefined]>([
  ["agentId", "agent_id"],
  ["AGENT-ID", "agent_id"],
  ["agnt_id", "agent_id"],
  ["limt", "limit"],
  ["list_agent", "list_agents"],
  ["ID", "id"],
  ["x", undefined],
  ["qq", undefined],
  ["名前", undefined],
  ["", undefined],
  ["completely_different", undefined],
  ["a".repeat(100_000), undefined],
  ["__proto__", undefined],
])("%s -> %s", (given, want) => {
  expect(nearestName(given, names)).toBe(want);
});
