import assert from "node:assert/strict";
import { runProgram } from "../client/run-program.ts";
import { attachKnowledge } from "./prompts/attach-knowledge.ts";
import { flagCalls } from "./prompts/flag-calls.ts";
import { importNumber } from "./prompts/import-number.ts";
import { publishAgent } from "./prompts/publish-agent.ts";
import { rerunAnalysis } from "./prompts/rerun-analysis.ts";
import { summariseAgents } from "./prompts/summarise-agents.ts";
import { openHostedRetell } from "./session.ts";

// What people ask of Retell's hosted tools, each as the calls that a model would make, checked against the account's state.

const prompts = [
  { title: "Which agents do I have, and what does each do?", play: summariseAgents },
  { title: "Make an agent that qualifies sales leads, and publish it.", play: publishAgent },
  { title: "Go through the latest 20 calls and point out the bad ones.", play: flagCalls },
  { title: "Build a knowledge base from these sources and let my agent use it.", play: attachKnowledge },
  { title: "Bring in this phone number for my agent.", play: importNumber },
  { title: "Judge this call again and say what went wrong.", play: rerunAnalysis },
];

await runProgram(async (options) => {
  const session = await openHostedRetell(options);
  try {
    for (const { title, play } of prompts) {
      const before = session.api.requests.length;
      const lines = await play(session).catch((error: Error) => {
        throw new Error(`"${title}" went wrong: ${error.message}`);
      });
      assert.deepEqual(session.api.complaints, [], `"${title}" keeps to the document`);
      const routes = session.api.requests.slice(before).map(({ route }) => route);
      process.stdout.write(`${title}\n${[...lines, `(${routes.length} requests)`].map(indent).join("")}\n`);
    }
  } finally {
    await session.close();
  }
});

function indent(line: string): string {
  return `  ${line}\n`;
}
