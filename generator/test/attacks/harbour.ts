import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { folderWith } from "../folders.ts";
import { buildPackage } from "../retell-package.ts";
import type { Attack } from "./attack.ts";
import { call } from "./attack.ts";
import { findCanaries } from "./canaries.ts";
import { type Channel, outcomeOf, textOf, type Way, ways } from "./channel.ts";
import type { HostileApi } from "./hostile-api.ts";
import { openChannel } from "./open-channel.ts";

/** A package of harbour.yaml, bundled, whose tokens come from this API. */
export async function buildHarbour({ origin }: Pick<HostileApi, "origin">): Promise<string> {
  const [document, curation] = await Promise.all(
    ["harbour.yaml", "harbour.mcpgen.yaml"].map((name) => readFile(join(import.meta.dirname, name), "utf8")),
  );
  const folder = await folderWith({
    "harbour.yaml": (document ?? "").replace("http://127.0.0.1:1", () => origin),
    "harbour.mcpgen.yaml": curation ?? "",
  });
  return buildPackage(join(folder, "harbour.yaml"));
}

/** A server over each transport, with these flags. */
export async function openAll(
  folder: string,
  api: HostileApi,
  flags: readonly string[] = [],
): Promise<Channel[]> {
  const groups = flags.includes("--tools") ? [] : ["--groups", "all"];
  const all = ["--base-url", `${api.origin}/v1`, "--log-level", "debug", ...groups, ...flags];
  return Promise.all(ways.map((way) => openChannel(way, { folder, flags: all })));
}

/** What an attack led to over one transport. */
export interface Aftermath {
  /** Outcomes of the answers, sorted. */
  outcome: string;
  texts: string[];
  /** What must not be: empty when all is well. */
  harm: string[];
}

const settled = "an ordinary call is no longer answered";

/** Sends a message, waits for what it is to lead to, and looks whether the server is as it was. */
export async function attack(channel: Channel, { send, want }: Attack): Promise<Aftermath> {
  const before = channel.written().length;
  const wanted = typeof want === "string" ? want : want[channel.way];
  const status = await channel.send(typeof send === "function" ? send() : send);
  const messages = await channel.take(wanted === "" ? 0 : wanted.split(",").length);
  const harm: string[] = [];
  if (status !== undefined && status >= 500) harm.push(`HTTP ${status}`);
  await channel.send(call("get_ship", { ship: "ordinary" }));
  const answers = await channel.take(1);
  const last = answers.pop();
  if (last === undefined || !textOf(last).includes('"well":true')) harm.push(settled);
  messages.push(...answers);
  harm.push(...harmOf(channel, before));
  const outcomes = messages
    .map(outcomeOf)
    .map((text) => (wanted === "error" ? text.replace(/ -?\d+$/, "") : text));
  return { outcome: outcomes.sort().join(","), texts: messages.map(textOf), harm };
}

/** What a server did that it must never do, since it had written so much. */
export function harmOf(channel: Channel, before: number): string[] {
  const { exitCode, signalCode } = channel.process;
  const said = channel.written().slice(before);
  return [
    ...(exitCode === null && signalCode === null ? [] : [`the process ended (${exitCode ?? signalCode})`]),
    ...findCanaries(said).map((found) => `leaks ${found}`),
    ...[...said.matchAll(/^.*"(?:event":"(?:fault|rejection)"|status":"fault").*$/gm)].map(([line]) => line),
  ];
}

/** The same attack over each transport, and what each must lead to. */
export async function attackAll(channels: readonly Channel[], given: Attack) {
  const { want, text = /^/ } = given;
  const got = await Promise.all(
    channels.map(async (channel) => [channel.way, await attack(channel, given)] as const),
  );
  const outcome = Object.fromEntries(got.map(([way, { outcome }]) => [way, outcome])) as Record<Way, string>;
  const wanted = Object.fromEntries(
    channels.map(({ way }) => [
      way,
      (typeof want === "string" ? want : want[way]).split(",").sort().join(","),
    ]),
  );
  return {
    got: {
      outcome,
      harm: got.flatMap(([way, { harm }]) => harm.map((one) => `${way}: ${one}`)),
      unsaid: got.flatMap(([way, { texts }]) =>
        texts.filter((one) => !text.test(one)).map((one) => `${way}: ${one.slice(0, 300)}`),
      ),
    },
    want: { outcome: wanted, harm: [], unsaid: [] },
  };
}
