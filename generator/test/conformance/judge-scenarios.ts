/** A check of the suite, of which only what is read here is named. */
export interface Check {
  status: string;
  description: string;
  errorMessage?: string;
}

export interface ScenarioResult {
  scenario: string;
  checks: readonly Check[];
}

export interface Judgement {
  /** One for each scenario, in the order of the two lists. */
  lines: string[];
  /** Scenarios that did not come out as they were expected to. */
  faults: number;
}

/**
 * Compares what came out with what is expected. As in the suite's own comparison a scenario passes when no check of it
 * fails or warns. A scenario on neither list, and one that was not run, is a fault.
 */
export function judgeScenarios(
  results: readonly ScenarioResult[],
  met: readonly string[],
  notMet: ReadonlyMap<string, string>,
): Judgement {
  const found = new Map(results.map(({ scenario, checks }) => [scenario, checks]));
  const lines: string[] = [];
  let faults = 0;
  const fault = (scenario: string, why: string): void => {
    faults++;
    lines.push(`WRONG    ${scenario}: ${why}`);
  };
  for (const scenario of met) {
    const problem = problemOf(found.get(scenario));
    if (problem === undefined) lines.push(`met      ${scenario}`);
    else fault(scenario, problem);
  }
  for (const [scenario, why] of notMet) {
    const checks = found.get(scenario);
    if (checks === undefined) fault(scenario, "The suite did not run it.");
    else if (problemOf(checks) === undefined) fault(scenario, "It passes now; list it with those that do.");
    else lines.push(`not met  ${scenario}: ${why}`);
  }
  for (const scenario of found.keys()) {
    if (!met.includes(scenario) && !notMet.has(scenario)) fault(scenario, "It is on no list.");
  }
  return { lines, faults };
}

function problemOf(checks: readonly Check[] | undefined): string | undefined {
  if (checks === undefined) return "The suite did not run it.";
  const failed = checks.filter(({ status }) => status === "FAILURE" || status === "WARNING");
  if (failed.length > 0)
    return failed.map(({ description, errorMessage }) => errorMessage ?? description).join("; ");
  return checks.some(({ status }) => status === "SUCCESS") ? undefined : "No check of it succeeded.";
}
