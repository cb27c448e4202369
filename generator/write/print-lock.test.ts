import type { Lock } from "./model.ts";
import { printLock } from "./print-lock.ts";
import { readLock } from "./read-lock.ts";

const plain: Lock = {
  lockVersion: 2,
  generator: "1",
  inputs: { documents: { "a.yaml": "0" } },
  files: {},
  scaffold: [],
  packageJson: {},
  tools: {},
};
const server = {
  name: "demo",
  instructions: "",
  environmentPrefix: "DEMO",
  baseUrlEnvironment: "DEMO_BASE_URL",
  baseUrls: {},
  credentials: {},
};
const tool = { operation: "GET /a", title: "", description: "", hints: [], answer: "", sent: {}, input: {} };

test.each<[what: string, lock: Lock]>([
  ["without a surface", plain],
  ["of a server without tools", { ...plain, surface: { server, tools: {}, schemas: {} } }],
  [
    "with tools and schemas",
    { ...plain, surface: { server, tools: { a: tool, b: tool }, schemas: { "a#/b": { type: "string" } } } },
  ],
])("a lock file %s reads as it was written", (_, lock) => {
  expect(readLock(printLock(lock), "/out")).toEqual(lock);
});

test("each tool has one line", () => {
  const lines = printLock({ ...plain, surface: { server, tools: { a: tool, b: tool }, schemas: {} } }).split(
    "\n",
  );
  expect(lines.filter((line) => line.includes('"GET /a"')).length).toBe(2);
});

test("version 1 is read, and has no surface", () => {
  const { inputs: _, ...older } = plain;
  const read = readLock(JSON.stringify({ ...older, lockVersion: 1 }), "/out");
  expect(read).toEqual(older);
});
