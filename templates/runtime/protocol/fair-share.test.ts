import { wholeView } from "../call/view.ts";
import type { Caller } from "./caller.ts";
import { createFairShare, holderOf } from "./fair-share.ts";
import { HttpError } from "./http-error.ts";

test("a holder gets a quarter of the places, others theirs [threat: http]", () => {
  const share = createFairShare(8, "calls");
  const leave = share.enter("a", 1);
  share.demandRoom("a");
  share.enter("a", 1);
  expect(() => share.demandRoom("a")).toThrow(HttpError);
  try {
    share.demandRoom("a");
  } catch (error) {
    expect(error).toMatchObject({ status: 429, headers: { "retry-after": "1" } });
  }
  share.demandRoom("b");
  leave();
  leave();
  share.demandRoom("a");
});

test("of few places each holder gets one, and without a holder nothing is counted", () => {
  const share = createFairShare(1, "calls");
  share.demandRoom("a");
  share.enter("a", 1);
  expect(() => share.demandRoom("a")).toThrow(HttpError);
  share.enter(undefined, 100);
  share.demandRoom(undefined);
});

test.each<
  [what: string, context: Partial<Caller["context"]>, address: string | undefined, want: string | undefined]
>([
  ["everybody acts with the operator's", { credentials: { key: ["k"] } }, "10.0.0.1", undefined],
  ["a credential", { passthrough: true, credentials: { key: ["k"] } }, "10.0.0.1", '[["key",["k"]]]'],
  ["none, so the address", { passthrough: true }, "10.0.0.1", '"10.0.0.1"'],
  ["none, of a connection that is gone", { passthrough: true }, undefined, '""'],
])("who holds a place: %s", (_, context, address, want) => {
  const caller: Caller = {
    view: wholeView,
    keyInUrl: false,
    context: { credentials: {}, forwardedHeaders: [], ids: {}, ...context },
  };
  expect(holderOf(caller, address)).toBe(want);
});
