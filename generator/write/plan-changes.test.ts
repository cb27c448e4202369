import type { EmittedFiles, Ownership } from "../emit/model.ts";
import { hash } from "./hash.ts";
import type { ExistingPackage, Lock } from "./model.ts";
import { nothingPending } from "./pending.ts";
import { planChanges } from "./plan-changes.ts";

const emitted = (files: Record<string, [Ownership, string]>): EmittedFiles =>
  new Map(Object.entries(files).map(([path, [ownership, contents]]) => [path, { ownership, contents }]));

interface Before {
  files?: Record<string, string>;
  /** What the last build wrote. */
  built?: Record<string, string>;
  scaffold?: string[];
  pending?: Record<string, string>;
  packageJson?: Record<string, unknown>;
}

function before({
  files = {},
  built,
  scaffold = [],
  pending = {},
  packageJson = {},
}: Before): ExistingPackage {
  const hashes = (texts: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, hash(text)]));
  const lock: Lock | undefined = built && {
    lockVersion: 2,
    generator: "1",
    files: hashes(built),
    scaffold,
    packageJson,
    tools: {},
  };
  return {
    out: "/out",
    state: "ours",
    ...(lock && { lock }),
    pending: {
      ...nothingPending(),
      files: Object.fromEntries(Object.entries(pending).map(([path, text]) => [path, [hash(text)]])),
    },
    files: new Map(Object.entries(files)),
  };
}

function plan(existing: Before, files: Record<string, [Ownership, string]>, force = false) {
  const { write, ...others } = planChanges(
    before(existing),
    emitted(files),
    { generator: "2", tools: {} },
    force,
  );
  const written = Object.fromEntries(write);
  const { "mcpgen.lock.json": lock, ...rest } = written;
  return {
    write: rest,
    lock: lock === undefined ? undefined : (JSON.parse(lock) as Lock),
    last: [...write.keys()].at(-1),
    ...others,
  };
}

const nothing = { write: {}, unchanged: [], kept: [], remove: [], edited: [] };
const section = (text: string) => `<!-- mcpgen:start -->${text}<!-- mcpgen:end -->`;

describe("generated files [threat: existing-files]", () => {
  const next: [Ownership, string] = ["generated", "new"];
  test.each<[what: string, existing: Before, force: boolean, want: object]>([
    ["missing", {}, false, { write: { a: "new" } }],
    ["as emitted", { files: { a: "new" }, built: { a: "new" } }, false, { unchanged: ["a"] }],
    ["as emitted, though nobody knows who wrote it", { files: { a: "new" } }, false, { unchanged: ["a"] }],
    [
      "as the last build left it",
      { files: { a: "old" }, built: { a: "old" } },
      false,
      { write: { a: "new" } },
    ],
    [
      "as a killed build left it",
      { files: { a: "half" }, built: { a: "old" }, pending: { a: "half" } },
      false,
      { write: { a: "new" } },
    ],
    ["edited", { files: { a: "mine" }, built: { a: "old" } }, false, { edited: ["a"] }],
    ["edited, with --force", { files: { a: "mine" }, built: { a: "old" } }, true, { write: { a: "new" } }],
    ["of nobody's, in a folder that is not ours", { files: { a: "mine" } }, false, { edited: ["a"] }],
    ["deleted by a person", { built: { a: "old" } }, false, { write: { a: "new" } }],
  ])("%s", (_, existing, force, want) => {
    expect(plan(existing, { a: next }, force)).toMatchObject({ ...nothing, ...want });
  });
});

describe("files that are not emitted any more [threat: existing-files]", () => {
  test.each<[what: string, existing: Before, force: boolean, want: object]>([
    ["untouched they go", { files: { gone: "old" }, built: { gone: "old" } }, false, { remove: ["gone"] }],
    [
      "edited they stop the build",
      { files: { gone: "mine" }, built: { gone: "old" } },
      false,
      { edited: ["gone"] },
    ],
    [
      "of a build that was killed",
      { files: { gone: "half" }, built: {}, pending: { gone: "half" } },
      false,
      { remove: ["gone"] },
    ],
    [
      "of a build that was killed, edited since",
      { files: { gone: "mine" }, built: {}, pending: { gone: "half" } },
      false,
      {},
    ],
    [
      "edited they go with --force",
      { files: { gone: "mine" }, built: { gone: "old" } },
      true,
      { remove: ["gone"] },
    ],
    ["deleted already they are no matter", { built: { gone: "old" } }, false, {}],
    ["a person's own are no matter", { files: { mine: "x" }, built: {} }, false, {}],
  ])("%s", (_, existing, force, want) => {
    expect(plan(existing, {}, force)).toMatchObject({ ...nothing, ...want });
  });
});

describe("scaffold [threat: existing-files]", () => {
  test.each<[what: string, path: string, existing: Before, want: object]>([
    ["is written once", "LICENSE", {}, { write: { LICENSE: "new" } }],
    [
      "is a person's then",
      "LICENSE",
      { files: { LICENSE: "mine" }, built: {}, scaffold: ["LICENSE"] },
      { kept: ["LICENSE"] },
    ],
    ["was there before", "LICENSE", { files: { LICENSE: "mine" } }, { kept: ["LICENSE"] }],
    [
      "is a person's, also when the build that wrote it was killed",
      "src/custom.ts",
      { files: { "src/custom.ts": "mine" }, built: {}, pending: { "src/custom.ts": "mine" } },
      { kept: ["src/custom.ts"] },
    ],
    ["stays deleted", "LICENSE", { built: {}, scaffold: ["LICENSE"] }, {}],
    [
      "without which nothing builds comes back",
      "src/custom.ts",
      { built: {}, scaffold: ["src/custom.ts"] },
      { write: { "src/custom.ts": "new" } },
    ],
    [
      "that a newer mcpgen has is written",
      "LICENSE",
      { built: {}, scaffold: [] },
      { write: { LICENSE: "new" } },
    ],
  ])("%s", (_, path, existing, want) => {
    expect(plan(existing, { [path]: ["scaffold", "new"] })).toMatchObject({ ...nothing, ...want });
  });
});

describe("README.md between the markers", () => {
  const next: [Ownership, string] = ["merged", section("new")];
  test.each<[what: string, existing: Before, want: object]>([
    ["missing", {}, { write: { "README.md": section("new") } }],
    [
      "follows, around it everything stays",
      { files: { "README.md": `mine ${section("old")} mine` }, built: { "README.md": section("old") } },
      { write: { "README.md": `mine ${section("new")} mine` } },
    ],
    [
      "as it is",
      { files: { "README.md": `mine ${section("new")}` }, built: { "README.md": section("new") } },
      { unchanged: ["README.md"] },
    ],
    [
      "edited",
      { files: { "README.md": section("mine") }, built: { "README.md": section("old") } },
      { edited: ["README.md"] },
    ],
    [
      "without markers",
      { files: { "README.md": "mine" }, built: { "README.md": section("old") } },
      { kept: ["README.md"] },
    ],
  ])("%s", (_, existing, want) => {
    expect(plan(existing, { "README.md": next })).toMatchObject({ ...nothing, ...want });
  });
});

test("package.json is merged with the base of the last build", () => {
  const files = { "package.json": '{"version":"2.0.0","a":1}' };
  const existing: Before = { files, built: {}, packageJson: { version: "0.1.0", a: 1 } };
  const { write, lock } = plan(existing, { "package.json": ["merged", '{"version":"0.1.0","a":2}'] });
  expect(JSON.parse(write["package.json"] ?? "")).toEqual({ version: "2.0.0", a: 2 });
  expect(lock?.packageJson).toEqual({ version: "0.1.0", a: 2 });
});

test("the lock file comes last and says what the next build needs", () => {
  const { lock, last } = plan(
    {},
    { z: ["generated", "z"], "README.md": ["merged", `x ${section("r")}`], LICENSE: ["scaffold", "l"] },
  );
  expect(last).toBe("mcpgen.lock.json");
  expect(lock).toEqual({
    lockVersion: 2,
    generator: "2",
    files: { z: hash("z"), "README.md": hash(section("r")) },
    scaffold: ["LICENSE"],
    packageJson: {},
    tools: {},
  });
});
