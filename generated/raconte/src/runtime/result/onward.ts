import type { Position } from "./slice-json.ts";

/** Where reading goes on in an answer that is too long to be shown at once. */
export interface Part {
  /** The answer is divided as JSON; false: as text. */
  json: boolean;
  /** What of the JSON is read (see `selectPath`); absent means all. */
  path?: string;
  /** Absent means the beginning. In a text: the number of characters before. */
  position?: Position;
  /** Its number, counted from 1. */
  page: number;
}

/** The text of an answer as it may be shown: redacted, shaped, without hidden characters. */
export interface AnswerText {
  text: string;
  /** The end of the answer was not read. */
  truncated: boolean;
}

/** What is to be read of an answer instead of its beginning, and how a caller learns to get what follows. */
export interface Onward {
  /** `page` is the one that is wanted; what begins at `from` is an earlier one, or the same. */
  wanted?: { from: Part; page: number };
  /** A sentence that says how the rest is read; undefined when it cannot be. */
  tell(rest: Part, answer: AnswerText): string | undefined;
}
