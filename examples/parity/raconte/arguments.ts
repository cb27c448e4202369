import assert from "node:assert/strict";
import { valueAt } from "../../client/read-value.ts";
import type { ParityRow } from "../row.ts";
import { type Play, prompt, row, stage } from "./play.ts";

type Type = "string" | "uuid" | "number" | "boolean" | "array" | "open enum" | "status" | "string or null";

interface Parameter {
  name: string;
  type: Type;
  required: boolean;
  /** Sent as it is, and looked for in the request. Of an id, the one of the row's own interview or invitation. */
  sample?: unknown;
}

/** Tools and parameters in the order of the page. */
const tools: Record<string, Parameter[]> = {
  "create-interview": [
    { name: "prompt", type: "string", required: true, sample: "Ask about prices." },
    { name: "locale", type: "open enum", required: false, sample: "pt-BR" },
    { name: "title", type: "string", required: false, sample: "Prices" },
    { name: "intro", type: "string", required: false, sample: "Two minutes, please." },
    { name: "firstMessage", type: "string", required: false, sample: "Hello!" },
    { name: "invitees", type: "array", required: false, sample: [{ email: "ada@example.com" }] },
  ],
  "update-interview": [
    { name: "interviewId", type: "uuid", required: true },
    { name: "title", type: "string", required: false, sample: "Autumn prices" },
    { name: "prompt", type: "string", required: false, sample: "Ask about the prices of autumn." },
    { name: "intro", type: "string", required: false, sample: "Three minutes, please." },
    { name: "firstMessage", type: "string", required: false, sample: "Good day!" },
    { name: "locale", type: "open enum", required: false, sample: "fr" },
    { name: "maxMinutes", type: "number", required: false, sample: 7.5 },
    { name: "maxResponses", type: "number", required: false, sample: 12 },
    { name: "disableOrgSystemPrompt", type: "boolean", required: false, sample: true },
    { name: "archived", type: "boolean", required: false, sample: true },
  ],
  "get-interview": [{ name: "interviewId", type: "uuid", required: true }],
  "create-invitation": [
    { name: "interviewId", type: "uuid", required: true },
    { name: "invitees", type: "array", required: true, sample: [{ name: "Ada", phone: "+14155550177" }] },
  ],
  "update-invitation": [
    { name: "invitationId", type: "uuid", required: true },
    { name: "name", type: "string or null", required: false, sample: "Ada Li" },
    { name: "recipientEmail", type: "string or null", required: false, sample: "ada.li@example.com" },
    { name: "recipientPhone", type: "string or null", required: false, sample: "+14155550178" },
    { name: "status", type: "status", required: false, sample: "cancelled" },
    { name: "archived", type: "boolean", required: false, sample: true },
  ],
  "get-invitation": [{ name: "invitationId", type: "uuid", required: true }],
};

const inviteeFields: Record<string, string> = {
  name: "Ada",
  email: "ada@example.com",
  phone: "+14155550179",
};

/** One row for each tool, each parameter, and each field of an invitee. */
export function argumentRows(play: Play): ParityRow[] {
  const rows = Object.entries(tools).flatMap(([tool, parameters]) => [
    row("tool", `There is a tool ${tool}`, () => hasTool(play, tool, parameters)),
    ...parameters.map((parameter) =>
      row("argument", sentence(tool, parameter), () => hasArgument(play, tool, parameter)),
    ),
  ]);
  const fields = Object.keys(inviteeFields).map((field) =>
    row("argument", `An invitee may have ${field}, a string`, () => hasInviteeField(play, field)),
  );
  return [...rows, ...fields];
}

function sentence(tool: string, { name, type, required }: Parameter): string {
  return `${tool} ${required ? "needs" : "takes"} ${name} (${type})`;
}

async function listTools(play: Play) {
  const session = play();
  const client = await session.connect(session.api.keys[0]);
  const { tools: listed } = await client.listTools();
  await client.close();
  return listed;
}

async function schemaOf(play: Play, tool: string): Promise<unknown> {
  const found = (await listTools(play)).find(({ name }) => name === tool);
  assert.ok(found, `${tool} is not among the tools`);
  return found.inputSchema;
}

/** Listed with exactly these arguments, with a description, and read-only where its name says so. */
async function hasTool(play: Play, tool: string, parameters: readonly Parameter[]): Promise<void> {
  const found = (await listTools(play)).find(({ name }) => name === tool);
  assert.ok(found, `${tool} is not among the tools`);
  assert.ok((found.description ?? "").length > 20, "it says what it does");
  assert.equal(
    found.annotations?.readOnlyHint,
    tool.startsWith("get-"),
    "it says whether it changes anything",
  );
  const names = Object.keys(found.inputSchema.properties ?? {});
  assert.deepEqual(names.sort(), parameters.map(({ name }) => name).sort());
}

/** Advertised with its type and requirement, sent as it was given, and absent from the request where it was left out. */
async function hasArgument(
  play: Play,
  tool: string,
  { name, type, required, sample }: Parameter,
): Promise<void> {
  const schema = await schemaOf(play, tool);
  assert.deepEqual(typeOf(valueAt(schema, "properties", name)), typeOf(published[type]));
  assert.equal((valueAt(schema, "required") as string[]).includes(name), required, "its requirement");
  const session = play();
  const { interviewId, invitationId } = await stage(session);
  const ids: Record<string, unknown> = { interviewId, invitationId };
  const needed = (tools[tool] ?? []).filter((each) => each.required && each.name !== name);
  const others = Object.fromEntries(needed.map((each) => [each.name, each.sample ?? ids[each.name]]));
  const value = sample ?? ids[name];
  const client = await session.connect(session.api.keys[0]);
  const send = async (args: Record<string, unknown>): Promise<Record<string, unknown>> => {
    const before = session.api.requests.length;
    await client.callTool({ name: tool, arguments: args });
    const [request, ...rest] = session.api.requests.slice(before);
    assert.equal(rest.length, 0, "one request");
    return { ...request?.params, ...(request?.body as object | undefined) };
  };
  assert.deepEqual(await send({ ...others, [name]: value }), { ...others, [name]: value }, "what was sent");
  assert.deepEqual(await send(others), required ? {} : others, "what is sent without it");
  await client.close();
}

const published: Record<Type, object> = {
  string: { type: "string" },
  uuid: { type: "string", format: "uuid" },
  number: { type: "number" },
  boolean: { type: "boolean" },
  array: { type: "array" },
  // The page lists no languages, so none is refused.
  "open enum": { type: "string" },
  status: { type: "string", enum: ["cancelled", "ready"] },
  "string or null": { type: ["null", "string"] },
};

/** What of a schema tells its type, with lists in one order. */
function typeOf(schema: unknown): object {
  const {
    type,
    format,
    enum: values,
  } = schema as { type?: string | string[]; format?: string; enum?: string[] };
  return { type: [type].flat().sort(), format, values: values?.toSorted() };
}

async function hasInviteeField(play: Play, field: string): Promise<void> {
  const invitee = { email: "bo@example.com", [field]: inviteeFields[field] };
  for (const tool of ["create-interview", "create-invitation"]) {
    const items = valueAt(await schemaOf(play, tool), "properties", "invitees", "items");
    assert.equal(valueAt(items, "properties", field, "type"), "string");
    assert.ok(!("required" in (items as object)), "no field is needed of itself");
    const session = play();
    const { interviewId } = await stage(session);
    await session.call(tool, {
      ...(tool === "create-interview" ? { prompt } : { interviewId }),
      invitees: [invitee],
    });
    assert.deepEqual(valueAt(session.api.requests.at(-1)?.body, "invitees"), [invitee]);
  }
}
