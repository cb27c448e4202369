/** What came back for one message: the HTTP status, and the first text of the result or the message of the error. */
export interface RawAnswer {
  status: number;
  id: unknown;
  isError: boolean;
  text: string;
}

export type Headers = Record<string, string>;

interface RpcAnswer {
  id?: unknown;
  result?: { isError?: boolean; content?: { text?: string }[] };
  error?: { message: string };
}

/** A call of a tool as a message. */
export function callOf(id: number | string, name: string, args: object = {}): object {
  return { jsonrpc: "2.0", id, method: "tools/call", params: { name, arguments: args } };
}

/** Sends one message by POST, as it is; a client library would choose the ids itself. */
export async function postMessage(
  url: string,
  message: object,
  headers: Headers = {},
  signal?: AbortSignal,
): Promise<RawAnswer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", ...headers },
    body: JSON.stringify(message),
    ...(signal === undefined ? {} : { signal }),
  });
  const body = await response.text();
  return { status: response.status, ...readAnswer(body === "" ? {} : JSON.parse(body)) };
}

function readAnswer({ id, result, error }: RpcAnswer): Omit<RawAnswer, "status"> {
  const text = error?.message ?? result?.content?.map((item) => item.text ?? "").join("\n") ?? "";
  return { id, isError: error !== undefined || result?.isError === true, text };
}

/** One session of the legacy transport. */
export interface RawSession {
  /** Sends a message; resolves with the status of the POST. */
  send(message: object): Promise<number>;
  /** Waits for the answer of that id. */
  answer(id: unknown): Promise<Omit<RawAnswer, "status">>;
  /** How many answers have come. */
  count(): number;
  close(): void;
}

/** Opens a session at `<origin>/sse`. @throws with the status when it is refused. */
export async function openSession(origin: string, headers: Headers = {}): Promise<RawSession> {
  const leave = new AbortController();
  const response = await fetch(`${origin}/sse`, { headers, signal: leave.signal });
  if (response.status !== 200 || response.body === null) {
    leave.abort();
    throw new Error(String(response.status));
  }
  const answers = new Map<unknown, Omit<RawAnswer, "status">>();
  const waiting = new Map<unknown, (answer: Omit<RawAnswer, "status">) => void>();
  let address = "";
  let count = 0;
  let opened = () => {};
  const isOpen = new Promise<void>((resolve) => {
    opened = resolve;
  });
  void readEvents(response.body, (event, data) => {
    if (event === "endpoint") {
      address = new URL(data, origin).href;
      opened();
      return;
    }
    const answer = readAnswer(JSON.parse(data));
    count += 1;
    answers.set(answer.id, answer);
    waiting.get(answer.id)?.(answer);
  }).catch(() => {});
  await isOpen;
  return {
    send: async (message) => {
      const sent = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(message),
      });
      await sent.text();
      return sent.status;
    },
    answer: (id) => {
      const known = answers.get(id);
      return known !== undefined
        ? Promise.resolve(known)
        : new Promise((resolve) => waiting.set(id, resolve));
    },
    count: () => count,
    close: () => leave.abort(),
  };
}

async function readEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: string, data: string) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
      text = text.slice(end + 2);
      if (event !== undefined && data !== undefined) onEvent(event, data);
    }
  }
}

/** Runs `work` for each item, so many at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
