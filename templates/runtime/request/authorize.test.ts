import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Credentials } from "../call/call-context.ts";
import type { SecuritySchemeDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import type { AppliedCredential } from "./apply-credential.ts";
import { chooseAuthorization } from "./authorize.ts";

const schemes: Record<string, SecuritySchemeDefinition> = {
  key: { type: "apiKey", in: "header", name: "X-Key", env: ["T_KEY"] },
  bot: { type: "apiKey", in: "header", name: "Authorization", prefix: "Bot ", env: ["T_BOT"] },
  query: { type: "apiKey", in: "query", name: "key", env: ["T_QUERY"] },
  cookie: { type: "apiKey", in: "cookie", name: "sid", env: ["T_COOKIE"] },
  bearer: { type: "bearer", env: ["T_TOKEN"] },
  access: { type: "accessToken", env: ["T_ACCESS"] },
  basic: { type: "basic", env: ["T_USER", "T_PASSWORD"] },
  client: {
    type: "clientCredentials",
    tokenUrl: "https://auth.example.com/token",
    scopes: ["a"],
    env: ["T_ID", "T_SECRET", "T_CLIENT_TOKEN"],
  },
  tls: { type: "mutualTLS", env: ["T_CERT", "T_CERT_KEY"] },
  host: { type: "apiKey", in: "header", name: "Host", env: ["T_HOST"] },
};

const authorization = (value: string): AppliedCredential => ({ in: "header", name: "Authorization", value });
const xKey: AppliedCredential = { in: "header", name: "X-Key", value: "k" };

test.each<[string, string[][] | undefined, Credentials, AppliedCredential[]]>([
  ["no security", undefined, { key: ["k"] }, []],
  ["no alternative", [], { key: ["k"] }, []],
  ["only the empty alternative", [[]], { key: ["k"] }, []],
  ["header", [["key"]], { key: ["k"] }, [xKey]],
  ["prefix", [["bot"]], { bot: ["t"] }, [authorization("Bot t")]],
  ["prefix that is there", [["bot"]], { bot: ["Bot t"] }, [authorization("Bot t")]],
  ["query", [["query"]], { query: ["k&"] }, [{ in: "query", name: "key", value: "k&" }]],
  ["cookie", [["cookie"]], { cookie: ["c"] }, [{ in: "cookie", name: "sid", value: "c" }]],
  ["bearer", [["bearer"]], { bearer: ["t"] }, [authorization("Bearer t")]],
  ["bearer that says so", [["bearer"]], { bearer: ["bearer t"] }, [authorization("bearer t")]],
  ["access token", [["access"]], { access: ["t"] }, [authorization("Bearer t")]],
  ["basic in UTF-8", [["basic"]], { basic: ["Aladdin", "é:x"] }, [authorization("Basic QWxhZGRpbjrDqTp4")]],
  ["basic without password", [["basic"]], { basic: ["sk_1", ""] }, [authorization("Basic c2tfMTo=")]],
  ["client token that is there", [["client"]], { client: ["", "", "t"] }, [authorization("Bearer t")]],
  ["the first that is complete", [["bearer"], ["key", "query"], ["key"]], { key: ["k"] }, [xKey]],
  [
    "all of an alternative",
    [["key", "query"]],
    { key: ["k"], query: ["q"] },
    [xKey, { in: "query", name: "key", value: "q" }],
  ],
  ["optional, and there", [[], ["key"]], { key: ["k"] }, [xKey]],
  ["optional, and not there", [["key"], []], {}, []],
  ["two for one header", [["bearer", "bot"]], { bearer: ["t"], bot: ["b"] }, [authorization("Bearer t")]],
])("%s", async (_title, security, credentials, want) => {
  expect(await chooseAuthorization(security, schemes, credentials)).toEqual(want);
});

test.each<[string, string[][], Credentials, boolean, string]>([
  ["one", [["key"]], {}, false, "T_KEY"],
  ["an empty value", [["key"]], { key: [""] }, false, "T_KEY"],
  ["alternatives", [["key"], ["basic"]], {}, false, "T_KEY; or T_USER and T_PASSWORD"],
  ["what is missing of an alternative", [["key", "query"]], { key: ["k"] }, false, ": T_QUERY."],
  ["client credentials", [["client"]], { client: ["id"] }, false, "T_ID and T_SECRET"],
  ["bearer of the caller", [["bearer"]], {}, true, "Authorization: Bearer"],
  [
    "key of the caller",
    [["key"], ["query"]],
    {},
    true,
    "header X-Key; or your key for the query parameter key, as the operator says",
  ],
  [
    "a certificate of the caller, never read",
    [["tls"]],
    { tls: ["/etc/passwd", "/etc/passwd"] },
    true,
    "certificate",
  ],
  ["an unknown scheme", [["key", "nobody"]], {}, false, "Declare its security scheme"],
  ["an unknown scheme of the caller", [["nobody"]], {}, true, "Declare its security scheme"],
  ["what is known beside an unknown scheme", [["nobody"], ["key"]], {}, false, ": T_KEY."],
  ["names of Object.prototype", [["constructor"], ["__proto__"]], {}, false, "Declare its security scheme"],
])("asks for %s", async (_title, security, credentials, passthrough, want) => {
  const error = await refusal(chooseAuthorization(security, schemes, credentials, { passthrough }));
  expect(error.next).toContain(want);
  expect(error.next.includes("T_")).toBe(!passthrough && !want.includes("Declare"));
});

test.each<[string, string, string[], string]>([
  ["a line break in a token", "bearer", ["secret\n"], "T_TOKEN"],
  ["a line break in a key", "key", ["secret\r\nX: 1"], "T_KEY"],
  ["a colon in a user name", "basic", ["secret:x", "p"], "T_USER"],
  ["a key in a framing header", "host", ["secret"], "cannot be set"],
  ["certificate files that are not there", "tls", ["/nonexistent/secret", "/nonexistent/secret"], "T_CERT"],
])("refuses %s without repeating it [threat: headers-and-cookies]", async (_title, scheme, values, want) => {
  const error = await refusal(chooseAuthorization([[scheme]], schemes, { [scheme]: values }));
  expect(error.message).toContain(want);
  expect(error.message + error.next).not.toContain("secret");
});

test("client credentials are exchanged for a token", async () => {
  const asked: unknown[] = [];
  const give = async (client: unknown) => {
    asked.push(client);
    return "t1";
  };
  const tokens = Object.assign(give, { forget: () => {} });
  const got = await chooseAuthorization([["client"]], schemes, { client: ["id", "s"] }, { tokens });
  expect(got).toEqual([authorization("Bearer t1")]);
  expect(asked).toEqual([
    {
      scheme: "client",
      tokenUrl: "https://auth.example.com/token",
      scopes: ["a"],
      id: "id",
      secret: "s",
      env: ["T_ID", "T_SECRET", "T_CLIENT_TOKEN"],
    },
  ]);
});

test("certificate and key are read", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mcpgen-"));
  try {
    const [cert, key] = [join(folder, "c.pem"), join(folder, "k.pem")];
    await writeFile(cert, "CERT");
    await writeFile(key, "KEY");
    const got = await chooseAuthorization([["tls"]], schemes, { tls: [cert, key] });
    expect(got).toEqual([{ in: "connection", certificate: { cert: "CERT", key: "KEY" } }]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

async function refusal(made: Promise<unknown>): Promise<ToolError> {
  const error = await made.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ToolError)) throw new Error(`not refused as it should be: ${String(error)}`);
  return error;
}
