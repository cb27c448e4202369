import { join } from "node:path";
import { readApi } from "../api/read.ts";
import { load } from "../load/load.ts";
import { planServer } from "../plan/plan.ts";
import { countTokens, listingOf } from "./measure-tokens.ts";
import { repository } from "./run-program.ts";

/** GitHub's list by openapi-mcp-generator 4.0.1, the cheapest peer. */
const peer = 373_618;

test("GitHub's tools cost at most half of what they cost elsewhere, and have all their arguments", async () => {
  const path = join(repository, "node_modules/@octokit/openapi/generated/api.github.com.json");
  const documents = await load([path], { report: () => {} });
  const api = readApi(documents, () => {});
  const server = planServer(api, {}, () => {});
  expect(countTokens(listingOf(server)) / peer).toBeLessThan(0.5);
  expect(countTokens(server.instructions)).toBeLessThan(500);
  const tools = server.groups.flatMap((group) => group.tools);
  expect(tools).toHaveLength(api.operations.length);
  for (const { arguments: args, definition } of tools) {
    const { properties, required = [] } = definition.inputSchema;
    expect(args.filter(({ name }) => !Object.hasOwn(properties, name))).toEqual([]);
    expect(required).toEqual(args.filter((argument) => argument.required).map(({ name }) => name));
  }
}, 60_000);
