import { InputError } from "../diagnostics/diagnostic.ts";

/**
 * What `run` gives. Where it ends with an `InputError` whose place is a pointer, `place` says line and column, too: only
 * then is the text looked at again.
 */
export async function placeErrors<Result>(
  place: ((origin: string) => Promise<string>) | undefined,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof InputError && place !== undefined)
      for (const diagnostic of [error.diagnostic, ...error.others])
        if (diagnostic.origin !== undefined) diagnostic.origin = await place(diagnostic.origin);
    throw error;
  }
}
