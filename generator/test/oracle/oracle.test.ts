import { join } from "node:path";
import { closeConnections } from "./call-tool.ts";
import { examineDocument } from "./examine-document.ts";
import { findSpecs, microSpecs, specsFolder } from "./find-specs.ts";
import { judgeFigures } from "./judge-figures.ts";

const folder = specsFolder();
const slice = ["notion.json", "petstore-2.0.json", "petstore-3.1.json", "adyen-checkout-v71.yaml"];

if (folder === undefined) {
  process.stderr.write("The documents of ../shared/specs are not there: the oracle was not asked.\n");
  test.skip("requests of emitted servers, judged by a third party", () => {});
} else {
  afterAll(closeConnections);

  test.each([...slice, ...microSpecs(folder)])(
    "%s: every request is accepted, and gives back what was sampled",
    async (name) => {
      const figures = await examineDocument(join(folder, name), name);
      expect(figures.calls).toBeGreaterThan(0);
      expect(judgeFigures(figures)).toEqual({ faults: [], idle: [] });
      for (const [damage, { done, caught }] of figures.spoilt)
        expect({ damage, missed: done - caught }).toEqual({ damage, missed: 0 });
    },
    60_000,
  );

  test("the whole run has at least twelve real documents", () => {
    const real = findSpecs(folder).filter((name) => !name.startsWith("micro/"));
    expect(real.length).toBeGreaterThanOrEqual(12);
  });
}
