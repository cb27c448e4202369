import { realpathSync } from "node:fs";
import { tmpdir } from "node:os";

/**
 * The system's folder for temporary files by its real path. `tmpdir()` is a link on macOS and may be a short name on Windows
 * (`C:\Users\RUNNER~1\…`): programs that are started in it, git among them, call it by the other name.
 */
export const temporaryFolder: string = realpathSync.native(tmpdir());
