import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

interface Pull {
  number: number;
  html_url: string;
  state: "open" | "closed";
  merged_at: string | null;
  title: string;
  body: string;
  head: { ref: string; sha: string };
  base: string;
}

/** A forge on this machine that keeps pull requests as GitHub's REST interface does. */
export interface FakeForge {
  api: string;
  pulls: Pull[];
  /** `METHOD path` of every request. */
  requests: string[];
  /** Answers every request with this status and message instead. */
  refuse: { status: number; message: string } | undefined;
  close(): Promise<void>;
}

/** `shaOf` gives the commit that a branch has now; every request must bring `token`. */
export async function startForge(
  token: string,
  shaOf: (branch: string) => Promise<string>,
): Promise<FakeForge> {
  const forge: FakeForge = { api: "", pulls: [], requests: [], refuse: undefined, close: async () => {} };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "", "http://forge");
    forge.requests.push(`${request.method} ${url.pathname}${url.search}`);
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (forge.refuse !== undefined) return send(forge.refuse.status, { message: forge.refuse.message });
    if (request.headers.authorization !== `Bearer ${token}`) return send(401, { message: "Bad credentials" });
    const [, number] = /^\/repos\/acme\/shop\/pulls(?:\/(\d+))?$/.exec(url.pathname) ?? [];
    if (request.method === "GET") {
      const head = url.searchParams.get("head");
      const found = forge.pulls.filter((pull) => `acme:${pull.head.ref}` === head);
      return send(200, await Promise.all(found.reverse().map(withSha)));
    }
    const body = (await read(request)) as { title: string; body: string; head: string; base: string };
    if (request.method === "POST") {
      const pull: Pull = {
        number: forge.pulls.length + 1,
        html_url: `https://forge.example/acme/shop/pull/${forge.pulls.length + 1}`,
        state: "open",
        merged_at: null,
        title: body.title,
        body: body.body,
        head: { ref: body.head, sha: "" },
        base: body.base,
      };
      forge.pulls.push(pull);
      return send(201, await withSha(pull));
    }
    const pull = forge.pulls[Number(number) - 1];
    if (pull === undefined) return send(404, { message: "Not Found" });
    Object.assign(pull, body);
    send(200, await withSha(pull));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  forge.api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  forge.close = () => new Promise((done) => void server.close(() => done()));
  return forge;

  async function withSha(pull: Pull): Promise<Pull> {
    return { ...pull, head: { ...pull.head, sha: await shaOf(pull.head.ref) } };
  }
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}
