/** What an answer says of more that is there. */
export interface Onward {
  /** The tool that reads on, and its arguments. */
  tool: string;
  args: Readonly<Record<string, unknown>>;
}

/** How the next part of a cut answer is read, as the notices beside the answer say; undefined when nothing was cut. */
export function nextPart(notices: readonly string[]): Onward | undefined {
  for (const notice of notices) {
    const [, tool, text] = /For the next part call (\S+) with (\{"handle":"[^"]*"\})/.exec(notice) ?? [];
    if (tool !== undefined && text !== undefined) return { tool, args: JSON.parse(text) };
  }
  return undefined;
}

/** The arguments that bring the next page, as the notices beside the answer say; undefined on the last page. */
export function nextPage(notices: readonly string[]): Onward["args"] | undefined {
  for (const notice of notices) {
    const [, text] =
      /For the next page call \S+ again with the same arguments and (\{.*?\})/.exec(notice) ?? [];
    if (text !== undefined) return JSON.parse(text);
  }
  return undefined;
}

/** Seconds that a busy API asks to wait, from the advice in an error; undefined when the error is another. */
export function secondsToWait(next: string): number | undefined {
  const seconds = /^Too many calls\. Wait (\d+) seconds?\b/.exec(next)?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}
