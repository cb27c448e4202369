import type { ToolResult } from "./result.ts";
import { tellEtag } from "./tell-etag.ts";

const answer = { content: [{ type: "text" as const, text: '{"a":1}' }] };

test("stands in the second item, after what is there", () => {
  const [first, second] = tellEtag(answer, '"v1"').content;
  expect([first, second]).toEqual([...answer.content, { type: "text", text: 'ETag: "v1" (for If-Match).' }]);
  const noticed = { content: [...answer.content, { type: "text" as const, text: "Cut." }] };
  expect(tellEtag(noticed, 'W/"v1"').content[1]).toEqual({
    type: "text",
    text: 'Cut. ETag: W/"v1" (for If-Match).',
  });
});

test.each<[what: string, given: ToolResult, etag: string | undefined]>([
  ["no ETag", answer, undefined],
  ["a very long one", answer, "x".repeat(500)],
  ["an error", { ...answer, isError: true }, '"v1"'],
])("nothing is said of %s", (_, result, etag) => {
  expect(tellEtag(result, etag)).toBe(result);
});

test("a secret in it is not told", () => {
  const [, second] = tellEtag(answer, '"sk-1"', (text) => text.replaceAll("sk-1", "[redacted]")).content;
  expect(second).toEqual({ type: "text", text: 'ETag: "[redacted]" (for If-Match).' });
});
