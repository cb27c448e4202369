import type { SecuritySchemeDefinition } from "../../templates/runtime/tool.ts";
import type { ServerModel } from "../plan/model.ts";

/** A variable of the environment, for people. */
export interface Variable {
  name: string;
  meaning: string;
  /** For a comment of `.env.example`: of our own words only. */
  note: string;
  kind: "secret" | "plain" | "file" | "baseUrl";
  /** Nothing can be called without it. */
  isRequired: boolean;
}

type Kind = readonly [meaning: string, kind: Variable["kind"]];

const kinds: Record<SecuritySchemeDefinition["type"], readonly Kind[]> = {
  apiKey: [["API key", "secret"]],
  bearer: [["bearer token or API key", "secret"]],
  basic: [
    ["user name", "plain"],
    ["password", "secret"],
  ],
  clientCredentials: [
    ["client id (OAuth 2 client credentials)", "plain"],
    ["client secret", "secret"],
    ["access token, instead of id and secret", "secret"],
  ],
  accessToken: [["access token (OAuth 2 or OpenID Connect)", "secret"]],
  mutualTLS: [
    ["path of the client certificate (PEM)", "file"],
    ["path of its key (PEM)", "file"],
  ],
};

/** Every variable that the server reads. */
export function environmentOf(server: ServerModel): Variable[] {
  const isOnly = server.credentials.length === 1;
  const variables = server.credentials.flatMap(({ definition }) =>
    definition.env.map((name, index) => {
      const [meaning, kind] = kinds[definition.type][index] ?? ["credential", "secret"];
      const isRequired = isOnly && definition.type !== "clientCredentials";
      const [told, note] = [true, false].map((isTold) => meaning + afterPrefix(definition, isTold));
      return variable(name, told ?? meaning, kind, isRequired, note);
    }),
  );
  const parts = new Map(
    Object.values(server.baseUrls).flatMap(({ variables: named = {} }) =>
      Object.values(named).map(({ env, default: value }) => [
        env,
        variable(env, "part of the base URL", "plain", value === undefined),
      ]),
    ),
  );
  const { url } = server.baseUrls.default ?? { url: null };
  const meaning =
    url === null
      ? "base URL of the API; required, since the document names none"
      : "replaces the base URL of the document; optional";
  const baseUrl = variable(server.baseUrlEnvironment, meaning, "baseUrl", url === null);
  return [...variables, ...parts.values(), baseUrl];
}

/** What stands before the value of an apiKey; only a word of letters and digits is repeated. */
function afterPrefix(definition: SecuritySchemeDefinition, isWordTold: boolean): string {
  if (definition.type !== "apiKey" || (definition.prefix ?? "") === "") return "";
  const [word] = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}(?= $)/.exec(definition.prefix ?? "") ?? [];
  return `; ${word === undefined || !isWordTold ? "its prefix" : `"${word}"`} is put before it`;
}

function variable(
  name: string,
  meaning: string,
  kind: Variable["kind"],
  isRequired: boolean,
  note = meaning,
): Variable {
  return { name, meaning, note, kind, isRequired };
}

/** What the run-time's texts need to know of the server. */
export function describedServer(server: ServerModel) {
  return {
    title: server.title,
    environmentPrefix: server.environmentPrefix,
    baseUrls: server.baseUrls,
    baseUrlEnvironment: server.baseUrlEnvironment,
    securitySchemes: Object.fromEntries(
      server.credentials.map(({ scheme, definition }) => [scheme, definition]),
    ),
    ...(server.http === undefined ? {} : { http: server.http }),
  };
}

/** Marks the part of a merged file that is mcpgen's; a marker in the text is none. */
export function between(before: string, text: string): string {
  const inside = text.trim().replaceAll("<!-- mcpgen:", "<! -- mcpgen:");
  return `${before}<!-- mcpgen:start: written by mcpgen on every build -->\n${inside}\n<!-- mcpgen:end: what follows is yours -->\n`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
