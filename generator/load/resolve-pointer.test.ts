import { resolvePointer } from "./resolve-pointer.ts";

const root: unknown = JSON.parse(
  '{"a/b": {"~x": 1}, "list": [10, [20]], "paths": {"/items/{id}": 2}, "100%": 3, "": {"": 4}, "__proto__": {"x": 5}, "%41": 6, "n": null}',
);

describe("resolvePointer [threat: prototype-names]", () => {
  test.each([
    { given: "", want: { value: root, pointer: "" } },
    { given: "/a~1b/~0x", want: { value: 1, pointer: "/a~1b/~0x" } },
    { given: "/list/1/0", want: { value: 20, pointer: "/list/1/0" } },
    { given: "/paths/~1items~1%7Bid%7D", want: { value: 2, pointer: "/paths/~1items~1{id}" } },
    { given: "/100%", want: { value: 3, pointer: "/100%" } },
    { given: "/%41", want: { value: 6, pointer: "/%41" } },
    { given: "//", want: { value: 4, pointer: "//" } },
    { given: "/__proto__/x", want: { value: 5, pointer: "/__proto__/x" } },
    { given: "/n", want: { value: null, pointer: "/n" } },
    { given: "/missing", want: undefined },
    { given: "/constructor", want: undefined },
    { given: "/toString/name", want: undefined },
    { given: "/list/length", want: undefined },
    { given: "/list/01", want: undefined },
    { given: "/list/-", want: undefined },
    { given: "/list/2", want: undefined },
    { given: "/n/x", want: undefined },
    { given: "/list//0", want: undefined },
    { given: "anchor", want: undefined },
  ])("$given", ({ given, want }) => {
    expect(resolvePointer(root, given)).toEqual(want);
  });
});
