import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { callForValue } from "../../client/call-tool.ts";
import { listAt, textAt } from "../../client/read-value.ts";
import { connectSample } from "./connect.ts";

/**
 * The detailed sample: prints the tools, the assistants and the phone numbers of the account, and lets the first
 * assistant call a customer from the first number. Stops early, and says so, when there is no assistant or no number.
 */
export async function placeCall(transport: "http" | "sse"): Promise<void> {
  say(`Connecting over ${transport === "sse" ? "SSE" : "Streamable HTTP"} …`);
  const client = await connectSample(transport);
  say("Connected.");
  try {
    await useTools(client);
  } finally {
    await client.close();
    say("Disconnected.");
  }
}

async function useTools(client: Client): Promise<void> {
  const { tools } = await client.listTools();
  say("Tools:", ...tools.map(({ name, description }) => `- ${name}: ${description}`));

  const assistants = listAt(await callForValue(client, "list_assistants", {}));
  if (assistants.length === 0) return say("There is no assistant yet: create one in the dashboard first.");
  say("Assistants:", ...assistants.map((each) => `- ${textAt(each, "name")} (${textAt(each, "id")})`));

  const numbers = listAt(await callForValue(client, "list_phone_numbers", {}));
  if (numbers.length === 0) return say("There is no phone number yet: add one in the dashboard first.");
  say("Phone numbers:", ...numbers.map((each) => `- ${textAt(each, "number")} (${textAt(each, "id")})`));

  const call = await callForValue(client, "create_call", {
    assistantId: textAt(assistants, 0, "id"),
    phoneNumberId: textAt(numbers, 0, "id"),
    customer: { number: "+14155550199" },
  });
  say("Call created:", JSON.stringify(call, null, 2));
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
