import { listRoutes, readApiDocument } from "./api-document.ts";
import { openLink } from "./raconte/guest.ts";
import { type RunningRaconte, startRaconte } from "./raconte.ts";

const nobody = "00000000-0000-4000-8000-000000000000";
const prompt = "Ask what people liked.";

let api: RunningRaconte;
beforeAll(async () => {
  api = await startRaconte();
});
afterAll(() => api.close());

interface Answer {
  status: number;
  body: Record<string, unknown> & { invitations?: Record<string, unknown>[] };
}

/** `{interview}` and `{invitation}` in the path stand for the newest of the first organization. */
async function send(request: string, body?: unknown, key = api.keys[0]): Promise<Answer> {
  const [method = "", path = ""] = request.split(" ");
  const { interviews, invitations } = organization();
  const filled = path
    .replace("{interview}", [...interviews.keys()].at(-1) ?? nobody)
    .replace("{invitation}", [...invitations.keys()].at(-1) ?? nobody);
  const response = await fetch(`${api.origin}${filled}?api_key=${key}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

function organization() {
  const found = api.state.organizations.get(api.keys[0]);
  if (found === undefined) throw new Error("The first key has no organization.");
  return found;
}

test.each<[string, string, unknown, number, unknown]>([
  ["an interview", "POST /api/interviews", { prompt }, 201, { invitations: [{ sent: false, error: null }] }],
  [
    "with guests, one unreachable",
    "POST /api/interviews",
    { prompt, invitees: [{ email: "bounce@example.com" }, { phone: "+1" }] },
    201,
    {
      invitations: [
        { sent: false, error: "The mailbox does not exist." },
        { sent: true, error: null },
      ],
    },
  ],
  ["without a prompt", "POST /api/interviews", { title: "T" }, 400, {}],
  ["with an unknown field", "POST /api/interviews", { prompt, lang: "en" }, 400, {}],
  ["a guest without email and phone", "POST /api/interviews", { prompt, invitees: [{ name: "J" }] }, 400, {}],
  ["reads it", "GET /api/interviews/{interview}", undefined, 200, { locale: "en", maxMinutes: 15 }],
  ["changes it", "PATCH /api/interviews/{interview}", { maxMinutes: 1.5 }, 200, { maxMinutes: 1.5 }],
  ["a short prompt", "PATCH /api/interviews/{interview}", { prompt: "Too short" }, 400, {}],
  [
    "archives it",
    "PATCH /api/interviews/{interview}",
    { archived: true },
    200,
    { archivedAt: expect.any(String) },
  ],
  ["restores it", "PATCH /api/interviews/{interview}", { archived: false }, 200, { archivedAt: null }],
  ["not an id", "GET /api/interviews/7", undefined, 400, {}],
  ["an unknown interview", `PATCH /api/interviews/${nobody}`, {}, 404, {}],
  [
    "invites to it",
    "POST /api/interviews/{interview}/invitations",
    { invitees: [{ email: "a@b" }] },
    201,
    {},
  ],
  ["invites to an unknown one", `POST /api/interviews/${nobody}/invitations`, { invitees: [] }, 404, {}],
  [
    "clears",
    "PATCH /api/invitations/{invitation}",
    { recipientEmail: null },
    200,
    { recipientEmail: null, recipientPhone: null, name: null },
  ],
  ["restores what is not archived", "PATCH /api/invitations/{invitation}", { archived: false }, 200, {}],
  ["archives it", "PATCH /api/invitations/{invitation}", { archived: true }, 200, { status: "ready" }],
  ["cancels it then", "PATCH /api/invitations/{invitation}", { status: "cancelled" }, 409, {}],
  [
    "restores and cancels",
    "PATCH /api/invitations/{invitation}",
    { archived: false, status: "cancelled" },
    200,
    { status: "cancelled", archivedAt: null },
  ],
  ["archives it then", "PATCH /api/invitations/{invitation}", { archived: true }, 409, {}],
  ["reactivates it", "PATCH /api/invitations/{invitation}", { status: "ready" }, 200, { status: "ready" }],
  ["an unknown status", "PATCH /api/invitations/{invitation}", { status: "completed" }, 400, {}],
  ["an unknown invitation", `GET /api/invitations/${nobody}`, undefined, 404, {}],
])("%s: %s", async (_, request, body, status, want) => {
  expect(await send(request, body)).toMatchObject({ status, body: want });
});

test("a key reaches its own organization only", async () => {
  await send("POST /api/interviews", { prompt });
  expect(await send("GET /api/interviews/{interview}", undefined, api.keys[1])).toMatchObject({
    status: 404,
  });
  expect(await send("PATCH /api/invitations/{invitation}", { name: "X" }, api.keys[1])).toMatchObject({
    status: 404,
  });
  expect(await send("GET /api/interviews/{interview}", undefined, "other")).toMatchObject({ status: 401 });
});

test("sent and error come with a new recipient only", async () => {
  await send("POST /api/interviews", { prompt });
  const steps: [unknown, Record<string, unknown>][] = [
    [{ name: "Jo" }, {}],
    [{ recipientPhone: "+14155550000" }, { sent: false, error: "The number cannot receive SMS." }],
    [{ recipientPhone: "+14155550000" }, {}],
    [{ recipientPhone: "+14155550100" }, { sent: true, error: null }],
    [{ recipientPhone: null }, {}],
  ];
  for (const [change, want] of steps) {
    const { body } = await send("PATCH /api/invitations/{invitation}", change);
    const outcome = Object.fromEntries(Object.entries(body).filter(([name]) => /^(sent|error)$/.test(name)));
    expect([change, outcome]).toEqual([change, want]);
  }
  expect(organization().outbox.at(-1)).toMatchObject({ by: "sms", to: "+14155550100" });
});

test("a guest calls, hangs up, and a summary follows", async () => {
  await send("POST /api/interviews", { prompt, intro: "Welcome", firstMessage: "Hi!" });
  const { body } = await send("GET /api/invitations/{invitation}");
  const call = openLink(api.state, String(body.url));
  expect([call.intro, call.instructions]).toEqual([
    "Welcome",
    `You speak for Northwind. Be kind.\n\n${prompt}`,
  ]);
  expect((await send("GET /api/invitations/{invitation}")).body).toMatchObject({
    status: "in_progress",
    messages: [],
  });
  call.hangUp();
  call.answer("Hi!", "I like it.", "positive");
  call.hangUp();
  expect((await send("GET /api/invitations/{invitation}")).body).toMatchObject({
    status: "completed",
    summary: null,
    messages: [
      { role: "assistant", content: "Hi!", sentiment: null },
      { role: "user", content: "I like it.", sentiment: "positive" },
    ],
  });
  api.state.wait(10);
  expect((await send("GET /api/invitations/{invitation}")).body.summary).toBe("The guest answered 1 times.");
  expect(() => openLink(api.state, String(body.url))).toThrow("cannot be used");
  expect(() => call.answer("More?", "No.", "neutral")).toThrow("The call is over.");
  expect(await send("PATCH /api/invitations/{invitation}", { status: "ready" })).toMatchObject({
    status: 409,
  });
});

test("plays every operation", async () => {
  const played = new Set(api.requests.map(({ route }) => route));
  const routes = listRoutes(await readApiDocument([api.document]));
  expect(routes.filter((route) => !played.has(route))).toEqual([]);
  expect(api.complaints.filter((complaint) => complaint.includes("(500)"))).toEqual([]);
});
