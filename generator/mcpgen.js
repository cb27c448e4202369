#!/usr/bin/env node
import { existsSync } from "node:fs";

const program = new URL("../dist/cli.js", import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  process.stderr.write("mcpgen is not compiled yet. Run `npm run build` in its folder, then try again.\n");
  process.exitCode = 70;
}
