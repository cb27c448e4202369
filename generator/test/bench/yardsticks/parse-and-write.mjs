// Yardstick of a build: parses a JSON document and writes as many bytes as it is told to, printed from what was parsed.
//   node parse-and-write.mjs <document.json> <file> <bytes>
import { readFileSync, writeFileSync } from "node:fs";

const [document, file, bytes] = process.argv.slice(2);
const value = JSON.parse(readFileSync(document, "utf8"));
const printed = [];
let missing = Number(bytes);
for (const part of [value.paths, ...Object.values(value.components)].flatMap(Object.values)) {
  if (missing <= 0) break;
  const piece = Buffer.from(JSON.stringify(part, null, 2)).subarray(0, missing);
  missing -= piece.length;
  printed.push(piece);
}
writeFileSync(file, Buffer.concat(printed));
if (missing > 0) throw new Error(`The document is ${missing} bytes too short.`);
