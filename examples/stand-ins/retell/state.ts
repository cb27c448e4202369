import { ApiFault } from "../api-fault.ts";
import type { ApiRequest } from "../serve-api.ts";

/** A thing of the account, with the fields that its vendor's document gives it. */
export type Stored = Record<string, unknown>;

/** One version of an agent, a model or a flow. The last of a list is the newest. */
export interface Version extends Stored {
  version: number;
  is_published: boolean;
  last_modification_timestamp: number;
}

export interface Call extends Stored {
  call_id: string;
  agent_id: string;
  call_status: string;
  start_timestamp: number;
  call_analysis?: CallAnalysis;
}

export interface CallAnalysis {
  call_summary: string;
  call_successful: boolean;
  custom_analysis_data: Stored;
}

export interface KnowledgeBase extends Stored {
  knowledge_base_id: string;
  knowledge_base_name: string;
  knowledge_base_sources: Stored[];
}

export interface Chat extends Stored {
  chat_id: string;
  agent_id: string;
  chat_status: "ongoing" | "ended";
  messages: Stored[];
}

/** Everything a Retell account holds, by id. */
export interface RetellState {
  agents: Map<string, Version[]>;
  chatAgents: Map<string, Version[]>;
  llms: Map<string, Version[]>;
  flows: Map<string, Version[]>;
  components: Map<string, Stored>;
  calls: Map<string, Call>;
  chats: Map<string, Chat>;
  phoneNumbers: Map<string, Stored>;
  knowledgeBases: Map<string, KnowledgeBase>;
  voices: Map<string, Stored>;
  testCases: Map<string, Stored>;
  batchTests: Map<string, Stored>;
  testRuns: Map<string, Stored>;
  /** What each MCP server offers to the agent, by agent and server: `"<agent_id> <mcp_id>"`. */
  mcpTools: Map<string, Stored[]>;
  concurrency: { current_concurrency: number; concurrency_limit: number };
  /** Milliseconds since 1970, a second later at each call: the same in every run. */
  tick(): number;
  /** A fresh id, the same in every run. */
  id(prefix: string): string;
}

export function emptyState(): RetellState {
  let time = Date.UTC(2026, 0, 5, 9);
  let count = 0;
  return {
    agents: new Map(),
    chatAgents: new Map(),
    llms: new Map(),
    flows: new Map(),
    components: new Map(),
    calls: new Map(),
    chats: new Map(),
    phoneNumbers: new Map(),
    knowledgeBases: new Map(),
    voices: new Map(),
    testCases: new Map(),
    batchTests: new Map(),
    testRuns: new Map(),
    mcpTools: new Map(),
    concurrency: { current_concurrency: 0, concurrency_limit: 20 },
    tick() {
      time += 1000;
      return time;
    },
    id(prefix) {
      count += 1;
      return `${prefix}_${String(count).padStart(4, "0")}`;
    },
  };
}

/** The fields of a JSON or form body; none when there is no body. */
export function fields(request: ApiRequest): Stored {
  return (request.body ?? {}) as Stored;
}

/** What is left of `stored` without some of its fields. */
export function without(stored: Stored, ...names: readonly string[]): Stored {
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !names.includes(name)));
}

/** The thing that a path variable names. @throws ApiFault 404 where the operation documents it, else 422. */
export function find<T>(kept: ReadonlyMap<string, T>, request: ApiRequest, variable: string): T {
  return present(
    kept.get(request.params[variable] ?? ""),
    request,
    `${variable} ${request.params[variable]}`,
  );
}

/** `value`, if there is one. @throws ApiFault 404 where the operation documents it, else 422. */
export function present<T>(value: T | undefined, request: ApiRequest, what: string): T {
  if (value === undefined) throw new ApiFault(request.statuses.has(404) ? 404 : 422, `There is no ${what}.`);
  return value;
}
