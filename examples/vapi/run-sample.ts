import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { VapiSession } from "./session.ts";

export interface SampleRun {
  code: number | null;
  output: string;
  errors: string;
  /** `"POST /call"` of each request that reached the stand-in meanwhile. */
  requests: string[];
}

/** Whether this process is the sample itself, started by `runSample`. */
export const isSample = process.env.VAPI_MCP_URL !== undefined;

/** Runs this program's sample to its end in a process of its own, as a person would: with a key in its environment, or without. */
export async function runSample(
  { api, server }: VapiSession,
  program: string,
  token: string | undefined,
): Promise<SampleRun> {
  const sent = api.requests.length;
  const child = spawn(process.execPath, [fileURLToPath(program)], {
    env: { VAPI_MCP_URL: server.url, ...(token === undefined ? {} : { VAPI_TOKEN: token }) },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 30_000,
  });
  const read = (stream: NodeJS.ReadableStream): (() => string) => {
    let text = "";
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    return () => text;
  };
  const [output, errors] = [read(child.stdout), read(child.stderr)];
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const requests = api.requests.slice(sent).map(({ route }) => route);
  return { code, output: output(), errors: errors(), requests };
}
