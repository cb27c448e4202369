/** A change that takes one protection out of a copy of the repository, and the test that must then fail. */
export interface Mutation {
  /** Slug of the row of `rows.ts`. */
  threat: string;
  /** What is changed. */
  file: string;
  /** Text that stands in the file exactly once. */
  find: string;
  replace: string;
  /** Path of the test file that must go red. */
  test: string;
  /** Part of the full title of the tests that are run there. */
  title: string;
}

/** Threat, part of the title of the tests that must fail, what is taken out, what stands there instead. */
type Change = readonly [threat: string, title: string, find: string, replace: string];

/** Mutations of one file that the tests of one file must notice. */
export function mutationsOf(file: string, test: string, changes: readonly Change[]): Mutation[] {
  return changes.map(([threat, title, find, replace]) => ({ threat, file, find, replace, test, title }));
}
