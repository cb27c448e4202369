import { InputError } from "../diagnostics/diagnostic.ts";
import type { Forge, PullRequest } from "./model.ts";

/** A repository of GitHub, or of a forge with the same interface. */
export interface GithubPlace {
  /** Address of the interface, for example `https://api.github.com`. */
  api: string;
  owner: string;
  repository: string;
  token: string;
}

interface Answer {
  number: number;
  html_url: string;
  state: string;
  merged_at: string | null;
  title: string;
  body: string | null;
  head: { sha: string };
}

const patience = 30_000;

/** Pull requests by GitHub's REST interface (version 2022-11-28). */
export function githubRest({ api, owner, repository, token }: GithubPlace): Forge {
  const pulls = `${api.replace(/\/$/, "")}/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repository)}/pulls`;
  const call = (method: string, path: string, body?: object) => request(token, method, pulls + path, body);
  return {
    find: async (branch) => {
      const query = new URLSearchParams({ state: "all", head: `${owner}:${branch}`, per_page: "1" });
      const [newest] = (await call("GET", `?${query}`)) as Answer[];
      return newest === undefined ? undefined : read(newest);
    },
    open: async (head, base, text) => read((await call("POST", "", { ...text, head, base })) as Answer),
    update: async (number, text) => void (await call("PATCH", `/${number}`, text)),
    close: async (number) => void (await call("PATCH", `/${number}`, { state: "closed" })),
  };
}

function read({ number, html_url, state, merged_at, title, body, head }: Answer): PullRequest {
  return {
    number,
    url: html_url,
    state: state === "open" ? "open" : merged_at === null ? "closed" : "merged",
    title,
    body: body ?? "",
    head: head.sha,
  };
}

/** No redirect is followed: the token is for this address. */
async function request(token: string, method: string, url: string, body?: object): Promise<unknown> {
  const said = await fetch(url, {
    method,
    redirect: "error",
    signal: AbortSignal.timeout(patience),
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "user-agent": "mcpgen",
      "x-github-api-version": "2022-11-28",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error: Error) => {
    const { cause } = error as { cause?: { code?: string } };
    throw new InputError(
      "forge-failed",
      `${new URL(url).origin} cannot be reached (${cause?.code ?? error.name}).`,
    );
  });
  const answer: unknown = await said.json().catch(() => undefined);
  if (said.ok && answer !== undefined) return answer;
  const { message = "no reason" } = (answer ?? {}) as { message?: string };
  throw new InputError(
    "forge-failed",
    `${new URL(url).origin} answered ${said.status} to ${method} of a pull request: ${String(message).slice(0, 300)}.`,
    undefined,
    said.status === 403
      ? "Let workflows create pull requests (settings of the repository, Actions, General), and give the job pull-requests: write."
      : undefined,
  );
}
