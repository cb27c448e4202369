import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { connectServer } from "../client/connect-server.ts";
import { connectHosted, hostServer } from "../client/host-server.ts";
import type { Account, TaskClient } from "./play-task.ts";
import type { TaskVendor } from "./play-tasks.ts";

/** How the server of a vendor is started in front of its stand-in. */
export interface VendorOptions<State> {
  api: Account<State>;
  /** Folder of the generated package. */
  folder: string;
  /** Holds the credential, for a server over stdio. */
  env: Readonly<Record<string, string>>;
  /** Headers that hold a caller's own credential, for a hosted server. */
  headers?: Readonly<Record<string, string>>;
  /** What holds it in the address instead. */
  query?: string;
}

/** Servers are kept until all tasks are done: one for each way in which they are asked for. */
export function openVendor<State>(options: VendorOptions<State>): TaskVendor<State> {
  const { api, folder, env, headers = {}, query = "" } = options;
  const started = new Map<string, Promise<TaskClient>>();
  const ends: (() => Promise<unknown>)[] = [() => api.close()];
  const start = async (over: "stdio" | "http", flags: readonly string[]): Promise<TaskClient> => {
    let agrees: (question: string) => boolean = () => false;
    let client: Client;
    if (over === "stdio") {
      const server = await connectServer({ folder, args: flags, env }, (question) => agrees(question));
      ends.push(server.close);
      client = server.client;
    } else {
      const args = [...flags, "--credentials", "passthrough", "--confirm", "allow"];
      const server = await hostServer({ folder, args, env: {} });
      ends.push(server.close);
      client = await connectHosted(`${server.url}${query}`, "http", headers);
      ends.push(() => client.close());
    }
    return {
      client,
      ask(answer) {
        agrees = answer;
      },
    };
  };
  return {
    api,
    connect({ over, allGroups = false }, surface) {
      const groups = allGroups ? ["--groups", "all"] : [];
      const flags = ["--base-url", api.origin, "--log-level", "info", "--surface", surface, ...groups];
      const key = [over, ...flags].join(" ");
      const running = started.get(key) ?? start(over, flags);
      started.set(key, running);
      return running;
    },
    async close() {
      for (const end of ends.reverse()) await end();
    },
  };
}
