#!/usr/bin/env node
import { existsSync } from "node:fs";

const program = new URL("../dist/cli.js", import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  process.stderr.write("mcpgen is not compiled yet. Run `npm run build` in its folder, then try again.\n");
  // A fault of ours, as in commands/exit-codes.ts, which is not compiled.
  process.exitCode = 70;
}
