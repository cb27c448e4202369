import { guessMethods, guessShape } from "./guess-operation.ts";

test.each<[question: string, wants: string, isSure: boolean]>([
  ["list all users", "GET", true],
  ["which users are there", "GET", true],
  ["remove a user", "DELETE", true],
  ["get rid of a user", "DELETE", true],
  ["please create a user", "POST", true],
  ["rename a user", "PATCH", true],
  ["history of a user", "GET", false],
  ["", "GET", false],
])("%j asks for %s", (question, wants, isSure) => {
  const guess = guessMethods(question);
  expect([guess.methods.has(wants), guess.isSure]).toEqual([true, isSure]);
});

test.each([
  ["list all users", "DELETE"],
  ["create a user", "GET"],
  ["delete a user", "GET"],
])("%j does not ask for %s", (question, method) => {
  expect(guessMethods(question).methods.has(method)).toBe(false);
});

test.each<[question: string, want: "one" | "several" | undefined]>([
  ["list all users", "several"],
  ["show open tickets", "several"],
  ["details of a user", "one"],
  ["show this user", "one"],
  ["status", undefined],
  ["rate limit", undefined],
])("%j asks for %s", (question, want) => {
  expect(guessShape(question)).toBe(want);
});
