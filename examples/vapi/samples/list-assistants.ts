import { connectSample } from "./connect.ts";

/** The simple sample: connects, lists the assistants, prints what came back, and leaves. */
export async function listAssistants(transport: "http" | "sse"): Promise<void> {
  const client = await connectSample(transport);
  try {
    const result = await client.callTool({ name: "list_assistants", arguments: {} });
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } finally {
    await client.close();
  }
}
