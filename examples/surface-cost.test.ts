import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { connectServer } from "./client/connect-server.ts";

/**
 * Tokens (o200k) that each server's tools may cost when nothing is chosen, as a client gets them. For Retell half of what
 * the best complete peer makes of specs/retell.yaml: @ivotoby/openapi-mcp-server 1.16.1, 37,976 tokens.
 */
const limits: [server: string, tokens: number][] = [
  ["retell", 18_988],
  ["vapi", 2_500],
  ["raconte", 1_500],
];

test.each(limits)("%s costs at most %i tokens", async (name, most) => {
  const { client, close } = await connectServer({ folder: `generated/${name}`, args: [], env: {} });
  const { tools } = await client.listTools().finally(close);
  const cost = countTokens(JSON.stringify({ tools }));
  expect(cost).toBeLessThanOrEqual(most);
  // A surface that lost its descriptions or arguments would be cheap, too.
  expect(cost).toBeGreaterThan(most / 2);
});
