import { type ArgumentAttack, pathAttacks, placeAttacks, takeoverAttacks } from "./argument-attacks.ts";
import { call, callWith } from "./attack.ts";
import { canaries } from "./canaries.ts";
import { attack, attackAll, buildHarbour, openAll } from "./harbour.ts";
import { type Seen, startHostileApi } from "./hostile-api.ts";

const api = await startHostileApi();
const folder = await buildHarbour(api);
const channels = await openAll(folder, api);

afterAll(async () => {
  await Promise.all(channels.map((channel) => channel.close()));
  await api.close();
});

const expected = new Set([
  ...["host", "connection", "user-agent", "accept", "accept-encoding"],
  ...["content-type", "content-length", "x-api-key", "x-trace", "cookie"],
]);

/** What a request has that no request of these tools may have. */
function trespassOf({ url, headers }: Seen): string[] {
  return [
    ...(url.startsWith("/v1/ships") ? [] : [`it goes to ${url}`]),
    ...(headers["x-api-key"] === canaries.operator ? [] : [`its key is ${headers["x-api-key"]}`]),
    ...Object.keys(headers).filter((name) => !expected.has(name)),
  ];
}

/** What reached the API, but for the ordinary calls by which a server shows that it is well. */
function takeArrived(): Seen[] {
  return api.arrived.splice(0).filter(({ url }) => url !== "/v1/ships/ordinary");
}

function lineOf({ method, url, headers, body }: Seen): string {
  return [`${method} ${url}`, headers.cookie, body].filter((text) => text).join(" ");
}

async function strike({ name, tool, args, sent }: ArgumentAttack): Promise<void> {
  const send = () => (typeof args === "string" ? callWith(tool, args) : call(tool, args));
  const { got, want } = await attackAll(channels, {
    name,
    send,
    want: sent === undefined ? "refused" : "ok",
  });
  const arrived = takeArrived();
  expect(arrived.map(lineOf)).toEqual(sent === undefined ? [] : channels.map(() => sent));
  expect(arrived.flatMap(trespassOf)).toEqual([]);
  expect(got).toEqual(want);
}

describe("[threat: path-arguments]", () => {
  test.each(pathAttacks)("$name", strike);
});

describe("[threat: query-and-body] [threat: headers-and-cookies]", () => {
  test.each(placeAttacks)("$name", strike);
});

describe("[threat: unknown-arguments]", () => {
  test.each(takeoverAttacks)("$name", strike);
});

const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  "",
  "x",
  "true",
  "1e5",
  [],
  [[]],
  [null],
  {},
  { a: {} },
  [{}],
];
const argumentsOf: Readonly<Record<string, readonly string[]>> = {
  list_ships: ["tags", "piped", "where", "free", "text", "limit", "X-Trace", "berth"],
  create_ship: ["name", "draught", "armed", "crew", "flag", "cargo", "remark"],
  get_berth: ["ship", "berth"],
};

test.each(Object.entries(argumentsOf))(
  "every argument of %s with a value of every type",
  async (tool, names) => {
    const [channel] = channels;
    if (channel === undefined) throw new Error("There is no server.");
    for (const name of names) {
      for (const value of odd) {
        const { outcome, harm } = await attack(channel, {
          name,
          send: call(
            tool,
            { name: "a", [name]: value }.name === "a" && tool !== "create_ship"
              ? { [name]: value }
              : { name: "a", [name]: value },
          ),
          want: "ok",
        });
        expect([["ok", "refused"].includes(outcome), harm]).toEqual([true, []]);
        expect(takeArrived().flatMap(trespassOf)).toEqual([]);
      }
    }
  },
);
