import { createBearerCheck } from "./bearer-auth.ts";

const check = createBearerCheck("s3cret");

test.each([
  ["Bearer s3cret", true],
  ["bearer s3cret", true],
  ["BEARER   s3cret ", true],
  ["Bearer s3cre", false],
  ["Bearer s3cret2", false],
  ["Bearer s3cret s3cret", false],
  ["s3cret", false],
  ["Basic s3cret", false],
  ["Bearer", false],
  ["", false],
  [undefined, false],
])("Authorization %j lets in: %s [threat: http]", (given, ok) => {
  if (ok) {
    expect(() => check(given)).not.toThrow();
    return;
  }
  expect(() => check(given)).toThrow(
    expect.objectContaining({
      status: 401,
      headers: { "www-authenticate": "Bearer" },
      message: expect.stringContaining("Authorization: Bearer <token>"),
    }),
  );
});

test("an empty token is refused at the start [threat: http]", () => {
  expect(() => createBearerCheck("")).toThrow(/MCP_AUTH_TOKEN is empty/);
});
