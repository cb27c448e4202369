import { namesInLock } from "./given-names.ts";

test("the names of a lock file without a surface, but for operations that cannot be told apart", () => {
  const tools = {
    get_call: { operation: "GET /calls/{id}" },
    create_response: { operation: "POST /responses" },
    beta_create_response: { operation: "POST /responses" },
  };
  expect([...namesInLock({ tools }).tools]).toEqual([["GET /calls/{id}", "get_call"]]);
});
