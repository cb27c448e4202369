import { changing, sampleTool } from "../../../generator/test/runtime/sample-server.ts";
import { createView, isInView, type View, wholeView } from "./view.ts";

const reading = sampleTool("list_calls", { aliases: ["enumerate_calls"] });
const writing = sampleTool("create_call", { hints: changing });

describe("a view [threat: read-only-and-filters]", () => {
  type Row = [narrowing: Omit<View, "key">, seesReading: boolean, seesWriting: boolean];
  test.each<Row>([
    [{}, true, true],
    [{ readOnly: true }, true, false],
    [{ readOnly: false }, true, true],
    [{ groups: ["calls"] }, true, true],
    [{ groups: ["c*"] }, true, true],
    [{ groups: ["agents"] }, false, false],
    [{ groups: [] }, false, false],
    [{ tools: ["list_*"] }, true, false],
    [{ tools: ["create_call"], readOnly: true }, false, false],
    [{ tools: ["enumerate_*"] }, true, false],
    [{ tools: ["create_call"], groups: ["agents"] }, false, false],
    [{ tools: [] }, false, false],
    [{ tools: ["*"] }, true, true],
  ])("of %j", (narrowing, seesReading, seesWriting) => {
    const view = createView(narrowing);
    expect([isInView(view, reading, "calls"), isInView(view, writing, "calls")]).toEqual([
      seesReading,
      seesWriting,
    ]);
  });

  test("that narrows nothing is the whole one", () => {
    expect(createView({})).toBe(wholeView);
    expect(createView({ readOnly: false })).toBe(wholeView);
  });

  test("has the key of those that see the same, and no other's", () => {
    const views = [
      createView({ groups: ["a"] }),
      createView({ tools: ["a"] }),
      createView({ groups: ["a"], readOnly: true }),
      createView({ groups: ["a", "b"] }),
      createView({ groups: ["a,b"] }),
      createView({ groups: [] }),
      wholeView,
    ];
    expect(new Set(views.map(({ key }) => key)).size).toBe(views.length);
    expect(createView({ groups: ["a"] }).key).toBe(views[0]?.key);
  });
});
