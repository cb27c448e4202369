import type { ServerModel } from "../plan/model.ts";

/** A variable of the environment, for people. */
export interface Variable {
  name: string;
  meaning: string;
  /** For a comment of `.env.example`: of our own words only. */
  note: string;
}

const kinds: Record<string, readonly string[]> = {
  apiKey: ["API key"],
  bearer: ["bearer token or API key"],
  basic: ["user name", "password"],
  clientCredentials: [
    "client id (OAuth 2 client credentials)",
    "client secret",
    "access token, instead of id and secret",
  ],
  accessToken: ["access token (OAuth 2 or OpenID Connect)"],
  mutualTLS: ["path of the client certificate (PEM)", "path of its key (PEM)"],
};

/** Every variable that the server reads. */
export function environmentOf(server: ServerModel): Variable[] {
  const variables = server.credentials.flatMap(({ definition }) =>
    definition.env.map((name, index) => variable(name, kinds[definition.type]?.[index] ?? "credential")),
  );
  const parts = new Map(
    Object.values(server.baseUrls).flatMap(({ variables: named = {} }) =>
      Object.values(named).map(({ env }) => [env, variable(env, "part of the base URL")]),
    ),
  );
  const { url } = server.baseUrls.default ?? { url: null };
  const meaning =
    url === null
      ? "base URL of the API; required, since the document names none"
      : "replaces the base URL of the document; optional";
  return [...variables, ...parts.values(), variable(server.baseUrlEnvironment, meaning)];
}

function variable(name: string, meaning: string): Variable {
  return { name, meaning, note: meaning };
}

/** Marks the part of a merged file that is mcpgen's. */
export function between(before: string, text: string): string {
  return `${before}<!-- mcpgen:start: written by mcpgen on every build -->\n${text.trim()}\n<!-- mcpgen:end: what follows is yours -->\n`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
