/** What one call may take where no flag says it: seconds for all of it, and bytes of the answer that are read. */
export const callLimits = { timeout: 60, maxResponse: 10 * 1024 * 1024 };

/** Characters of an answer that reach the model: about 25,000 tokens, the least that a common client accepts. */
export const maxTextChars = 90_000;
