import type { RunningApi } from "../stand-ins/serve-api.ts";
import type { Agent } from "./agent.ts";

/** Which tools of a server are offered, and over what. */
export interface TaskServer {
  /** `http` is Streamable HTTP, where nobody can be asked, so that the operator allows every call. */
  over: "stdio" | "http";
  /** Every group of tools instead of the default surface. Absent means no. */
  allGroups?: boolean;
}

/** What is asked of an agent, with the answers that only a person has. */
interface TaskText<State, Facts> {
  /** In a person's words. */
  say: string;
  facts: Facts;
  server: TaskServer;
  /** What is different in the account, or about the API, from how the stand-in starts. */
  given?: (api: RunningApi & { state: State }, facts: Facts) => void;
  /** What the person answers when asked about a call; yes where it is left out. */
  agrees?: (question: string, facts: Facts) => boolean;
  /** Questions that the person is asked. */
  asked?: number;
  /** The steps. Everything that is not among the facts is taken from answers. */
  solve(agent: Agent, facts: Facts): Promise<void>;
  /** Looks into the account afterwards. @throws Error when it is not as the person wants it. */
  check(state: State, facts: Facts): void;
}

/** A task whose facts are filled in. */
export interface Task<State> {
  name: string;
  say: string;
  server: TaskServer;
  asked: number;
  given(api: RunningApi & { state: State }): void;
  agrees(question: string): boolean;
  solve(agent: Agent): Promise<void>;
  check(state: State): void;
}

/** A function that makes tasks for one vendor's stand-in, each with facts of its own type. */
export function tasksFor<State>() {
  return <Facts>(name: string, text: TaskText<State, Facts>): Task<State> => {
    const { say, facts, server, asked = 0 } = text;
    return {
      ...{ name, say, server, asked },
      given: (api) => text.given?.(api, facts),
      agrees: (question) => text.agrees?.(question, facts) ?? true,
      solve: (agent) => text.solve(agent, facts),
      check: (state) => text.check(state, facts),
    };
  };
}
