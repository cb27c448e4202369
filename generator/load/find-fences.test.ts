import { findFences } from "./find-fences.ts";

describe("findFences", () => {
  test.each([
    { title: "no fence", given: "a\nb", want: [] },
    {
      title: "backticks",
      given: "x\n```yaml a b\nc: 1\n```\ny",
      want: [{ info: "yaml a b", text: "c: 1", linesBefore: 2, indent: 0 }],
    },
    { title: "tildes", given: "~~~\nc\n~~~~", want: [{ info: "", text: "c", linesBefore: 1, indent: 0 }] },
    {
      title: "a longer fence holds a shorter one",
      given: "````\n```\nc\n```\n````",
      want: [{ info: "", text: "```\nc\n```", linesBefore: 1, indent: 0 }],
    },
    {
      title: "tildes hold backticks",
      given: "~~~\n```\n~~~",
      want: [{ info: "", text: "```", linesBefore: 1, indent: 0 }],
    },
    {
      title: "a fence of the same length, indented deeper, stays inside",
      given: "```\na: |\n  ```json\n  {}\n  ```\nb: 1\n```",
      want: [{ info: "", text: "a: |\n  ```json\n  {}\n  ```\nb: 1", linesBefore: 1, indent: 0 }],
    },
    {
      title: "an indented fence loses its indentation",
      given: "<Tab>\n    ```json\n    {\n      1\n    }\n    ```",
      want: [{ info: "json", text: "{\n  1\n}", linesBefore: 2, indent: 4 }],
    },
    {
      title: "never closed",
      given: "```\na\nb",
      want: [{ info: "", text: "a\nb", linesBefore: 1, indent: 0 }],
    },
    {
      title: "two of them, CR LF",
      given: "```a\r\n1\r\n```\r\n```b\r\n2\r\n```\r\n",
      want: [
        { info: "a", text: "1\r", linesBefore: 1, indent: 0 },
        { info: "b", text: "2\r", linesBefore: 4, indent: 0 },
      ],
    },
    { title: "code in a line is no fence", given: "```a``` b\nc", want: [] },
  ])("$title", ({ given, want }) => {
    expect(findFences(given)).toEqual(want);
  });
});
