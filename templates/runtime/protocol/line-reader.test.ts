import { createLineReader } from "./line-reader.ts";

/** Feeds the pieces and gives the lines, with `!` for one that was too long. */
function linesOf(pieces: (string | Buffer)[], maxBytes = 10): string[] {
  const lines: string[] = [];
  const reader = createLineReader(maxBytes, {
    onLine: (text) => lines.push(text),
    onOversized: () => lines.push("!"),
  });
  for (const piece of pieces) reader.push(Buffer.from(piece as string));
  reader.end();
  return lines;
}

describe("createLineReader", () => {
  test.each<[title: string, given: (string | Buffer)[], want: string[]]>([
    ["one line", ["abc\n"], ["abc"]],
    ["two lines in one piece", ["a\nb\n"], ["a", "b"]],
    ["a line in pieces", ["a", "b", "c\nd"], ["abc", "d"]],
    ["a character cut in two", [Buffer.from([0xc3]), Buffer.from([0xbc, 0x0a])], ["ü"]],
    ["CRLF stays white space", ["a\r\n"], ["a\r"]],
    ["blank lines", ["\n\r\n  \na\n"], ["a"]],
    ["bytes that are not UTF-8", [Buffer.from([0x61, 0xff, 0x0a])], ["a\uFFFD"]],
    ["as long as allowed", ["0123456789\nb\n"], ["0123456789", "b"]],
    ["one too long", ["0123456789x\nb\n"], ["!", "b"]],
    ["too long in pieces, said once", ["012345", "678901", "234567", "8\nb\n"], ["!", "b"]],
    ["too long without an end", ["012345", "678901"], ["!"]],
    ["the last line without an end", ["a\nb"], ["a", "b"]],
  ])("%s", (_title, given, want) => {
    expect(linesOf(given)).toEqual(want);
  });

  test("nothing of a line that is too long is held [threat: stdio]", () => {
    let told = 0;
    const reader = createLineReader(1000, { onLine: () => {}, onOversized: () => (told += 1) });
    const before = process.memoryUsage().arrayBuffers;
    for (let index = 0; index < 500; index += 1) reader.push(Buffer.alloc(1024 * 1024, 0x61));
    expect(told).toBe(1);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300 * 1024 * 1024);
  });
});
