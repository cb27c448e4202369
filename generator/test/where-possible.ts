import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

/** Whether files have modes, processes notice signals, and a shell and scripts with `#!` start. Windows has none of these. */
export const onPosix: boolean = process.platform !== "win32";

/** For what only such a system has. */
export const testOnPosix: jest.It = onPosix ? test : test.skip;

/** Whether links to files can be made; on Windows that takes a right of its own, links to folders can be junctions. */
export const canLinkFiles: boolean =
  onPosix || holdsIn((folder) => symlinkSync(join(folder, "to"), join(folder, "link")) === undefined);

/** For what needs a link to a file. */
export const testWithLinks: jest.It = canLinkFiles ? test : test.skip;

const caseCounts: boolean =
  process.platform === "linux" ||
  holdsIn((folder) => {
    writeFileSync(join(folder, "a"), "");
    return !existsSync(join(folder, "A"));
  });

/** For what needs two files whose names differ only in case. */
export const testWithCase: jest.It = caseCounts ? test : test.skip;

/** Tries something in a folder of its own; whatever it throws means no. */
function holdsIn(attempt: (folder: string) => boolean): boolean {
  const folder = mkdtempSync(join(temporaryFolder, "mcpgen-probe-"));
  try {
    return attempt(folder);
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
