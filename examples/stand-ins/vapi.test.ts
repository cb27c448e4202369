import { existsSync } from "node:fs";
import { type RunningVapi, startVapi } from "./vapi.ts";

// Every route that is played, in an order in which a person could use them. `{assistant}` stands for the newest one.

type Step = [request: string, body: unknown, status: number];

/** Milliseconds in which even a busy machine prepares a large document. */
const slow = 60_000;

const nobody = "6f1c2d3e-0000-4000-8000-999999999999";
const customer = { number: "+14155550199" };
const call = { assistantId: "{assistant}", phoneNumberId: "{number}" };
const assistant = {
  name: "Desk",
  model: { provider: "openai", model: "gpt-4o", messages: [{ role: "system", content: "Help." }] },
  voice: { provider: "11labs", voiceId: "sarah" },
  transcriber: { provider: "deepgram", model: "nova-3" },
  firstMessage: "Hello.",
};

const steps: Step[] = [
  ["GET /assistant", undefined, 200],
  ["GET /assistant?limit=1&createdAtGt=2026-01-01T00%3A00%3A00Z", undefined, 200],
  ["GET /assistant?limit=many", undefined, 400],
  ["GET /assistant?page=1", undefined, 400],
  ["POST /assistant", assistant, 201],
  ["POST /assistant", { ...assistant, model: { provider: "nobody", model: "gpt-4o" } }, 400],
  ["POST /assistant", { ...assistant, voice: "sarah" }, 400],
  ["POST /assistant", { ...assistant, instructions: "Help." }, 400],
  ["GET /assistant/{assistant}", undefined, 200],
  [`GET /assistant/${nobody}`, undefined, 404],
  ["GET /assistant/front-desk", undefined, 400],
  ["PATCH /assistant/{assistant}", { name: "Front desk" }, 200],
  ["GET /phone-number", undefined, 200],
  ["POST /phone-number", { provider: "vapi", numberDesiredAreaCode: "212" }, 201],
  ["POST /phone-number", { provider: "vapi", areaCode: "212" }, 400],
  ["GET /phone-number/{number}", undefined, 200],
  ["PATCH /phone-number/{number}", { provider: "vapi", assistantId: "{assistant}" }, 200],
  ["POST /call", { ...call, customer }, 201],
  ["POST /call", { ...call, customer, scheduledAt: "2027-01-31T15:30:00Z" }, 400],
  ["POST /call", { ...call, customer, schedulePlan: { earliestAt: "2027-01-31T15:30:00Z" } }, 201],
  ["POST /call", { ...call, customer, schedulePlan: { earliestAt: "tomorrow" } }, 400],
  ["POST /call", { ...call, customer: "+14155550199" }, 400],
  ["POST /call", { ...call, customer: { number: "5550199" } }, 400],
  ["POST /call", { ...call, assistantId: nobody, customer }, 400],
  ["POST /call", { ...call, customers: [customer] }, 201],
  ["GET /call?assistantId={assistant}", undefined, 200],
  ["GET /call/{call}", undefined, 200],
  ["PATCH /call/{call}", { name: "Bicycle" }, 200],
  ["GET /tool", undefined, 200],
  ["POST /tool", { type: "function", function: { name: "find_order" } }, 201],
  ["POST /tool", { type: "apiRequest", method: "FETCH", url: "https://a.example" }, 400],
  ["POST /tool", { type: "apiRequest", name: "a_b", method: "GET", url: "https://a.example" }, 201],
  ["GET /tool/{tool}", undefined, 200],
  ["DELETE /tool/{tool}", undefined, 200],
  ["DELETE /phone-number/{number}", undefined, 200],
  ["DELETE /assistant/{assistant}", undefined, 200],
];

const documents = ["../shared/specs/vapi/api/openapi.json", "specs/vapi.yaml"].filter(existsSync);

describe.each(documents)("against %s", (document) => {
  let api: RunningVapi;
  beforeAll(async () => {
    api = await startVapi([document]);
  }, slow);
  afterAll(() => api.close());

  const send = (request: string, body: unknown, key = api.key): Promise<Response> => {
    const [method = "", path = ""] = newest(request).split(" ");
    return fetch(api.origin + path, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: newest(JSON.stringify(body)) }),
    });
  };

  const newest = (text: string): string => {
    const { assistants, phoneNumbers: numbers, calls, tools } = api.state;
    const kinds: Record<string, Map<string, unknown>> = {
      assistant: assistants,
      number: numbers,
      call: calls,
      tool: tools,
    };
    return text.replace(
      /\{(assistant|number|call|tool)\}/g,
      (_, kind: string) => [...(kinds[kind]?.keys() ?? [])].at(-1) ?? "none",
    );
  };

  test(
    "every step is answered as the document says",
    async () => {
      const answers: Step[] = [];
      for (const [request, body] of steps) answers.push([request, body, (await send(request, body)).status]);
      expect(answers).toEqual(steps);
      expect(api.complaints.filter((complaint) => complaint.includes("(500)"))).toEqual([]);
    },
    slow,
  );

  test("a missing or wrong key is refused", async () => {
    expect((await send("GET /assistant", undefined, "wrong")).status).toBe(401);
  });

  test("a listing is newest first, and as long as was asked for", async () => {
    const listed = (await (await send("GET /assistant?limit=1", undefined)).json()) as { id: string }[];
    expect(listed.map(({ id }) => id)).toEqual([[...api.state.assistants.keys()].at(-1)]);
  });
});
