import { defaultHttpLimits, type OperatorLimits } from "../protocol/http-limits.ts";
import type { HostedDefinition } from "../tool.ts";
import { type FlagValues, number, oneOf, split, UsageError, whole } from "./flags.ts";

export interface HttpSettings {
  host: string;
  port: number;
  path: string;
  public: boolean;
  /** Whose credentials calls use: the operator's, or those that each request brings. */
  credentials: "env" | "passthrough";
  /** Serve the legacy transport, too. */
  sse: boolean;
  /** Show at `GET /` how clients are set up. */
  page: boolean;
  allowedHosts: string[];
  forwardHeaders: string[];
  limits: OperatorLimits;
}

/** Reads what the command http is told; what the vendor chose stands where no flag says otherwise. @throws {UsageError} */
export function readHttpSettings(values: FlagValues, hosted: HostedDefinition): HttpSettings {
  return {
    host: values.host ?? "127.0.0.1",
    port: whole("port", values.port, 3_000, 0, 65_535),
    path: readPath(values.path ?? hosted.path ?? "/mcp"),
    public: values.public === true,
    credentials: oneOf("credentials", values.credentials, ["env", "passthrough"]),
    sse: values["no-sse"] !== true && hosted.sse !== false,
    page: values["no-page"] !== true && hosted.page !== false,
    allowedHosts: split(values["allowed-hosts"]),
    forwardHeaders: [...(hosted.forwardHeaders ?? []), ...split(values["forward-headers"])],
    limits: readLimits(values),
  };
}

function readLimits(values: FlagValues): OperatorLimits {
  const { bytes, concurrent, sessions, idleMs, shutdownMs } = defaultHttpLimits;
  const aDay = 86_400;
  return {
    bytes: whole("max-request", values["max-request"], bytes, 1_024, 128 * 1024 ** 2),
    concurrent: whole("max-calls", values["max-calls"], concurrent, 1, 100_000),
    sessions: whole("max-sessions", values["max-sessions"], sessions, 1, 100_000),
    idleMs: number("idle-timeout", values["idle-timeout"], idleMs / 1_000, 1, aDay) * 1_000,
    shutdownMs: number("shutdown-timeout", values["shutdown-timeout"], shutdownMs / 1_000, 0, 3_600) * 1_000,
  };
}

function readPath(written: string): string {
  if (/^\/[A-Za-z0-9._~\-/]*$/.test(written)) return written;
  throw new UsageError(`--path takes a path such as /mcp, found ${JSON.stringify(written)}.`);
}
