import fc from "fast-check";
import { pairs } from "./hostile-schemas.ts";
import { anyText } from "./hostile-text.ts";

/** A key that `fillIn` replaces by the name of another place of the same request. */
const otherPlace = "\u0000another place";

const key = fc.oneof({ weight: 2, arbitrary: anyText }, { weight: 1, arbitrary: fc.constant(otherPlace) });

const scalar = fc.oneof(
  { weight: 5, arbitrary: anyText },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "\r\nX-Injected: 1",
      "; other=1",
      "&other=1",
      "?x=1#y",
      "..%2f..",
      "\ud800",
      "é",
      "\0",
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(0, -1.5, 1e21, true, false, null) },
);

/** Values of arguments: text that means something to a URL, a header or a cookie; lists, and objects with names of others. */
export const anyArgument: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "xsmall", withCrossShrink: true },
    { weight: 5, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
    { weight: 2, arbitrary: pairs(key, tie("value"), 3) },
    {
      weight: 1,
      arbitrary: fc.record(
        { data: fc.constantFrom("", "AAAA", "!"), mimeType: anyText, filename: anyText },
        { requiredKeys: ["data"] },
      ),
    },
  ),
})).value;

/** The value with the name of another place as a key, spelled also as servers would read it. */
export function fillIn(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => fillIn(item, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([each, inner]) => [each === otherPlace ? name : each, fillIn(inner, name)]),
  );
}
