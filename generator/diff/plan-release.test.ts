import { documentWith, serverOf } from "../test/documents.ts";
import type { Surface } from "./model.ts";
import { type PreviousRelease, planRelease } from "./plan-release.ts";
import { nextVersion, type SemverStep, semverStep } from "./semver-step.ts";
import { takeSurface } from "./take-surface.ts";

const surface = (...names: string[]): Surface =>
  takeSurface(
    serverOf(
      documentWith(
        { operationId: "ping", responses: {} },
        {
          paths: Object.fromEntries(
            ["ping", ...names].map((operationId) => [
              `/${operationId}`,
              { get: { operationId, responses: {} } },
            ]),
          ),
        },
      ),
    ).server,
  );

test.each<[version: string, step: SemverStep, want: string]>([
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
  ["1.2.3", "none", "1.2.3"],
  ["0.1.0", "minor", "0.2.0"],
  ["2.0.0-beta.1", "minor", "2.0.0"],
  ["soon", "major", "soon"],
])("%s, %s: %s", (version, step, want) => {
  expect(nextVersion(version, step)).toBe(want);
});

test.each<[change: "breaking" | "behavioural" | "compatible", version: string | undefined, want: SemverStep]>(
  [
    ["breaking", undefined, "major"],
    ["behavioural", undefined, "minor"],
    ["compatible", "1.0.0", "minor"],
    ["breaking", "0.3.0", "minor"],
    ["behavioural", "0.3.0", "patch"],
    ["compatible", "0.3.0", "patch"],
  ],
)("%s in %s: %s", (severity, version, want) => {
  expect(semverStep([{ class: severity, what: "changed" }], version)).toBe(want);
  expect(semverStep([], version)).toBe("none");
});

const built: PreviousRelease = {
  version: "0.1.0",
  surface: surface(),
  changelog: "## 0.1.0\n\nFirst version.",
};
const added = "## 0.1.1\n\n- compatible: `more`: is new.";

test.each<
  [
    what: string,
    previous: PreviousRelease | undefined,
    now: Surface,
    chosen: string | undefined,
    version: string,
    changelog: string,
  ]
>([
  ["the first build", undefined, surface(), undefined, "0.1.0", "## 0.1.0\n\nFirst version."],
  [
    "the first build of a version that a person chose",
    undefined,
    surface(),
    "2.0.0",
    "2.0.0",
    "## 2.0.0\n\nFirst version.",
  ],
  ["nothing changed", built, surface(), undefined, "0.1.0", "## 0.1.0\n\nFirst version."],
  ["a tool more", built, surface("more"), undefined, "0.1.1", `${added}\n\n## 0.1.0\n\nFirst version.`],
  [
    "the same again, after a build that was killed",
    { ...built, changelog: `${added}\n\n## 0.1.0\n\nFirst version.` },
    surface("more"),
    undefined,
    "0.1.1",
    `${added}\n\n## 0.1.0\n\nFirst version.`,
  ],
  [
    "a tool less",
    { ...built, surface: surface("more") },
    surface(),
    undefined,
    "0.2.0",
    "## 0.2.0\n\n- breaking: `more`: is gone.\n\n## 0.1.0\n\nFirst version.",
  ],
  [
    "a version that a person chose",
    built,
    surface("more"),
    "3.0.0",
    "3.0.0",
    "## 3.0.0\n\n- compatible: `more`: is new.\n\n## 0.1.0\n\nFirst version.",
  ],
  [
    "the same version that a person chose",
    built,
    surface("more"),
    "0.1.0",
    "0.1.0",
    "## 0.1.0\n\nFirst version.\n- compatible: `more`: is new.",
  ],
  [
    "a package of an older mcpgen",
    { version: "0.4.0", changelog: "## 0.4.0\n\nx" },
    surface("more"),
    undefined,
    "0.4.0",
    "## 0.4.0\n\nx",
  ],
  [
    "a changelog that a person took away",
    { version: "0.1.0", surface: surface() },
    surface("more"),
    undefined,
    "0.1.1",
    added,
  ],
])("%s", (_, previous, now, chosen, version, changelog) => {
  expect(planRelease(previous, now, chosen)).toEqual({ version, changelog });
});
