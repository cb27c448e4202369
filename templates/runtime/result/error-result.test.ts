import { ToolError } from "../tool-error.ts";
import type { UpstreamResponse } from "../upstream/http-message.ts";
import { errorResult, toolErrorResult } from "./error-result.ts";
import { makeRedactor } from "./redact.ts";
import type { ToolResult } from "./result.ts";

const limits = { maxTextChars: 10_000 };

function respond(body: unknown, status = 400, headers: Record<string, string> = {}): UpstreamResponse {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = text.startsWith("<")
    ? "text/html"
    : typeof body === "string"
      ? "text/plain"
      : "application/json";
  return { status, headers: { "content-type": type, ...headers }, body: Buffer.from(text), truncated: false };
}

function texts({ content }: ToolResult): string[] {
  return content.map((item) => (item.type === "text" ? item.text : item.type));
}

const refusal = (result: ToolResult) => JSON.parse(texts(result)[0] ?? "");

describe("the vendor's message", () => {
  test.each<[title: string, body: unknown, message: string, saysMore: boolean]>([
    ["message", { message: "no such agent" }, "no such agent", false],
    ["message beside status words", { statusCode: 400, message: "Bad", error: "Bad Request" }, "Bad", false],
    ["message beside a code", { message: "Bad", code: "E17" }, "Bad", true],
    ["error as text", { error: "broken" }, "broken", false],
    ["error.message", { error: { message: "broken", type: "api" } }, "broken", true],
    ["error.error.message", { error: { error: { message: "deep" } } }, "deep", false],
    ["OAuth", { error: "invalid_grant", error_description: "The code is old." }, "The code is old.", true],
    [
      "errors[].message with field",
      { errors: [{ field: "to", message: "is empty" }, { message: "b" }] },
      "to: is empty; b",
      false,
    ],
    [
      "message and errors",
      { message: "Invalid", errors: { email: ["is taken", "is odd"] } },
      "Invalid; email: is taken; is odd",
      false,
    ],
    [
      "list of texts",
      { message: ["a must be a string", "b is missing"] },
      "a must be a string; b is missing",
      false,
    ],
    [
      "FastAPI",
      { detail: [{ loc: ["body", "name"], msg: "field required" }] },
      "body.name: field required",
      false,
    ],
    [
      "problem+json",
      { title: "Out of credit", detail: "You have 3.", status: 400 },
      "Out of credit: You have 3.",
      false,
    ],
    [
      "JSON:API",
      { errors: [{ source: { pointer: "/data/x" }, title: "Bad", detail: "no x" }] },
      "/data/x: Bad: no x",
      false,
    ],
    ["SOAP-like fault", { fault: { faultstring: "Quota" } }, "Quota", false],
    ["capital letters", { Message: "User is not authorized" }, "User is not authorized", false],
    ["reason", { reason: "late" }, "late", false],
    ["a bare string", JSON.stringify("oops"), "oops", false],
    ["plain text", "Something broke", "Something broke", false],
    [
      "an HTML page",
      "<html><head><title>502 Bad Gateway</title><style>p{}</style></head><body><h1>502 Bad Gateway</h1><p>nginx &amp; co</p><script>x<y</script></body>",
      "502 Bad Gateway 502 Bad Gateway nginx & co",
      false,
    ],
    [
      "XML",
      "<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Message>The key is gone.</Message></Error>",
      "The key is gone.",
      true,
    ],
    ["XML that says no more", "<error>\n  <message>Gone &amp; lost</message></error>", "Gone & lost", false],
    ["nothing", "", "Bad Request", false],
    ["an object without words", { a: { b: 1 } }, "Bad Request", true],
    ["an empty object", {}, "Bad Request", false],
    ["an array", [{ message: "x" }, { message: "y" }], "x; y", false],
  ])("%s", (_, body, message, saysMore) => {
    const result = errorResult(respond(body), limits);
    expect(result.isError).toBe(true);
    expect(refusal(result).message).toBe(message);
    const text = typeof body === "string" ? body : JSON.stringify(body);
    expect(texts(result).slice(1)).toEqual(saysMore ? [text] : []);
  });

  test("is cut at 2,000 characters, and its hidden characters are escaped [threat: answers]", () => {
    const result = errorResult(respond(`\u202e${"x".repeat(5_000)}`), limits);
    expect(refusal(result).message).toHaveLength(2_000);
    expect(texts(result)[0]).toContain("\\u202exxx");
    expect(texts(result)[1]).toContain("\\u{202E}xxx");
  });

  test("a long body is cut", () => {
    const [, second = ""] = texts(errorResult(respond({ message: "m", log: "x".repeat(20_000) }), limits));
    expect(second).toHaveLength(8_000 + "… (cut; 20024 characters in all)".length);
    expect(second).toMatch(/x… \(cut; 20024 characters in all\)$/);
  });

  test("bytes are not shown", () => {
    const response = { ...respond("\u0001"), headers: { "content-type": "application/octet-stream" } };
    expect(texts(errorResult(response, limits))).toHaveLength(1);
    expect(refusal(errorResult(response, limits)).message).toBe("Bad Request");
  });

  test("a hostile body costs little", () => {
    const started = performance.now();
    const nested = `${'{"error":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    errorResult({ ...respond(nested), headers: { "content-type": "application/json" } }, limits);
    errorResult(respond(`<${"<script".repeat(100_000)}`), limits);
    errorResult(respond(`<title${"<title".repeat(100_000)}`), limits);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("status and headers", () => {
  test.each<[status: number, next: RegExp]>([
    [400, /Correct the arguments/],
    [401, /credential/],
    [403, /no right/],
    [404, /identifiers/],
    [405, /another tool/],
    [409, /present state/],
    [410, /gone for good/],
    [413, /too large/],
    [415, /type/],
    [418, /Correct the arguments/],
    [422, /rejects a value/],
    [429, /Wait a while/],
    [500, /API failed/],
    [503, /overloaded/],
    [599, /API failed/],
  ])("%i has a step of its own", (status, next) => {
    const value = refusal(errorResult(respond("", status), limits));
    expect(value).toMatchObject({ status, next: expect.stringMatching(next) });
    expect(Object.keys(value)).toEqual(["status", "message", "next"]);
  });

  test.each<[status: number, retryAfter: string, next: string]>([
    [429, "30", "Too many calls. Wait 30 seconds before you call again, and make fewer calls at a time."],
    [503, "1", "The API is overloaded or under maintenance. Try again later. The API asks to wait 1 second."],
    [
      429,
      "soon",
      "Too many calls. Wait a while, at least some seconds, before you call again, and make fewer calls at a time.",
    ],
  ])("%i with Retry-After: %s", (status, retryAfter, next) => {
    expect(refusal(errorResult(respond("", status, { "retry-after": retryAfter }), limits)).next).toBe(next);
  });

  test.each(["x-request-id", "request-id", "x-amzn-requestid", "cf-ray"])("%s is the request id", (name) => {
    expect(refusal(errorResult(respond("", 500, { [name]: "r-1" }), limits)).requestId).toBe("r-1");
  });
});

describe("credentials [threat: secrets]", () => {
  const redact = makeRedactor(["sk-12345678", "message"]);

  test("go from message, body and request id; names stay", () => {
    const body = {
      message: "Invalid key sk-12345678",
      key: "sk-12345678",
      hints: ["other than sk-12345678"],
    };
    const result = errorResult(respond(body, 401, { "x-request-id": "sk-12345678" }), { ...limits, redact });
    expect(result.content).toHaveLength(2);
    expect(JSON.stringify(result)).not.toContain("sk-12345678");
    expect(Object.keys(refusal(result))).toEqual(["status", "message", "next", "requestId"]);
  });
});

describe("toolErrorResult", () => {
  test.each<[error: ToolError, want: string]>([
    [new ToolError("It broke.", "Mend it."), '{"message":"It broke.","next":"Mend it."}'],
    [
      new ToolError("m\u202e", "n", { status: 500, requestId: "r" }),
      '{"status":500,"message":"m\\u202e","next":"n","requestId":"r"}',
    ],
  ])("%s", (error, want) => {
    expect(toolErrorResult(error)).toEqual({ isError: true, content: [{ type: "text", text: want }] });
  });
});
