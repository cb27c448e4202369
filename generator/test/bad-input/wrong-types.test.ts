import { join } from "node:path";
import { build } from "../../build.ts";
import { packageVersions } from "../../commands/versions.ts";
import { InputError } from "../../diagnostics/diagnostic.ts";
import { folderWith } from "../folders.ts";
import { seededRandom } from "../spoil-arguments.ts";
import { richDocument, richSwagger } from "./rich-document.ts";
import { type Path, placesOf, withoutValueAt, withValueAt, wrongValues } from "./spoil-places.ts";

/** Documents with one wrong value each that a run looks at; all of them take a minute. */
const share = Number(process.env.MCPGEN_WRONG_TYPES ?? 0.06);

const spoilt = [richDocument(), richSwagger()].flatMap((root) =>
  placesOf(root).flatMap((place) => [
    ...wrongValues.map((value) => ({ place, root: withValueAt(root, place, value) })),
    { place, root: withoutValueAt(root, place) },
  ]),
);

/** What was thrown that is no message, with the place that was spoilt. */
async function faultOf({ place, root }: { place: Path; root: unknown }, out: string): Promise<string[]> {
  try {
    await build({
      specs: ["-"],
      name: "demo",
      config: false,
      out,
      force: false,
      bundle: false,
      dryRun: true,
      load: { stdin: async () => Buffer.from(JSON.stringify(root)) },
      versions: packageVersions,
    });
    return [];
  } catch (error) {
    if (error instanceof InputError && /^-:1:\d+(#|$)/.test(error.diagnostic.origin ?? "")) return [];
    return [`${place.join("/")}: ${error instanceof Error ? error.stack : String(error)}`];
  }
}

test("a wrong value at any place of a document ends in a package or a message [threat: not-openapi] [threat: prototype-names]", async () => {
  const out = join(await folderWith(), "out");
  const random = seededRandom(1);
  const chosen = spoilt.filter(() => random() < share);
  expect(chosen.length).toBeGreaterThan(300);
  const faults: string[] = [];
  for (const each of chosen) faults.push(...(await faultOf(each, out)));
  expect(faults).toEqual([]);
});

test("every place of the two documents is spoilt in every way", () => {
  expect(spoilt.length).toBeGreaterThan(8000);
  expect(new Set(spoilt.map(({ place }) => place.join("/"))).size).toBeGreaterThan(300);
});
