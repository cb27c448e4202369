import prism, { type IHttpRequest } from "@stoplight/prism-http";
import validator from "@stoplight/prism-http/dist/validator/index.js";
import { asNode, isNode, type Node, type WireOperation } from "./document.ts";
import { headerOf, type RecordedRequest } from "./recorded-request.ts";
import type { Verdict } from "./start-judge.ts";

type HttpOperation = Awaited<ReturnType<typeof prism.getHttpOperationsFromSpec>>[number];

/** Asks Prism's validator, which knows the styles of paths and headers, about one request. */
export type PrismJudge = (operation: WireOperation, request: RecordedRequest) => Promise<Verdict>;

/** Makes the second judge of a prepared OpenAPI 3 document; an operation is read when it is first asked for. */
export function createPrismJudge(openApi: Node): PrismJudge {
  const known = new Map<WireOperation, Promise<HttpOperation>>();
  return async (operation, request) => {
    let resource = known.get(operation);
    if (resource === undefined) {
      resource = readOperation(openApi, operation);
      known.set(operation, resource);
    }
    const element = toElement(request);
    const read = await resource.catch((error: unknown) => new Error(String(error)));
    const result = read instanceof Error ? read : attempt(withoutAbsent(read, element), element);
    if (result instanceof Error) return { accepted: false, status: 501, message: result.message };
    const faults = result._tag === "Left" ? result.left.filter(({ severity }) => Number(severity) === 0) : [];
    return {
      accepted: faults.length === 0,
      status: faults.length === 0 ? 200 : 400,
      message: faults.map(({ message }) => message).join("; "),
    };
  };
}

function attempt(
  resource: HttpOperation,
  element: IHttpRequest,
): ReturnType<typeof validator.validateInput> | Error {
  try {
    return validator.validateInput({ resource, element });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Prism stumbles over lists that are optional and not there. */
function withoutAbsent(resource: HttpOperation, { headers = {}, url }: IHttpRequest): HttpOperation {
  const { request } = resource;
  if (request === undefined) return resource;
  const present = request.headers?.filter(
    ({ name, required }) => required || Object.hasOwn(headers, name.toLowerCase()),
  );
  const asked = request.query?.filter(
    ({ name, required, style }) =>
      required || !/Delimited/i.test(style) || Object.hasOwn(url.query ?? {}, name),
  );
  return {
    ...resource,
    request: {
      ...request,
      ...(present === undefined ? {} : { headers: present }),
      ...(asked === undefined ? {} : { query: asked }),
    },
  };
}

async function readOperation(openApi: Node, { method, path }: WireOperation): Promise<HttpOperation> {
  const item = asNode(asNode(openApi.paths)[path]);
  const { parameters } = item;
  const name = method.toLowerCase();
  // What follows a question mark or a hash is no part of a path.
  const [key = ""] = path.split(/[?#]/);
  const small: Node = {
    openapi: openApi.openapi,
    info: { title: "one operation", version: "1" },
    paths: { [key]: { ...(parameters === undefined ? {} : { parameters }), [name]: item[name] } },
  };
  addReached(openApi, small);
  const [operation] = await prism.getHttpOperationsFromSpec(structuredClone(small));
  if (operation === undefined) throw new Error(`Prism finds no operation ${method} ${path}`);
  return operation;
}

/** Copies what the references of an operation lead to: Prism unfolds everything that it is given. */
function addReached(from: Node, to: Node): void {
  const seen = new Set<string>();
  const waiting: unknown[] = [to.paths];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== "object" || value === null) continue;
    const reference = isNode(value) && typeof value.$ref === "string" ? value.$ref : undefined;
    if (reference !== undefined && !seen.has(reference)) {
      seen.add(reference);
      const parts = reference.slice(2).split("/");
      let source: unknown = from;
      let target = to;
      for (const [index, part] of parts.entries()) {
        const key = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
        source = asNode(source)[key];
        if (index === parts.length - 1) target[key] = source;
        else {
          target[key] ??= {};
          target = asNode(target[key]);
        }
      }
      waiting.push(source);
    }
    waiting.push(...Object.values(value).filter((inner) => inner !== undefined));
  }
}

function toElement(request: RecordedRequest): IHttpRequest {
  const [path = "", ...query] = request.target.replace(/^\/base/, "").split("?");
  const names: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(query.join("?"))) {
    const earlier = names[name];
    names[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  const headers = Object.fromEntries(
    request.headers.map(([name]) => [name.toLowerCase(), headerOf(request, name) ?? ""]),
  );
  return {
    method: request.method.toLowerCase() as IHttpRequest["method"],
    url: { path, query: names },
    headers,
    ...(request.body.length === 0 ? {} : { body: readBody(request) }),
  };
}

function readBody(request: RecordedRequest): unknown {
  const text = request.body.toString();
  if (!/[/+]json\b/.test(headerOf(request, "content-type") ?? "")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
