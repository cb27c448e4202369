#!/usr/bin/env node
import { existsSync } from "node:fs";
import { setFlagsFromString } from "node:v8";

// A build is over before most of what V8 would optimise has paid for that: only what stays hot for long is.
setFlagsFromString("--interrupt-budget=1000000");

const program = new URL("../dist/cli.js", import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  process.stderr.write("mcpgen is not compiled yet. Run `npm run build` in its folder, then try again.\n");
  process.exitCode = 70;
}
