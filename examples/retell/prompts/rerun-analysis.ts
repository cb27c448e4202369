import assert from "node:assert/strict";
import { textAt, valueAt } from "../../client/read-value.ts";
import type { RetellSession } from "../session.ts";

/**
 * Runs the analysis of a call that went badly again and says why it did. The vendor's document describes this for the
 * post-call analysis; to rerun its QA review there is no public operation.
 */
export async function rerunAnalysis({ api, client, call }: RetellSession): Promise<string[]> {
  const { tools } = await client.listTools();
  const reviews = tools.map(({ name }) => name).filter((name) => name.split("_").includes("qa"));
  assert.deepEqual(reviews, [], "the document has no QA operation; play it here now that it has");
  const bad = [...api.state.calls.values()].find((each) => each.call_analysis?.call_successful === false);
  const callId = bad?.call_id ?? "";
  await call("rerun_call_analysis", { call_id: callId });
  const judged = await call("get_call", { call_id: callId });

  const analysis = valueAt(judged, "call_analysis");
  assert.deepEqual(analysis, api.state.calls.get(callId)?.call_analysis, "the analysis that the account has");
  assert.equal(valueAt(analysis, "custom_analysis_data", "analysis_runs"), 2, "it was judged once more");
  const request = api.requests.at(-2);
  assert.deepEqual([request?.route, request?.params.call_id], ["PUT /rerun-call-analysis/{call_id}", callId]);
  return [
    "The QA review has no public operation; the post-call analysis was run again.",
    `${callId}: ${textAt(analysis, "custom_analysis_data", "failure_reasons")}.`,
  ];
}
