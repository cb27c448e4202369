import { createHash } from "node:crypto";
import type { AnswerText, Onward, Part } from "../result/onward.ts";
import type { ToolDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import type { CallContext } from "./call-context.ts";
import { createAnswerStore, type StoreLimits } from "./keep-answers.ts";
import type { Reading } from "./reading.ts";
import { createSealer, readHandleKey } from "./seal.ts";

/** What makes and reads the handles by which long answers are read on. */
export interface ReadOn {
  /** The call that a handle stands for. @throws {ToolError} when it stands for none, or not for this caller. */
  open(args: Readonly<Record<string, unknown>>, context: CallContext): Omit<Reading, "isListed">;
  /** How the answer of a call is read on; undefined for a call that code of a person makes. */
  onwardOf(tool: ToolDefinition, baseUrl: URL, context: CallContext): Onward | undefined;
}

export interface ReadOnOptions {
  /** Name of the tool that takes handles. */
  toolName: string;
  /** Value of `MCP_HANDLE_KEY`. */
  key: string | undefined;
  /** Name and version of the server: a handle is for the very same one. */
  server: string;
  now?: () => number;
}

/** Each part that is read brings a handle with a new time. */
const lifeMinutes = 15;
const lifeMs = lifeMinutes * 60_000;
const storeLimits: StoreLimits = { entries: 64, bytes: 32 * 1024 * 1024, unusedMs: lifeMs };
/** Longer arguments are kept here: a handle must stay short enough for a model to repeat it. */
const maxArgumentChars = 2_000;

/** What a handle holds, sealed: kept short. */
type Content = [
  tool: string,
  /** Of the request that the tool makes. */
  mark: string,
  until: number,
  /** The arguments, or the name of an answer that is kept. */
  call: Record<string, unknown> | string,
  json: 0 | 1,
  page: number,
  at: readonly number[],
  within: number,
  path: string | null,
];

/**
 * Handles for answers that are too long. That of a tool that changes nothing holds the call itself, which any replica with the same
 * key makes again; the answer of another is kept in this process, for a while. A handle is good for the caller to whom it
 * was given, and until it is too old.
 */
export function createReadOn({ toolName, key, server, now = Date.now }: ReadOnOptions): ReadOn {
  const sealer = createSealer(readHandleKey(key));
  const store = createAnswerStore<{ args: Record<string, unknown>; answer: AnswerText }>(storeLimits, now);

  const contentOf = (tool: ToolDefinition, mark: string, call: Content[3], rest: Part): Content => {
    const { at, within } = rest.position ?? { at: [], within: 0 };
    const until = Math.floor((now() + lifeMs) / 1_000);
    return [tool.name, mark, until, call, rest.json ? 1 : 0, rest.page, at, within, rest.path ?? null];
  };

  return {
    open: ({ handle, page, path }, context) => {
      const content = sealer.open(String(handle), boundTo(context, server)) as Content | undefined;
      if (content === undefined) throw unusable();
      const [tool, mark, until, call, json, number, at, within, ownPath] = content;
      if (until * 1_000 <= now())
        throw new ToolError(
          `This handle is too old: a handle can be used for ${lifeMinutes} minutes.`,
          `Call the tool again, and ${toolName} with the handle of its answer.`,
        );
      const kept = typeof call === "string" ? store.find(call) : undefined;
      if (typeof call === "string" && kept === undefined)
        throw new ToolError(
          "The answer is no longer here: that of a call that may change something is kept only for a while, and only in the process that made the call.",
          "Read its outcome with another tool; make the call again only if what it does may happen twice.",
        );
      const wantedPath = typeof path === "string" ? path : undefined;
      const from: Part =
        wantedPath === undefined || wantedPath === ownPath
          ? {
              json: json === 1,
              page: number,
              position: { at, within },
              ...(ownPath === null ? {} : { path: ownPath }),
            }
          : { json: json === 1, page: 1, path: wantedPath };
      const wanted = typeof page === "number" ? page : from.page;
      const { position: _, ...beginning } = from;
      return {
        tool,
        args: kept?.args ?? (call as Record<string, unknown>),
        mark,
        wanted: { from: wanted < from.page ? { ...beginning, page: 1 } : from, page: wanted },
        ...(kept === undefined ? {} : { kept: { name: call as string, answer: kept.answer } }),
      };
    },
    onwardOf: (tool, baseUrl, context) => {
      const { reading } = context;
      if (reading === undefined || reading.tool !== tool.name) return undefined;
      const mark = markOf(tool, baseUrl);
      if (reading.mark !== undefined && reading.mark !== mark) throw unusable();
      const { args, kept, wanted, isListed } = reading;
      const isSafe = tool.hints.readOnlyHint && tool.confirm !== true;
      const callOf = (answer: AnswerText): Content[3] | undefined => {
        if (kept !== undefined) return kept.name;
        if (isSafe && JSON.stringify(args).length <= maxArgumentChars) return args;
        return store.keep({ args, answer }, answer.text.length * 2);
      };
      return {
        ...(wanted === undefined ? {} : { wanted }),
        tell: (rest, answer) => {
          if ((rest.position?.at.length ?? 0) > maxSteps) return undefined;
          const call = callOf(answer);
          if (call === undefined) return undefined;
          const content = contentOf(tool, mark, call, rest);
          return invite(sealer.seal(content, boundTo(context, server)), rest, isListed);
        },
      };
    },
  };

  function invite(handle: string, { json }: Part, isListed: boolean): string {
    const more = json
      ? ' Add "page" for a later part, or "path" (such as data.0.id) for one place of the answer.'
      : ' Add "page" for a later part.';
    const listed = isListed
      ? ""
      : " It is not in the list of tools unless the server is started with --read-results, but can be called.";
    return `For the next part call ${toolName} with ${JSON.stringify({ handle })}.${more}${listed}`;
  }
}

/** Deeper places have no handle (see `openSlices`, which does not divide them). */
const maxSteps = 65;

/** One text for all that is wrong: it tells nobody whether a handle was good for somebody else. */
export function unusable(): ToolError {
  return new ToolError(
    "This handle cannot be used here: it is not whole, or it was not made by this server for you.",
    "Call the tool again, and pass the handle of its answer on exactly as it stands there.",
  );
}

/** Ids of a conversation change with each call of some clients; they give no rights. */
const changing = /^(x-(call|chat|session|request|correlation)-id|traceparent|tracestate|baggage)$/i;

/** Whoever has the same credentials and the same headers that reach the API. */
function boundTo({ credentials, forwardedHeaders }: CallContext, server: string): string {
  const held = Object.entries(credentials).sort(([a], [b]) => (a < b ? -1 : 1));
  const headers = forwardedHeaders.filter(([name]) => !changing.test(name));
  return digest([server, held, headers]);
}

/** A change of the request or of what is shown makes other parts: their handles are for neither. */
function markOf({ request, shape }: ToolDefinition, baseUrl: URL): string {
  return digest([request, shape ?? null, baseUrl.href]).slice(0, 12);
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url");
}
