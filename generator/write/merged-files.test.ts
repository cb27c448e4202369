import fc from "fast-check";
import type { EmittedFiles } from "../emit/model.ts";
import { nothingPending } from "./pending.ts";
import { planChanges } from "./plan-changes.ts";
import { readLock } from "./read-lock.ts";

type Json = Record<string, unknown>;

/** Keys that some versions generate and a person may change, as paths. */
const keys = ["version", "private", "scripts.build", "scripts.mine", "devDependencies.a", "exports"] as const;

/** What version `number` generates; the last key comes and goes. */
function generated(number: number): Json {
  return {
    version: `generated-${number}`,
    scripts: { build: `generated-${number}`, test: `generated-${number}` },
    devDependencies: { a: `generated-${number}` },
    ...(number % 2 === 0 ? { exports: `generated-${number}` } : {}),
  };
}

function emitted(number: number): EmittedFiles {
  const section = `<!-- mcpgen:start -->${number} $& $1<!-- mcpgen:end -->`;
  return new Map([
    ["CHANGELOG.md", { contents: `# Changelog\n${section}\n`, ownership: "merged" }],
    ["README.md", { contents: `${section}\n`, ownership: "merged" }],
    ["package.json", { contents: `${JSON.stringify(generated(number), null, 2)}\n`, ownership: "merged" }],
  ]);
}

/** A build, as far as files are concerned. @returns the files that it would not overwrite. */
function build(files: Map<string, string>, number: number): string[] {
  const locked = files.get("mcpgen.lock.json");
  const lock = locked === undefined ? {} : { lock: readLock(locked, "out") };
  const existing = {
    out: "/out",
    state: "ours" as const,
    pending: nothingPending(),
    files: new Map(files),
    ...lock,
  };
  const { write, edited, remove } = planChanges(
    existing,
    emitted(number),
    { generator: "1", inputs: { documents: {} }, tools: {} },
    false,
  );
  for (const [path, contents] of write) files.set(path, contents);
  return [...edited, ...remove];
}

function change(manifest: Json, path: string, value: unknown): void {
  const [first = "", second] = path.split(".");
  if (second === undefined) {
    if (value === undefined) delete manifest[first];
    else manifest[first] = value;
    return;
  }
  const inner = (manifest[first] ?? {}) as Json;
  change(inner, second, value);
  manifest[first] = inner;
}

const at = (manifest: Json, path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (value as Json | undefined)?.[key], manifest);

type Step =
  | { build: number }
  | { set: (typeof keys)[number] }
  | { remove: (typeof keys)[number] }
  | { write: "README.md" | "CHANGELOG.md"; before: boolean };

const step = fc.oneof<fc.Arbitrary<Step>[]>(
  fc.record({ build: fc.nat(5) }),
  fc.record({ set: fc.constantFrom(...keys) }),
  fc.record({ remove: fc.constantFrom(...keys) }),
  fc.record({ write: fc.constantFrom("README.md" as const, "CHANGELOG.md" as const), before: fc.boolean() }),
);

test("a person's changes stay, and all else follows, in every order of edits and builds", () => {
  const law = fc.property(fc.array(step, { maxLength: 30 }), fc.nat(5), (steps, last) => {
    const files = new Map<string, string>();
    /** What a person last said of a key; undefined when they removed it. */
    const said = new Map<string, unknown>();
    const written: [path: string, text: string][] = [];
    const stopped = build(files, 0);
    for (const [index, each] of [...steps, { build: last }].entries()) {
      if ("build" in each) stopped.push(...build(files, each.build));
      else if ("write" in each) {
        const [text, current] = [`mine ${index}\n`, files.get(each.write) ?? ""];
        files.set(each.write, each.before ? text + current : current + text);
        written.push([each.write, text]);
      } else {
        const manifest = JSON.parse(files.get("package.json") ?? "") as Json;
        const [path, value] = "set" in each ? [each.set, `mine ${index}`] : [each.remove, undefined];
        // What is not there cannot be removed.
        if (value === undefined && at(manifest, path) === undefined) continue;
        change(manifest, path, value);
        files.set("package.json", JSON.stringify(manifest, null, "\t"));
        said.set(path, value);
      }
    }
    expect(stopped).toEqual([]);
    const manifest = JSON.parse(files.get("package.json") ?? "") as Json;
    for (const path of [...keys, "scripts.test"]) {
      // A key that was removed, and that nobody generated at some build since, is anybody's again.
      const isAnybodys = path === "exports" && said.has(path) && said.get(path) === undefined;
      if (!isAnybodys)
        expect([path, at(manifest, path)]).toEqual([
          path,
          said.has(path) ? said.get(path) : at(generated(last), path),
        ]);
    }
    for (const [path, text] of written) expect(files.get(path)).toContain(text);
    for (const path of ["README.md", "CHANGELOG.md"])
      expect(files.get(path)).toContain(`<!-- mcpgen:start -->${last} $& $1<!-- mcpgen:end -->`);
  });
  fc.assert(law, { numRuns: 300, seed: 7 });
});
