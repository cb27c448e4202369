import { readFile } from "node:fs/promises";
import type { SecuritySchemeDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { isFieldText, isFraming, isToken } from "./header-rules.ts";
import type { TokenSource } from "./token-source.ts";

/** A credential in the place where a request carries it. */
export type AppliedCredential =
  | { in: "header" | "query" | "cookie"; name: string; value: string }
  | { in: "connection"; certificate: { cert: string; key: string } };

export interface AuthorizationContext {
  /** Needed for client credentials only. */
  tokens?: TokenSource;
  /** The credentials came with the client's request: paths among them are not followed, messages speak to the caller. */
  passthrough?: boolean;
  signal?: AbortSignal;
}

/**
 * Puts one credential in its place: bearer and access tokens with one `Bearer `, basic as UTF-8 in base64 (RFC 7617),
 * an API key with its prefix, client credentials as the token they are exchanged for, a certificate read from its files.
 */
export async function applyCredential(
  name: string,
  scheme: SecuritySchemeDefinition,
  values: readonly string[],
  context: AuthorizationContext,
): Promise<AppliedCredential> {
  const [first = "", second = "", third = ""] = values;
  switch (scheme.type) {
    case "apiKey":
      return apiKey(scheme, first);
    case "basic":
      return basic(scheme.env, first, second);
    case "bearer":
    case "accessToken":
      return bearer(scheme.env[0], first);
    case "clientCredentials": {
      if (third !== "") return bearer(scheme.env[2], third);
      if (context.tokens === undefined) throw new Error(`no token source for the security scheme ${name}`);
      const { tokenUrl, scopes, env } = scheme;
      const client = { scheme: name, tokenUrl, scopes, id: first, secret: second, env };
      return bearer(env[2], await context.tokens(client, context.signal));
    }
    case "mutualTLS":
      return { in: "connection", certificate: await readCertificate(scheme.env, first, second) };
  }
}

function apiKey(
  { in: place, name, prefix, env }: Extract<SecuritySchemeDefinition, { type: "apiKey" }>,
  key: string,
): AppliedCredential {
  const value = withPrefix(prefix ?? "", key);
  if (place !== "header") return { in: place, name, value };
  if (!isToken(name) || isFraming(name)) {
    throw new ToolError(
      "The header that this API wants its key in cannot be set.",
      "Correct the name of the security scheme in the API's document and build this server again.",
    );
  }
  return { in: "header", name, value: headerText(env[0], value) };
}

function bearer(env: string, token: string): AppliedCredential {
  return { in: "header", name: "Authorization", value: headerText(env, withPrefix("Bearer ", token)) };
}

/** RFC 7617: UTF-8, and no colon in the user name, which would move the border to the password. */
function basic([userEnv]: readonly [string, string], user: string, password: string): AppliedCredential {
  if (user.includes(":")) {
    throw new ToolError(
      `The user name in ${userEnv} has a colon, which basic authentication cannot carry.`,
      `Correct ${userEnv}.`,
    );
  }
  return {
    in: "header",
    name: "Authorization",
    value: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
  };
}

async function readCertificate(
  [certEnv, keyEnv]: readonly [string, string],
  certPath: string,
  keyPath: string,
): Promise<{ cert: string; key: string }> {
  const [cert, key] = await Promise.all([readPem(certEnv, certPath), readPem(keyEnv, keyPath)]);
  return { cert, key };
}

async function readPem(env: string, path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new ToolError(
      `The file that ${env} names cannot be read.`,
      `Set ${env} to the path of a PEM file that this server may read.`,
    );
  }
}

/** Schemes are compared without regard to case (RFC 9110, 11.1); a value that has its prefix keeps one. */
function withPrefix(prefix: string, value: string): string {
  return value.toLowerCase().startsWith(prefix.toLowerCase()) ? value : prefix + value;
}

function headerText(env: string, value: string): string {
  if (isFieldText(value)) return value;
  throw new ToolError(
    `The credential ${env} has a line break or another character that an HTTP header cannot carry.`,
    `Set ${env} again, without a line break at its end.`,
  );
}
