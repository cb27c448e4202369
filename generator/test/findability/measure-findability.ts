import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createOperationIndex } from "../../../templates/runtime/search/operation-index.ts";
import { operationText } from "../../../templates/runtime/search/operation-text.ts";
import { readApi } from "../../api/read.ts";
import { load } from "../../load/load.ts";
import { planServer } from "../../plan/plan.ts";
import { repository } from "../run-program.ts";

/** A wish in a person's words, and the operation that it means. */
export interface Intent {
  half: "tuning" | "apart";
  /** `own`: the words may be those of the document; `other`: those of its name and summary are avoided. */
  words: "own" | "other";
  /** `METHOD path` of the document. */
  operation: string;
  intent: string;
}

/** An API whose operations are looked for. */
export interface Subject {
  title: string;
  spec: string;
  intents: readonly Intent[];
}

/** Which intents found their operation among the first five. */
export interface Finding {
  title: string;
  operations: number;
  found: { intent: Intent; rank: number; first: readonly string[] }[];
}

/**
 * The documents of the repository; those of the corpus beside it, too, where it is there. The first three have a hundred
 * intents each, half of them kept apart; further ones are tuned on but for two, of which no miss was looked at.
 */
export function findSubjects(): Subject[] {
  const corpus = join(repository, "../shared/specs");
  const octokit = createRequire(join(repository, "package.json")).resolve("@octokit/openapi");
  const github = join(octokit, "../generated/api.github.com.json");
  const subjects: [title: string, spec: string, intents: string][] = [
    ["GitHub", github, "github"],
    ["Vapi", join(repository, "specs/vapi.yaml"), "vapi"],
    ["Retell", join(repository, "specs/retell.yaml"), "retell"],
    ["Vapi, its own document", join(corpus, "vapi/api/openapi.json"), "vapi"],
    ["Retell, its own document", join(corpus, "retell.yaml"), "retell"],
    ["GitHub, more", github, "more-github"],
    ["Vapi, more", join(corpus, "vapi/api/openapi.json"), "more-vapi"],
    ["Retell, more", join(corpus, "retell.yaml"), "more-retell"],
    ["Spotify, more", join(corpus, "spotify-official.yaml"), "spotify"],
    ["OpenAI, more", join(corpus, "openai-3.1.yaml"), "openai"],
    ["Twilio, more", join(corpus, "twilio-api-v2010.yaml"), "twilio"],
    ["Adyen, more", join(corpus, "adyen-checkout-v71.yaml"), "adyen"],
    ["Slack, more", join(corpus, "slack-web-swagger2.json"), "slack"],
    ["ElevenLabs, validation", join(corpus, "elevenlabs-3.1.json"), "elevenlabs"],
    ["Discord, validation", join(corpus, "discord-3.1.json"), "discord"],
  ];
  return subjects
    .filter(([, spec]) => existsSync(spec))
    .map(([title, spec, intents]) => ({ title, spec, intents: readIntents(intents) }));
}

function readIntents(name: string): Intent[] {
  const text = readFileSync(join(repository, `generator/test/findability/intents/${name}.tsv`), "utf8");
  const [, ...rows] = text.trim().split("\n");
  return rows.map((row) => {
    const [half, words, operation, intent] = row.split("\t");
    return { half, words, operation, intent } as Intent;
  });
}

/** Looks for each intent. @throws Error for an intent whose operation the document does not have. */
export async function measureFindability({ title, spec, intents }: Subject): Promise<Finding> {
  const report = (): void => undefined;
  const server = planServer(readApi(await load([spec], { report }), report), {}, report);
  const tools = server.groups.flatMap((group) => group.tools.map((tool) => ({ tool, group })));
  const index = createOperationIndex(
    tools.map(({ tool, group }) => operationText(tool.definition, group.name)),
  );
  const names = new Map(
    tools.map(({ tool }) => [`${tool.operation.method} ${tool.operation.path}`, tool.name]),
  );
  const found = intents.map((intent) => {
    const name = names.get(intent.operation);
    if (name === undefined) throw new Error(`${spec} has no operation ${intent.operation}.`);
    const ranked = index.search(intent.intent, () => true, tools.length);
    return { intent, rank: ranked.indexOf(name) + 1, first: ranked.slice(0, 5) };
  });
  return { title, operations: tools.length, found };
}
