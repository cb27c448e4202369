import { homedir } from "node:os";
import { resolve } from "node:path";
import type { Installation } from "./set-up.ts";

/** This machine and this program, as a client would start it. */
export function installation(): Installation {
  return {
    platform: process.platform,
    home: homedir(),
    env: process.env,
    node: process.execPath,
    script: resolve(process.argv[1] ?? "dist/index.js"),
  };
}
