import assert from "node:assert/strict";
import { listAt, textAt, valueAt } from "../../client/read-value.ts";
import { without } from "../../stand-ins/retell/state.ts";
import type { RetellSession } from "../session.ts";

/** A quality score under this is low. */
const lowScore = 60;

/**
 * Reads the latest 20 calls and flags those whose analysis scored them low. The vendor's own QA scores have no public
 * operation; the score is a field of the agent's post-call analysis.
 */
export async function flagCalls({ api, call }: RetellSession): Promise<string[]> {
  const listed = await call("list_calls", { limit: 20, sort_order: "descending", include_total: true });
  const calls = listAt(listed, "items");
  const flagged = calls.filter((each) => Number(scoreOf(each)) < lowScore);

  const stored = [...api.state.calls.values()].reverse().slice(0, 20);
  const kept = ["transcript", "recording_url", "public_log_url"];
  assert.deepEqual(
    calls,
    stored.map((each) => without(each, ...kept)),
    "the latest 20 calls, latest first, without what was said",
  );
  assert.equal(valueAt(listed, "total"), api.state.calls.size, "how many calls there are");
  const bad = stored.filter(({ call_analysis }) => call_analysis?.call_successful === false);
  assert.ok(bad.length > 0, "the account has bad calls");
  assert.deepEqual(
    flagged.map((each) => textAt(each, "call_id")),
    bad.map(({ call_id }) => call_id),
    "the calls that went badly",
  );
  const unsuccessful = await call("list_calls", {
    filter_criteria: { call_successful: { type: "boolean", op: "eq", value: false } },
  });
  const all = [...api.state.calls.values()].filter((each) => each.call_analysis?.call_successful === false);
  assert.equal(listAt(unsuccessful, "items").length, all.length, "the filter finds what went badly");
  return [
    "QA scores have no public operation; these are scores of the post-call analysis.",
    ...flagged.map((each) => `${textAt(each, "call_id")}: ${scoreOf(each)} of 100, ${summaryOf(each)}`),
  ];
}

function scoreOf(call: unknown): unknown {
  return valueAt(call, "call_analysis", "custom_analysis_data", "quality_score");
}

function summaryOf(call: unknown): string {
  return textAt(call, "call_analysis", "call_summary");
}
