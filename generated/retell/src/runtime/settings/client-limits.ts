/** Tools that several clients take at most (VS Code, OpenAI); beyond it they cut the list or refuse. */
export const maxTools = 128;

/** The names of tools that clients accept: up to 64 letters, digits, `_` and `-` (Anthropic and OpenAI, "name" of a tool). */
export const acceptedToolName = /^[A-Za-z0-9_-]{1,64}$/;

/** Tokens that a list of tools may cost before `--surface auto` takes search: a quarter of the context of common models. */
export const maxListTokens = 50_000;

/** Characters of JSON text a token, near enough to choose by. */
export const charsPerToken = 4;
