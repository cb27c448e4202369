import type { ApiRequest, ApiRoutes } from "../serve-api.ts";
import { page } from "./page.ts";
import { fields, find, present, type RetellState, type Stored } from "./state.ts";

/** Simulated test cases and batches of them. Every run of a batch passes at once. */
export function testRoutes(state: RetellState): ApiRoutes {
  const caseOf = (request: ApiRequest): Stored => find(state.testCases, request, "test_case_definition_id");
  const dates = (): Stored => {
    const now = state.tick();
    return { creation_timestamp: now, user_modified_timestamp: now };
  };
  return {
    "POST /create-test-case-definition": (request) => {
      const id = state.id("test_case");
      const made = {
        dynamic_variables: {},
        tool_mocks: [],
        llm_model: "gpt-4.1",
        ...fields(request),
        test_case_definition_id: id,
        type: "simulation",
        ...dates(),
      };
      state.testCases.set(id, made);
      return { status: 201, body: made };
    },
    "GET /get-test-case-definition/{test_case_definition_id}": (request) => ({
      status: 200,
      body: caseOf(request),
    }),
    "GET /v2/list-test-case-definitions": (request) => ({
      status: 200,
      body: page([...state.testCases.values()].filter(isOfEngine(request)), request),
    }),
    "PUT /update-test-case-definition/{test_case_definition_id}": (request) => ({
      status: 200,
      body: Object.assign(caseOf(request), fields(request), { user_modified_timestamp: state.tick() }),
    }),
    "DELETE /delete-test-case-definition/{test_case_definition_id}": (request) => {
      state.testCases.delete(String(caseOf(request).test_case_definition_id));
      return { status: 204 };
    },
    "POST /create-batch-test": (request) => {
      const { test_case_definition_ids: ids, response_engine } = fields(request);
      const batch = state.id("batch_test");
      for (const id of ids as string[]) {
        const snapshot = present(state.testCases.get(id), request, `test case ${id}`);
        const run = state.id("test_run");
        state.testRuns.set(run, {
          test_case_job_id: run,
          test_case_batch_job_id: batch,
          status: "pass",
          test_case_definition_id: id,
          test_case_definition_snapshot: snapshot,
          ...dates(),
        });
      }
      const total = (ids as string[]).length;
      const made = {
        test_case_batch_job_id: batch,
        status: "complete",
        response_engine,
        pass_count: total,
        fail_count: 0,
        error_count: 0,
        total_count: total,
        ...dates(),
      };
      state.batchTests.set(batch, made);
      return { status: 201, body: made };
    },
    "GET /get-batch-test/{test_case_batch_job_id}": (request) => ({
      status: 200,
      body: find(state.batchTests, request, "test_case_batch_job_id"),
    }),
    "GET /v2/list-batch-tests": (request) => ({
      status: 200,
      body: page([...state.batchTests.values()].filter(isOfEngine(request)), request),
    }),
    "GET /get-test-run/{test_case_job_id}": (request) => ({
      status: 200,
      body: find(state.testRuns, request, "test_case_job_id"),
    }),
    "GET /v2/list-test-runs/{test_case_batch_job_id}": (request) => {
      const { test_case_batch_job_id: id } = find(state.batchTests, request, "test_case_batch_job_id");
      const runs = [...state.testRuns.values()].filter((run) => run.test_case_batch_job_id === id);
      return { status: 200, body: page(runs, request) };
    },
  };
}

/** Whether something is for the response engine that the query names. */
function isOfEngine({ query }: ApiRequest): (stored: Stored) => boolean {
  return ({ response_engine }) => {
    const { llm_id, conversation_flow_id } = response_engine as Stored;
    return query.type === "retell-llm"
      ? query.llm_id === undefined || query.llm_id === llm_id
      : query.conversation_flow_id === undefined || query.conversation_flow_id === conversation_flow_id;
  };
}
