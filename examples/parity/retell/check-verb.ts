import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import type { HostedRetellSession } from "../../retell/session.ts";
import { listRoutes, readApiDocument } from "../../stand-ins/api-document.ts";
import type { RetellVerb } from "./verbs.ts";

/** Calls the tool and sees the operation arrive, as the vendor's document has it. */
export async function checkVerb(
  session: HostedRetellSession,
  verb: Extract<RetellVerb, { tool: string }>,
): Promise<void> {
  const args = await verb.args(session);
  await session.call(verb.tool, args);
  assert.equal(session.api.requests.at(-1)?.route, verb.route, `what ${verb.tool} asks for`);
  assert.deepEqual(session.api.complaints.splice(0), [], `${verb.tool} keeps to the document`);
}

/** Methods of the vendor's own library, where the list is at hand. */
const methodList = "../shared/specs/retell-sdk-5.66.1-methods.tsv";

/** Fails as soon as there is an operation whose path names `word`: then a tool is due. */
export async function checkMissing({ api, client }: HostedRetellSession, word: string): Promise<void> {
  const routes = listRoutes(await readApiDocument([api.document]));
  const methods = existsSync(methodList) ? readFileSync(methodList, "utf8").split("\n") : [];
  const { tools } = await client.listTools();
  const found = [...routes, ...methods, ...tools.map(({ name }) => name)].filter((text) =>
    text
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((part) => part === word || part === `${word}s`),
  );
  assert.deepEqual(found, [], `there is something for ${word} now: give it a tool and a row`);
}
