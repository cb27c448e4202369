// Prints what jest's JSON report counted, in one line: `12 passed, 0 failed`, and `, 3 skipped` when there are any.
import { existsSync, readFileSync } from "node:fs";

const path = process.argv[2];
if (path === undefined) {
  process.stderr.write("Name the report: node generator/tasks/count-tests.mjs REPORT.json\n");
  process.exitCode = 2;
} else if (!existsSync(path)) {
  process.stderr.write(`There is no report at ${path}: jest did not get as far as that.\n`);
  process.exitCode = 1;
} else {
  const report = JSON.parse(readFileSync(path, "utf8"));
  // A file that could not even start has failed, though none of its tests has.
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const skipped = report.numPendingTests + report.numTodoTests;
  process.stdout.write(
    `${report.numPassedTests} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}\n`,
  );
  if (report.numPassedTests === 0) {
    process.stderr.write("No test has passed.\n");
    process.exitCode = 1;
  }
}
