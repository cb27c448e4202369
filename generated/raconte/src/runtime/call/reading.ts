import type { AnswerText, Onward } from "../result/onward.ts";

/** A call of a client, as far as reading on in its answer goes. */
export interface Reading {
  /** Tool that the client calls, or that its handle stands for. */
  tool: string;
  /** The arguments as the client gave them. */
  args: Record<string, unknown>;
  /** The client is told of the tool that reads on. */
  isListed: boolean;
  /** Of a handle: of the request that was made. */
  mark?: string;
  /** Of a handle: what is to be read. */
  wanted?: Required<Onward>["wanted"];
  /** Of a handle: the answer, when it was kept; then no request is made. */
  kept?: { name: string; answer: AnswerText };
}
