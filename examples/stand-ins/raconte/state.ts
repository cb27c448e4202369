import { createHash } from "node:crypto";
import { ApiFault } from "../api-fault.ts";
import type { ApiRequest } from "../serve-api.ts";

export interface Interview {
  id: string;
  title: string | null;
  prompt: string;
  intro: string | null;
  firstMessage: string | null;
  locale: string;
  maxMinutes: number;
  maxResponses: number;
  disableOrgSystemPrompt: boolean;
  archivedAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface Message {
  role: "assistant" | "user";
  content: string;
  sentiment: string | null;
  createdAt: string;
}

export interface Invitation {
  id: string;
  interviewId: string;
  slug: string;
  status: "ready" | "in_progress" | "completed" | "cancelled";
  name: string | null;
  recipientEmail: string | null;
  recipientPhone: string | null;
  archivedAt: string | null;
  createdAt: string;
  updatedAt: string;
  messages: Message[];
  /** Seconds in which somebody spoke. */
  spokenSeconds: number;
  /** Milliseconds since 1970 from which the summary can be read; absent until the call has ended. */
  summaryFrom?: number;
}

/** A link that was sent. */
export interface Delivery {
  by: "email" | "sms";
  to: string;
  url: string;
}

/** What one API key reaches. */
export interface Organization {
  name: string;
  defaultLocale: string;
  systemPrompt: string;
  interviews: Map<string, Interview>;
  invitations: Map<string, Invitation>;
  /** Oldest first. */
  outbox: Delivery[];
}

export interface RaconteState {
  /** By API key. */
  organizations: Map<string, Organization>;
  /** Emails and phones that no message reaches, with the reason. */
  unreachable: Map<string, string>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets time pass. */
  wait(seconds: number): void;
  /** A second later, as a timestamp: the same in every run. */
  tick(): string;
  /** A fresh UUID, the same in every run. */
  id(): string;
  /** Ten letters and digits that nobody guesses; the same in every run. */
  slug(): string;
}

/** Two organizations without interviews, and one email and one phone that fail. */
export function startState(): RaconteState {
  let time = Date.UTC(2026, 4, 29, 10);
  let count = 0;
  const fresh = (): string => {
    count += 1;
    return createHash("sha256").update(String(count)).digest("hex");
  };
  return {
    organizations: new Map([
      ["key_of_northwind", organization("Northwind", "en")],
      ["key_of_sudwind", organization("Südwind", "de")],
    ]),
    unreachable: new Map([
      ["bounce@example.com", "The mailbox does not exist."],
      ["+14155550000", "The number cannot receive SMS."],
    ]),
    now: () => time,
    wait(seconds) {
      time += seconds * 1000;
    },
    tick() {
      time += 1000;
      return new Date(time).toISOString();
    },
    id: () => fresh().replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, "$1-$2-4$3-8$4-$5"),
    slug: () => fresh().slice(0, 10),
  };
}

function organization(name: string, defaultLocale: string): Organization {
  return {
    name,
    defaultLocale,
    systemPrompt: `You speak for ${name}. Be kind.`,
    interviews: new Map(),
    invitations: new Map(),
    outbox: [],
  };
}

/** Whose key a request carries. The server lets no other key in. */
export function organizationOf(state: RaconteState, request: ApiRequest): Organization {
  const found = state.organizations.get(request.query.api_key ?? "");
  if (found === undefined) throw new ApiFault(401, "The API key is missing or not valid.");
  return found;
}

/** The thing of this organization that a path variable names. @throws ApiFault 404, also when another one has it. */
export function find<T>(kept: ReadonlyMap<string, T>, request: ApiRequest, variable: string): T {
  const found = kept.get(request.params[variable] ?? "");
  if (found === undefined) throw new ApiFault(404, `There is no ${variable} ${request.params[variable]}.`);
  return found;
}
