import { createFairShare } from "./fair-share.ts";
import type { BodyBudget } from "./http-body.ts";
import { HttpError } from "./http-error.ts";
import type { HttpLimits } from "./http-limits.ts";

/** What the transports of one server share, so that their caps hold for all of them together. */
export interface Admission {
  /** Bytes that bodies may still hold. */
  budget: BodyBudget;
  /** Requests that are being answered. */
  readonly running: number;
  /**
   * @throws {HttpError} with `Retry-After`: 503 when as many requests are being answered as are allowed, 429 when so many
   * of them are the holder's as one may have (see `holderOf`).
   */
  demandRoom(holder?: string): void;
  /** Counts so many requests in; the function it returns counts them out, once. */
  enter(count: number, holder?: string): () => void;
}

/** A batch that is let in may pass the cap by its own length: it would never be let in otherwise. */
export function createAdmission(limits: Pick<HttpLimits, "bufferedBytes" | "concurrent">): Admission {
  let running = 0;
  const share = createFairShare(limits.concurrent, "calls");
  return {
    budget: { left: limits.bufferedBytes },
    get running() {
      return running;
    },
    demandRoom(holder) {
      share.demandRoom(holder);
      if (running < limits.concurrent) return;
      throw new HttpError(503, "The server answers as many calls as it can. Try again in a moment.", {
        "retry-after": "1",
      });
    },
    enter(count, holder) {
      running += count;
      const leave = share.enter(holder, count);
      let inside = count;
      return () => {
        running -= inside;
        inside = 0;
        leave();
      };
    },
  };
}
