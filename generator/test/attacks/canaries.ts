/** A secret with characters that JSON, HTML, URLs and base64 write in ways of their own. */
const canary = (owner: string): string => `cnry-${owner}/8fQ+z="7'<${owner.length}>&Zk`;

/** What must never leave a server, by whose it is. */
export const canaries = {
  operator: canary("operator"),
  inQuery: canary("query"),
  password: canary("password"),
  clientSecret: canary("client"),
  accessToken: "cnry-issued/8fQ+z=7Zk~minted",
  bearer: "cnry-bearer/8fQ+z=7Zk~door",
  handleKey: canary("handles"),
  tenantA: "cnry-tenant-a/8fQ+z=7Zk~A",
  tenantB: "cnry-tenant-b/8fQ+z=7Zk~B",
} as const;

/** The operator's environment. */
export const operatorEnvironment: Readonly<Record<string, string>> = {
  HARBOUR_KEY_API_KEY: canaries.operator,
  HARBOUR_IN_QUERY_API_KEY: canaries.inQuery,
  HARBOUR_LOGIN_USERNAME: "harbourmaster",
  HARBOUR_LOGIN_PASSWORD: canaries.password,
  HARBOUR_CLIENT_CLIENT_ID: "harbour-client",
  HARBOUR_CLIENT_CLIENT_SECRET: canaries.clientSecret,
  MCP_AUTH_TOKEN: canaries.bearer,
  MCP_HANDLE_KEY: canaries.handleKey,
};

/** Texts within a canary that alone would give it away: all that stands between the characters that are escaped. */
const needles: ReadonlyMap<string, string> = new Map(
  Object.entries(canaries).flatMap(([whose, value]) => formsOf(value).map((form) => [form, whose] as const)),
);

/** The canaries in a text, in whatever form: `[]` for a text that leaks nothing. */
export function findCanaries(text: string): string[] {
  const found = new Set<string>();
  for (const variant of new Set([text, plain(text)])) {
    const folded = variant.toLowerCase();
    for (const [form, whose] of needles) if (variant.includes(form)) found.add(`${whose}: ${form}`);
    for (const [whose, value] of Object.entries(canaries))
      if (folded.includes(value.toLowerCase())) found.add(`${whose}: in some case`);
  }
  return [...found];
}

function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const inside = [0, 1, 2].map((offset) => {
    const digits = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    return digits.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  });
  const reversed = [...value].reverse().join("");
  const encoded = [...inside, ...inside.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"))];
  return [value, reversed, encodeURIComponent(value), bytes.toString("hex"), ...encoded];
}

/** Without the escapes of JSON, URLs and HTML, however deep they lie in each other. */
function plain(text: string): string {
  let left = text;
  for (let layer = 0; layer < 6; layer += 1) {
    const next = left
      .replace(/\\u([0-9a-f]{4})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)))
      .replace(/\\(["\\/])/g, "$1")
      .replace(/%([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)))
      .replace(/&#x([0-9a-f]{1,4});/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)))
      .replace(/&#([0-9]{1,5});/g, (_, digits) => String.fromCharCode(Number(digits)))
      .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? "");
    if (next === left) return left;
    left = next;
  }
  return left;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
