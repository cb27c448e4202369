import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { listEntry } from "../../templates/runtime/call/lazy-tool.ts";
import { readApi } from "../api/read.ts";
import { load } from "../load/load.ts";
import type { ServerModel } from "../plan/model.ts";
import { planServer } from "../plan/plan.ts";
import { repository } from "./run-program.ts";

/** An API whose tools are listed here and by others, and what the cheapest of the others costs. */
export interface Measured {
  api: string;
  /** Relative to the repository, or to the folder that holds further documents. */
  document: string;
  /** Tokens of the list of the cheapest peer whose tools have every required argument. */
  peer: number;
  peerName: string;
}

/**
 * Figures of the peers, counted from their answer to `tools/list` on the same documents: openapi-mcp-generator 4.0.1,
 * @ivotoby/openapi-mcp-server 1.16.1, fastmcp 4.20.16. That of openapi-mcp-generator for Stripe (89,338) is left out: it
 * takes every form as one string, so that required arguments are missing.
 */
export const measured: readonly Measured[] = [
  {
    api: "GitHub",
    document: "node_modules/@octokit/openapi/generated/api.github.com.json",
    peer: 373_618,
    peerName: "openapi-mcp-generator",
  },
  { api: "Stripe", document: "stripe.com.json", peer: 274_293, peerName: "@ivotoby/openapi-mcp-server" },
  {
    api: "Adyen Checkout",
    document: "adyen-checkout-v71.yaml",
    peer: 128_238,
    peerName: "@ivotoby/openapi-mcp-server",
  },
  { api: "Vapi", document: "vapi/api/openapi.json", peer: 412_858, peerName: "openapi-mcp-generator" },
];

/** Where a document is: in this repository, in a folder of MCPGEN_CORPUS, or beside the repository; undefined where it is not. */
export function findDocument(document: string): string | undefined {
  const named = (process.env.MCPGEN_CORPUS ?? "").split(delimiter).filter(Boolean);
  const folders = [repository, ...named, join(repository, "../shared/specs")];
  return folders.map((folder) => join(folder, document)).find(existsSync);
}

/** The tokens of a text as o200k counts them. */
export function countTokens(text: string): number {
  return encode(text, { disallowedSpecial: new Set() }).length;
}

/** What `tools/list` answers for all tools of a server, without a curation. */
export function listingOf({ groups }: Pick<ServerModel, "groups">): string {
  const tools = groups.flatMap((group) => group.tools.map(({ definition }) => listEntry(definition)));
  return `{"tools":[${tools.join(",")}]}`;
}

/**
 * Prints what listing all tools of an API costs, and what the cheapest peer's list does. The folder with documents that
 * are not part of this repository is MCPGEN_CORPUS; those that are missing are passed over. Answers the exit code.
 */
export async function run(): Promise<number> {
  process.stdout.write(
    "| API | tools | tokens | instructions | best peer | share |\n|---|---|---|---|---|---|\n",
  );
  let code = 0;
  for (const { api, document, peer, peerName } of measured) {
    const path = findDocument(document);
    if (path === undefined) {
      process.stderr.write(
        `${api} is not measured: ${document} is not there. Name its folder in MCPGEN_CORPUS.\n`,
      );
      continue;
    }
    const documents = await load([path], { report: () => {} });
    const server = planServer(
      readApi(documents, () => {}),
      {},
      () => {},
    );
    const tokens = countTokens(listingOf(server));
    const tools = server.groups.reduce((sum, group) => sum + group.tools.length, 0);
    const share = tokens / peer;
    if (share > 0.5) code = 1;
    const cells = [api, tools, tokens, countTokens(server.instructions), `${peer} (${peerName})`];
    process.stdout.write(`| ${cells.join(" | ")} | ${(100 * share).toFixed(1)} % |\n`);
  }
  return code;
}
