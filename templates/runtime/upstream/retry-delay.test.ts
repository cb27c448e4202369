import type { Outcome } from "./exchange.ts";
import { retryAfterMs, retryDelay } from "./retry-delay.ts";

const answer = (status: number, retryAfter?: string): Outcome => ({
  kind: "answer",
  response: {
    status,
    headers: retryAfter === undefined ? {} : { "retry-after": retryAfter },
    body: Buffer.alloc(0),
    truncated: false,
  },
});

const failed = (code: string, answered = false): Outcome => ({
  kind: "failed",
  error: Object.assign(new Error(code), { code }),
  answered,
  stale: false,
});

describe("retryDelay [threat: retries]", () => {
  test.each<[title: string, outcome: Outcome, retries: number, range: [number, number] | undefined]>([
    ["first", answer(503), 0, [100, 200]],
    ["second", answer(429), 1, [200, 400]],
    ["a third time", answer(503), 2, undefined],
    ["as asked", answer(429, "2"), 0, [2_000, 2_100]],
    ["longer than is waited", answer(429, "11"), 0, undefined],
    ["a success", answer(200), 0, undefined],
    ["a fault of the API", answer(500), 0, undefined],
    ["refused", failed("ECONNREFUSED"), 0, [100, 200]],
    ["broken within the answer", failed("ECONNRESET", true), 0, undefined],
    ["no such host", failed("ENOTFOUND"), 0, undefined],
    ["a certificate", failed("CERT_HAS_EXPIRED"), 0, undefined],
    ["no HTTP", failed("HPE_INVALID_CONSTANT"), 0, undefined],
    ["timeout", { kind: "timeout", answered: false }, 0, undefined],
    ["cancelled", { kind: "cancelled" }, 0, undefined],
  ])("%s", (_, outcome, retries, range) => {
    const delays = Array.from({ length: 50 }, () => retryDelay(outcome, retries));
    if (range === undefined) return expect(new Set(delays)).toEqual(new Set([undefined]));
    for (const delay of delays) {
      expect(delay).toBeGreaterThanOrEqual(range[0]);
      expect(delay).toBeLessThanOrEqual(range[1]);
    }
    expect(new Set(delays).size).toBeGreaterThan(1);
  });
});

describe("retryAfterMs", () => {
  const now = Date.parse("2030-01-01T00:00:00Z");
  test.each<[value: string | undefined, want: number | undefined]>([
    ["7", 7_000],
    [" 0 ", 0],
    ["1.5", 1_500],
    ["Tue, 01 Jan 2030 00:01:00 GMT", 60_000],
    ["Tue, 01 Jan 2020 00:00:00 GMT", 0],
    ["Tue Jan  1 00:02:00 2030", 120_000],
    ["-5", undefined],
    ["soon", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%s", (value, want) => {
    expect(retryAfterMs(value, now)).toBe(want);
  });
});
