import { judgeScenarios, type ScenarioResult } from "./judge-scenarios.ts";

const result = (scenario: string, ...statuses: string[]): ScenarioResult => ({
  scenario,
  checks: statuses.map((status, index) => ({ status, description: `check ${index}` })),
});

test.each<[what: string, results: ScenarioResult[], lines: string[], faults: number]>([
  [
    "as expected",
    [result("ping", "INFO", "SUCCESS"), result("prompts", "FAILURE")],
    ["met      ping", "not met  prompts: none are offered"],
    0,
  ],
  [
    "one that must pass fails",
    [result("ping", "SUCCESS", "FAILURE"), result("prompts", "FAILURE")],
    ["WRONG    ping: check 1", "not met  prompts: none are offered"],
    1,
  ],
  [
    "a warning is no pass",
    [result("ping", "SUCCESS", "WARNING"), result("prompts", "SUCCESS", "WARNING")],
    ["WRONG    ping: check 1", "not met  prompts: none are offered"],
    1,
  ],
  [
    "without a success nothing was checked",
    [result("ping", "INFO"), result("prompts")],
    ["WRONG    ping: No check of it succeeded.", "not met  prompts: none are offered"],
    1,
  ],
  [
    "an exception begins to pass",
    [result("ping", "SUCCESS"), result("prompts", "SUCCESS")],
    ["met      ping", "WRONG    prompts: It passes now; list it with those that do."],
    1,
  ],
  [
    "not run",
    [],
    ["WRONG    ping: The suite did not run it.", "WRONG    prompts: The suite did not run it."],
    2,
  ],
  [
    "on no list",
    [result("ping", "SUCCESS"), result("prompts", "FAILURE"), result("new", "SUCCESS")],
    ["met      ping", "not met  prompts: none are offered", "WRONG    new: It is on no list."],
    1,
  ],
])("%s", (_, results, lines, faults) => {
  const judged = judgeScenarios(results, ["ping"], new Map([["prompts", "none are offered"]]));
  expect(judged).toEqual({ lines, faults });
});
