import { type Action, actionsOf, fitOfActions, readWish } from "./guess-operation.ts";
import { splitWords } from "./split-words.ts";

const wishOf = (question: string) => readWish(splitWords(question));

test.each<[question: string, wants: Action, verb: string | undefined]>([
  ["list all users", "list", "list"],
  ["which users are there", "list", "which"],
  ["who is in the team", "list", "who"],
  ["how is it going", "read", "how"],
  ["remove a user", "delete", "remove"],
  ["please can you create a user", "create", "create"],
  ["I want to rename a user", "update", "rename"],
  ["stop a job", "do", "stop"],
  ["text somebody", "create", "text"],
  ["ring a customer", "create", "ring"],
])("%j asks to %s", (question, wants, verb) => {
  const wish = wishOf(question);
  expect([wish.actions?.[0], wish.verb]).toEqual([wants, verb]);
});

test.each<[question: string, want: readonly Action[] | undefined]>([
  ["history of a user", undefined],
  ["deleted users", ["list", "search", "read"]],
  ["text conversations so far", ["list", "search", "read", "create", "do"]],
  ["", undefined],
])("%j has no verb and asks for %j", (question, want) => {
  const wish = wishOf(question);
  expect([wish.actions, wish.verb]).toEqual([want, undefined]);
});

test.each<[question: string, want: "one" | "several" | undefined]>([
  ["list all users", "several"],
  ["show open tickets", "several"],
  ["details of a user", "one"],
  ["show this user", "one"],
  ["status", undefined],
  ["rate limit", undefined],
])("%j asks for %s", (question, want) => {
  expect(wishOf(question).shape).toBe(want);
});

test.each<[name: string, method: string, isItem: boolean, want: readonly Action[]]>([
  ["list_agents", "POST", false, ["list"]],
  ["get_agent", "GET", true, ["read"]],
  ["delete_agent", "POST", false, ["delete"]],
  ["create_or_update_secret", "PUT", true, ["create", "update"]],
  ["repos_list_languages", "GET", false, ["list"]],
  ["get_all_environments", "GET", false, ["list", "read"]],
  ["get_contacts", "GET", false, ["list", "read"]],
  ["post_customer", "POST", true, ["update", "do"]],
  ["post_customers", "POST", false, ["create", "do"]],
  ["merge_branch", "PUT", false, ["update", "do", "create"]],
  ["agents", "DELETE", true, ["delete"]],
  ["", "GET", false, ["list", "read"]],
])("%s does what it says", (name, method, isItem, want) => {
  expect([...actionsOf({ name, method, isItem })]).toEqual(want);
});

test("what is asked for fits better than what is like it, and that better than the opposite", () => {
  const wish = wishOf("delete a user");
  const [best, like, opposite] = (["delete", "create", "list"] as const).map((action) =>
    fitOfActions(wish, new Set([action])),
  );
  expect(best).toBe(1);
  expect(like).toBeLessThan(best as number);
  expect(opposite).toBeLessThan(like as number);
});
