/**
 * The exports of an ES module that is no part of the program. `tasks/compile.mjs` puts in place of this what
 * `start-program.mjs` hands over: code that was compiled before cannot import by itself.
 */
export const importModule = (url: string): Promise<unknown> => import(url);
