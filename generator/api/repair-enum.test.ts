import type { Reading } from "./reading.ts";
import { repairEnum } from "./repair-enum.ts";

const place = { value: {}, document: "api.yaml", pointer: "/x" };

interface Case {
  title: string;
  given: Record<string, unknown>;
  want: Record<string, unknown>;
  told: boolean;
}

test.each<Case>([
  {
    title: "members that have the type stay",
    given: { type: "string", enum: ["a", 1] },
    want: { type: "string", enum: ["a", 1] },
    told: false,
  },
  {
    title: "numbers that stand for strings",
    given: { type: "string", enum: [1, 2.5, true] },
    want: { type: "string", enum: ["1", "2.5", "true"] },
    told: true,
  },
  {
    title: "strings that stand for integers",
    given: { type: "integer", enum: ["1", "-2"] },
    want: { type: "integer", enum: [1, -2] },
    told: true,
  },
  {
    title: "members of an array that stand beside it",
    given: { type: "array", enum: ["a", "b"], items: { type: "string" } },
    want: { type: "array", items: { type: "string", enum: ["a", "b"] } },
    told: true,
  },
  {
    title: "items that say it already",
    given: { type: "array", enum: ["a", "b"], items: { enum: ["a"] } },
    want: { type: "array", items: { enum: ["a"] } },
    told: true,
  },
  {
    title: "nothing fits: the type stays",
    given: { type: "integer", enum: ["small", "large"] },
    want: { type: "integer" },
    told: true,
  },
  {
    title: "null is a value of its own",
    given: { type: "string", enum: [null] },
    want: { type: "string", enum: [null] },
    told: false,
  },
  { title: "no type, nothing to compare", given: { enum: [1] }, want: { enum: [1] }, told: false },
])("$title", ({ given, want, told }) => {
  const codes: string[] = [];
  const reading = { report: ({ code }: { code: string }) => codes.push(code) } as unknown as Reading;
  repairEnum(reading, given, place);
  expect(given).toEqual(want);
  expect(codes).toEqual(told ? ["schema-repaired"] : []);
});
