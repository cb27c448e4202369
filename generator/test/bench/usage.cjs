// Preloaded into measured processes: writes a line of JSON with what the process has used so far to file descriptor 3,
// when it ends and whenever it is asked to by SIGUSR2. CommonJS, since an ES module would load a second loader.
"use strict";
const { writeSync } = require("node:fs");

const report = () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  try {
    writeSync(
      3,
      `${JSON.stringify({
        cpuMs: (userCPUTime + systemCPUTime) / 1000,
        memoryMb: maxRSS / 1024,
        residentMb: process.memoryUsage.rss() / 1024 / 1024,
      })}\n`,
    );
  } catch {
    // Nobody measures any more.
  }
};

process.on("exit", report);
process.on("SIGUSR2", report);
