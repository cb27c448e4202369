import { repository } from "../run-program.ts";
import { all } from "./all-mutations.ts";
import { faultOf } from "./apply-mutation.ts";
import { threats } from "./rows.ts";
import { securityTexts } from "./security-table.ts";
import { listTaggedTests, slugsIn } from "./tagged-tests.ts";

const tagged = listTaggedTests(repository);
const slugs = threats.map(({ slug }) => slug);

test.each(slugs)("%s has a test that names it, and a mutation that proves one", (slug) => {
  expect(tagged.get(slug) ?? []).not.toEqual([]);
  expect(all.filter(({ threat }) => threat === slug)).not.toEqual([]);
});

test("tests and mutations name no other threats, and rows are there once", () => {
  const named = [...tagged.keys(), ...all.map(({ threat }) => threat)];
  expect(named.filter((slug) => !slugs.includes(slug))).toEqual([]);
  expect(new Set(slugs).size).toBe(slugs.length);
});

test("every mutation can be made: its text stands once in the file, and its test names the threat", () => {
  expect(all.flatMap((mutation) => faultOf(repository, mutation) ?? [])).toEqual([]);
  const untagged = all.filter(({ threat, test: file }) => tagged.get(threat)?.includes(file) !== true);
  expect(untagged).toEqual([]);
});

test("SECURITY.md has the table that the tests make (npm run security writes it)", () => {
  const { current, wanted } = securityTexts(repository);
  expect(current).toBe(wanted);
});

/** Made here, so that the samples below are no tags of this file. */
const tag = (slug: string) => `[threat: ${slug}]`;

test.each<[what: string, source: string, want: string[]]>([
  ["a test", `test("a ${tag("yaml")}", () => {});`, ["yaml"]],
  ["a table", `])("%s ${tag("yaml")} ${tag("hints")}", (_) => {});`, ["yaml", "hints"]],
  ["a template", `test(\`a ${tag("http")}\`, () => {});`, ["http"]],
  ["a comment", `// test of ${tag("yaml")}`, []],
  ["no title", 'test("yaml", () => {});', []],
])("a threat that %s names", (_, source, want) => {
  expect([...slugsIn(source)]).toEqual(want);
});
