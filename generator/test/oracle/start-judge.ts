import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { middleware } from "express-openapi-validator";
import { asNode, type Node, type WireDocument, type WireOperation } from "./document.ts";
import { createPrismJudge } from "./judge-with-prism.ts";
import { prepareDocument } from "./prepare-document.ts";
import { headerOf, type RecordedRequest } from "./recorded-request.ts";

/** What the third-party validator says of a request. */
export interface Verdict {
  accepted: boolean;
  status: number;
  message: string;
  /** The first validator cannot read what was sent and the second does not accept it: no word about the value. */
  beyond?: true;
}

/** A server with the third-party validator in front of it. */
export interface Judge {
  judge(operation: WireOperation, request: RecordedRequest): Promise<Verdict>;
  close(): Promise<void>;
}

/**
 * Starts express-openapi-validator on a document: routing, parameters, media type, body and the presence of
 * credentials. Swagger 2.0 is converted by swagger2openapi. Fields of forms and parts are text, so their bodies go to
 * a second instance that coerces; all others to one that does not.
 */
export async function startJudge(document: WireDocument): Promise<Judge> {
  const openApi = await prepareDocument(document);
  const started = new Map<boolean, ReturnType<typeof listen>>();
  const instance = (coerceTypes: boolean): ReturnType<typeof listen> => {
    const known = started.get(coerceTypes) ?? listen(structuredClone(openApi), coerceTypes);
    started.set(coerceTypes, known);
    return known;
  };
  const askPrism = createPrismJudge(openApi);
  return {
    judge: async (operation, request) => {
      const isText = /urlencoded|multipart/.test(headerOf(request, "content-type") ?? "");
      if (/[#?]/.test(operation.path)) return askPrism(operation, request);
      const { port } = await instance(isText);
      const verdict = await send(request, port);
      if (verdict.accepted || !isBeyond(operation, verdict)) return verdict;
      const second = await askPrism(operation, request);
      const message = `${verdict.message}; Prism: ${second.message}`;
      return second.accepted ? second : { ...second, message, beyond: true };
    },
    close: async () => {
      for (const running of started.values()) await (await running).close();
    },
  };
}

/**
 * What the first validator cannot judge: it wants a media type where an optional body is left out, and knows neither
 * the styles of paths, nor objects in styles, nor paths that share a template.
 */
function isBeyond({ parameters, contents }: WireOperation, { status, message }: Verdict): boolean {
  if (status === 500 || (status === 415 && message.endsWith("undefined"))) return true;
  if (/Parameter 'style' has incorrect value/.test(message)) return true;
  const styled = parameters.some(
    ({ style, in: place }) => /label|matrix|Delimited|deepObject/.test(style) || place === "header",
  );
  if (styled && /must be (object|array)|Unknown query/.test(message)) return true;
  if (/must be (object|array)/.test(message) && /request\/(params|query|cookies|headers)/.test(message))
    return true;
  return (
    [...contents.keys()].some((type) => /urlencoded|multipart/.test(type)) &&
    /body.*must be (object|array)/.test(message)
  );
}

async function listen(
  apiSpec: Node,
  coerceTypes: boolean,
): Promise<{ port: number; close(): Promise<void> }> {
  const app = express();
  for (const path of Object.keys(asNode(apiSpec.paths)))
    if (/[#?]/.test(path)) delete asNode(apiSpec.paths)[path];
  app.set("query parser", "simple");
  app.use(express.json({ type: isJson, strict: false, limit: "10mb" }));
  app.use(express.urlencoded({ extended: false, limit: "10mb" }));
  app.use(express.text({ type: ["text/*", "application/xml", "application/sdp"], limit: "10mb" }));
  app.use((request, _response, next) => {
    Object.assign(request, { cookies: readCookies(request.headers.cookie ?? "") });
    next();
  });
  const schemes = Object.keys(asNode(asNode(apiSpec.components).securitySchemes));
  app.use(
    middleware({
      apiSpec: apiSpec as unknown as string,
      validateApiSpec: false,
      validateRequests: { allowUnknownQueryParameters: false, coerceTypes },
      validateResponses: false,
      validateSecurity: { handlers: Object.fromEntries(schemes.map((name) => [name, () => true])) },
      validateFormats: true,
      fileUploader: {},
    }),
  );
  app.use((_request: express.Request, response: express.Response) => {
    response.status(200).send("accepted");
  });
  app.use(
    (error: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
      const { status, message } = asNode(
        error instanceof Error ? { ...error, message: error.message } : error,
      );
      response.status(typeof status === "number" ? status : 500).send(String(message));
    },
  );
  const server = await new Promise<ReturnType<typeof app.listen>>((resolve) => {
    const started = app.listen(0, "127.0.0.1", () => resolve(started));
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function isJson(request: { headers: Record<string, unknown> }): boolean {
  return /^[^;]*[/+]json\b/i.test(String(request.headers["content-type"] ?? ""));
}

function readCookies(header: string): Record<string, string> {
  return Object.fromEntries(
    header
      .split("; ")
      .filter((pair) => pair !== "")
      .map((pair) => [pair.split("=")[0] ?? "", decodeURIComponent(pair.split("=").slice(1).join("="))]),
  );
}

/** Sends the recorded bytes again, head and body as they were. */
function send({ method, target, headers, body }: RecordedRequest, port: number): Promise<Verdict> {
  const kept = headers.filter(([name]) => !/^(host|connection|content-length)$/i.test(name)).flat();
  const length =
    body.length > 0 || /^(POST|PUT|PATCH)$/.test(method) ? ["Content-Length", String(body.length)] : [];
  return new Promise((resolve, reject) => {
    const call = httpRequest(
      {
        host: "127.0.0.1",
        port,
        method,
        path: target,
        headers: ["Host", `127.0.0.1:${port}`, ...kept, ...length],
      },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        const status = response.statusCode ?? 0;
        resolve({ accepted: status === 200, status, message: Buffer.concat(chunks).toString() });
      },
    );
    call.on("error", reject);
    call.end(body);
  });
}
