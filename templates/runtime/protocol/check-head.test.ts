import type { IncomingMessage } from "node:http";
import { checkHead } from "./check-head.ts";
import { HttpError } from "./http-error.ts";

function statusOf(rawHeaders: string[], httpVersionMajor = 1): number | undefined {
  try {
    checkHead({ httpVersionMajor, rawHeaders } as IncomingMessage);
    return undefined;
  } catch (error) {
    return error instanceof HttpError ? error.status : Number.NaN;
  }
}

const many = (count: number) => Array.from({ length: count }, (_, index) => [`X-${index}`, ""]).flat();

test.each([
  { title: "one of each", given: ["Host", "a", "Origin", "b", "Authorization", "c"], want: undefined },
  { title: "two of others", given: ["Accept", "a", "Accept", "b"], want: undefined },
  { title: "a value that is called like one", given: ["Host", "origin", "Origin", "host"], want: undefined },
  { title: "two hosts", given: ["Host", "a", "Host", "a"], want: 400 },
  { title: "two hosts, spelled otherwise", given: ["Host", "a", "X", "y", "HOST", "b"], want: 400 },
  { title: "two origins", given: ["Origin", "a", "origin", "b"], want: 400 },
  { title: "two credentials", given: ["Authorization", "a", "Authorization", "b"], want: 400 },
  { title: "as many as are counted", given: many(200), want: undefined },
  { title: "more than are counted", given: many(201), want: 431 },
])("a head with $title [threat: http]", ({ given, want }) => {
  expect(statusOf(given)).toBe(want);
});

test("a head of another version of HTTP [threat: http]", () => {
  expect([statusOf([], 0), statusOf([], 2)]).toEqual([505, 505]);
});
