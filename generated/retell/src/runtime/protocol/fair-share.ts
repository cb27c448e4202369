import type { Caller } from "./caller.ts";
import { HttpError } from "./http-error.ts";

/** Keeps one holder from taking all places: what each holds is counted for as long as it holds any. */
export interface FairShare {
  /** @throws {HttpError} 429 with `Retry-After` when the holder has its share; without a holder nothing is asked. */
  demandRoom(holder: string | undefined): void;
  /** Counts so many places in; the function it returns counts them out, once. */
  enter(holder: string | undefined, count: number): () => void;
}

/**
 * A holder may have a quarter of the places: far more than one tenant's agents need at once, and whoever wants to shut
 * others out needs four credentials for it, which a proxy or a firewall in front can tell apart.
 */
const part = 1 / 4;

/** Counts by holder; nothing is kept of one that holds nothing, so there are never more counts than `places`. */
export function createFairShare(places: number, what: string): FairShare {
  const held = new Map<string, number>();
  const most = Math.max(1, Math.floor(places * part));
  return {
    demandRoom(holder) {
      if (holder === undefined || (held.get(holder) ?? 0) < most) return;
      const message = `You have ${most} ${what} open, as many as one caller may. Try again when one has ended.`;
      throw new HttpError(429, message, { "retry-after": "1" });
    },
    enter(holder, count) {
      if (holder === undefined) return () => {};
      held.set(holder, (held.get(holder) ?? 0) + count);
      let inside = count;
      return () => {
        const left = (held.get(holder) ?? 0) - inside;
        inside = 0;
        if (left > 0) held.set(holder, left);
        else held.delete(holder);
      };
    },
  };
}

/**
 * Who holds the places of a request: the credentials that the caller brings, else the address that it comes from. Undefined
 * where everybody acts with the operator's credential, since then one client may be all there are.
 */
export function holderOf({ context }: Caller, address: string | undefined): string | undefined {
  if (context.passthrough !== true) return undefined;
  const brought = Object.entries(context.credentials);
  return JSON.stringify(brought.length > 0 ? brought : (address ?? ""));
}
