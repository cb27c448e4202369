import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { planServer } from "../plan/plan.ts";
import { apiOf, collect } from "../test/documents.ts";
import { repository } from "../test/run-program.ts";
import { shuffleKeys } from "../test/shuffle-keys.ts";
import { compareSurfaces, gravestOf } from "./compare-surfaces.ts";
import { namesToCarry } from "./given-names.ts";
import type { Change, Surface } from "./model.ts";
import { takeSurface } from "./take-surface.ts";

// biome-ignore lint/suspicious/noExplicitAny: edits reach into a document of any shape.
type Root = any;

const published = join(repository, "../shared/specs/retell.yaml");
const path = existsSync(published) ? published : join(repository, "specs/retell.yaml");
const parsed = load(readFileSync(path, "utf8"));
const fresh = (): Root => structuredClone(parsed);

function surfaceOf(root: unknown, before?: Surface): Surface {
  const { api } = apiOf(root);
  const ids = new Map(api.operations.map((each) => [`${each.method} ${each.path}`, each.operationId]));
  const given = before && namesToCarry(before, ids);
  return takeSurface(
    planServer(api, { name: "retell", ...(given === undefined ? {} : { given }) }, collect().report),
  );
}

const before = surfaceOf(fresh());

function changesBy(edit: (root: Root) => unknown): Change[] {
  const root = fresh();
  const edited = edit(root) as Root;
  // What an assignment gives is no document.
  return compareSurfaces(before, surfaceOf(edited?.paths === undefined ? root : edited, before));
}

const getCall = (root: Root): Root => root.paths["/v2/get-call/{call_id}"].get;
const bodyOf = (root: Root, at: string, method = "post"): Root =>
  root.paths[at][method].requestBody.content["application/json"].schema;
const chat = (root: Root): Root => bodyOf(root, "/create-chat");
const voice = (root: Root): Root => bodyOf(root, "/search-community-voice");
const calls = (root: Root): Root => root.components.schemas.V3ListCallsRequest;
const agent = (root: Root): Root => root.components.schemas.AgentRequest;
const storage = (root: Root): Root =>
  bodyOf(root, "/v2/update-call/{call_id}", "patch").properties.data_storage_setting;
const answerOf = (root: Root, at: string, method = "get"): Root =>
  root.paths[at][method].responses["200"].content["application/json"];
const query = (root: Root, at: string, method: string, parameter: object): void => {
  const operation = root.paths[at][method];
  operation.parameters = [...(operation.parameters ?? []), { in: "query", ...parameter }];
};
const rename = (object: Root, from: string, to: string): void => {
  object[to] = object[from];
  delete object[from];
};
const text = { type: "string" };

const newTool = (operationId?: string): Root => ({
  get: {
    ...(operationId === undefined ? {} : { operationId }),
    responses: { "200": { description: "Done." } },
  },
});

type Edit = [what: string, edit: (root: Root) => unknown, said?: string];

const breaking: Edit[] = [
  ["a tool is gone", (root) => delete root.paths["/list-voices"], "list_voices is gone"],
  [
    "a tool is renamed",
    (root) => (getCall(root).operationId = "fetchCall"),
    "fetch_call is called so now, was get_call",
  ],
  [
    "a tool is renamed and changed at once",
    (root) => {
      getCall(root).operationId = "fetchCall";
      query(root, "/v2/get-call/{call_id}", "get", { name: "since", schema: text, required: true });
    },
    "fetch_call since is new and required",
  ],
  [
    "a tool is renamed, and another one has its name",
    (root) => {
      const other = { ...structuredClone(getCall(root)), operationId: "getCall" };
      getCall(root).operationId = "fetchCall";
      root.paths["/v4/get-call/{call_id}"] = { get: other };
    },
    "fetch_call is called so now, was get_call",
  ],
  [
    "two tools swap their names",
    (root) => {
      const [one, other] = [root.paths["/list-voices"].get, root.paths["/get-concurrency"].get];
      [one.operationId, other.operationId] = [other.operationId, one.operationId];
    },
    "is another tool than before",
  ],
  ["an argument is gone", (root) => delete chat(root).properties.metadata, "create_chat metadata is gone"],
  [
    "an argument is renamed",
    (root) => rename(chat(root).properties, "metadata", "data"),
    "create_chat metadata is gone",
  ],
  [
    "a path parameter is renamed",
    (root) => {
      rename(root.paths, "/v2/get-call/{call_id}", "/v2/get-call/{id}");
      root.paths["/v2/get-call/{id}"].get.parameters[0].name = "id";
    },
    "get_call id is new and required",
  ],
  [
    "an argument is renamed, and another of its old name is added",
    (root) => {
      rename(chat(root).properties, "metadata", "data");
      chat(root).properties.metadata = { type: "integer" };
    },
    "create_chat metadata is integer now, was object",
  ],
  [
    "an argument is newly required",
    (root) => chat(root).required.push("metadata"),
    "create_chat metadata is required now",
  ],
  [
    "a new argument is required",
    (root) => {
      chat(root).properties.locale = text;
      chat(root).required.push("locale");
    },
    "create_chat locale is new and required",
  ],
  [
    "one argument is no longer required, another one is",
    (root) => (chat(root).required = ["metadata"]),
    "create_chat metadata is required now",
  ],
  [
    "an argument is retyped",
    (root) => (calls(root).properties.limit.type = "string"),
    "limit is string now, was integer",
  ],
  ["a type is gone", (root) => delete agent(root).properties.agent_name.nullable, "agent_name is string now"],
  [
    "a number must be whole",
    (root) => (root.components.schemas.NumberFilter.properties.value.type = "integer"),
    "value is integer now",
  ],
  [
    "a value of an enumeration is gone",
    (root) => storage(root).enum.pop(),
    'may no longer be "basic_attributes_only"',
  ],
  [
    "a value of an enumeration is renamed",
    (root) => storage(root).enum.splice(0, 1, "all"),
    'may no longer be "everything"',
  ],
  [
    "a text is bound to a list",
    (root) => (voice(root).properties.search_query.enum = ["a", "b"]),
    "is bound to a list",
  ],
  [
    "a maximum is lowered",
    (root) => (calls(root).properties.limit.maximum = 999),
    "has maximum 999 now, was 1000",
  ],
  ["a minimum is raised", (root) => (calls(root).properties.skip.minimum = 1), "has minimum 1 now"],
  [
    "a bound is added and another one dropped",
    (root) => {
      delete calls(root).properties.limit.maximum;
      calls(root).properties.limit.minimum = 10;
    },
    "has minimum 10 now, was none",
  ],
  [
    "a length is bound",
    (root) => (voice(root).properties.search_query.maxLength = 100),
    "has maxLength 100 now",
  ],
  ["a pattern is added", (root) => (chat(root).properties.agent_id.pattern = "^agent_"), "has a pattern now"],
  [
    "a pattern deep in a shared schema changes",
    (root) => (root.components.schemas.AgentVersionReference.oneOf[1].pattern = "^v"),
    "agent_version has another pattern",
  ],
  [
    "a variant is gone",
    (root) => root.components.schemas.ValueFilter.oneOf.pop(),
    "is no longer the variant with type=",
  ],
  [
    "a value deep inside, beyond what is advertised, is gone",
    (root) => root.components.schemas.StringFilter.properties.op.enum.pop(),
    'op may no longer be "co"',
  ],
  [
    "a field deep inside is gone",
    (root) => delete root.components.schemas.StringFilter.properties.value,
    "value is gone",
  ],
  [
    "the key is sent otherwise",
    (root) => (root.components.securitySchemes.api_key = { type: "apiKey", in: "header", name: "X-Key" }),
    "is of another kind",
  ],
  [
    "the key becomes user name and password",
    (root) => (root.components.securitySchemes.api_key.scheme = "basic"),
    "is read from",
  ],
  [
    "what needed no key needs one",
    (root) => {
      root.components.securitySchemes.second = { type: "apiKey", in: "header", name: "X-Second" };
      getCall(root).security = [{ api_key: [], second: [] }];
    },
    "get_call needs another credential",
  ],
  [
    "a tool that reads writes",
    (root) => rename(root.paths["/list-voices"], "get", "post"),
    "list_voices only read, and may write now",
  ],
  [
    "the API moves to another host",
    (root) => (root.servers[0].url = "https://api.retell.example"),
    "The base URL is",
  ],
  [
    "one tool moves to another host",
    (root) => (getCall(root).servers = [{ url: "https://calls.retell.example" }]),
    "get_call has a base URL that is",
  ],
  [
    "a parameter is renamed, and a field of the body gets its old name",
    (root) => {
      const operation = root.paths["/v2/list-agents"].post;
      operation.parameters[0] = { ...root.components.parameters.LimitParam, name: "max" };
      bodyOf(root, "/v2/list-agents").properties.limit = root.components.parameters.LimitParam.schema;
    },
    "max is called so now, was limit",
  ],
  [
    "a harmless change beside a grave one",
    (root) => {
      getCall(root).description = "Reads a call.";
      root.paths["/another"] = newTool("another");
      delete root.paths["/list-voices"];
    },
  ],
];

const behavioural: Edit[] = [
  [
    "an answer always has another member",
    (root) => {
      root.components.schemas.VoiceResponse.properties.mood = text;
      root.components.schemas.VoiceResponse.required.push("mood");
    },
    "list_voices answers with other members",
  ],
  [
    "the body has another media type",
    (root) =>
      rename(
        root.paths["/create-chat"].post.requestBody.content,
        "application/json",
        "application/merge-patch+json",
      ),
    "create_chat sends application/merge-patch+json",
  ],
  [
    "a description changes",
    (root) => (getCall(root).description = "Reads a call."),
    "get_call has another description",
  ],
  ["a title changes", (root) => (getCall(root).summary = "Read a call"), "get_call has another title"],
  [
    "an argument's description changes",
    (root) => (getCall(root).parameters[0].description = "The call."),
    "get_call call_id has another description",
  ],
  [
    "the description of a field in a shared schema changes",
    (root) => (agent(root).properties.agent_name.description = "For people."),
    "agent_name has another description",
  ],
  ["a default changes", (root) => (calls(root).properties.limit.default = 20), "limit has another default"],
  ["a default is gone", (root) => delete calls(root).properties.limit.default, "limit has another default"],
  [
    "the method changes and it still writes",
    (root) => rename(root.paths["/create-chat"], "post", "put"),
    "makes the request PUT",
  ],
  [
    "the path changes",
    (root) => rename(root.paths, "/v3/list-calls", "/v4/list-calls"),
    "makes the request POST /v4/list-calls",
  ],
  [
    "an answer is a list of something else",
    (root) => (answerOf(root, "/list-voices").schema = { type: "array", items: text }),
    "list_voices answers without some fields",
  ],
  [
    "a field of an answer is gone",
    (root) => delete root.components.schemas.VoiceResponse.properties.voice_name,
    "list_voices answers without some fields",
  ],
  ["the base URL has a path now", (root) => (root.servers[0].url += "/v9"), "The base URL is"],
  [
    "a tool is added and a description changes",
    (root) => {
      root.paths["/another"] = newTool("another");
      getCall(root).description = "Reads a call.";
    },
  ],
  [
    "an argument goes another way",
    (root) => {
      const operation = root.paths["/v2/list-agents"].post;
      operation.parameters = [
        {
          name: "limit",
          in: "header",
          schema: root.components.parameters.LimitParam.schema,
          description: root.components.parameters.LimitParam.description,
        },
        ...operation.parameters.slice(1),
      ];
    },
    "is sent as header limit",
  ],
];

const compatible: Edit[] = [
  [
    "an answer has a further field",
    (root) => (root.components.schemas.VoiceResponse.properties.mood = text),
    "list_voices answers with further fields",
  ],
  [
    "a parameter is deprecated",
    (root) => (root.components.parameters.LimitParam.deprecated = true),
    "limit is deprecated",
  ],
  ["a tool is added", (root) => (root.paths["/another"] = newTool("another")), "another is new"],
  [
    "a tool is added that would win the name of another one",
    (root) => (root.paths["/v4/calls/{call_id}"] = { get: { ...structuredClone(getCall(root)) } }),
    "is new",
  ],
  [
    "an optional argument is added",
    (root) => query(root, "/v2/get-call/{call_id}", "get", { name: "fields", schema: text }),
    "get_call fields is new",
  ],
  [
    "an optional field is added to a shared schema",
    (root) => (agent(root).properties.mood = text),
    "mood is new",
  ],
  ["an enumeration is widened", (root) => storage(root).enum.push("nothing"), 'may be "nothing", too'],
  ["an enumeration is lifted", (root) => delete storage(root).enum, "is no longer bound to a list"],
  [
    "a maximum is raised",
    (root) => (calls(root).properties.limit.maximum = 2000),
    "has maximum 2000 now, was 1000",
  ],
  ["a maximum is lifted", (root) => delete calls(root).properties.limit.maximum, "has maximum none now"],
  ["a minimum is lowered", (root) => (calls(root).properties.skip.minimum = -1), "has minimum -1 now"],
  [
    "a pattern is lifted",
    (root) => delete root.components.schemas.AgentVersionReference.oneOf[1].pattern,
    "has no pattern any more",
  ],
  [
    "a type is added",
    (root) => (voice(root).properties.search_query.nullable = true),
    "may be string or null now",
  ],
  [
    "a variant is added",
    (root) => root.components.schemas.AgentVersionReference.oneOf.push({ type: "boolean" }),
    "boolean, too",
  ],
  [
    "an argument is no longer required",
    (root) => delete chat(root).required,
    "agent_id is no longer required",
  ],
  ["a tool is deprecated", (root) => (getCall(root).deprecated = true), "get_call is deprecated"],
  [
    "an argument is deprecated",
    (root) => (chat(root).properties.metadata.deprecated = true),
    "metadata is deprecated",
  ],
  ["no key is needed any more", (root) => (getCall(root).security = []), "also works with less"],
  [
    "another key works, too",
    (root) => {
      root.components.securitySchemes.second = { type: "apiKey", in: "header", name: "X-Second" };
      getCall(root).security = [{ api_key: [] }, { second: [] }];
    },
  ],
];

const inlined = (root: Root, key: string): Root => structuredClone(root.components.schemas[key]);

const none: Edit[] = [
  ["tags are added", (root) => (getCall(root).tags = ["Another"])],
  ["a further base URL is named", (root) => root.servers.push({ url: "https://eu.retell.example" })],
  ["what an answer is described as", (root) => (getCall(root).responses["200"].description = "It.")],
  [
    "extensions and examples of answers",
    (root) => (root.components.schemas.VoiceResponse["x-more"] = { a: 1 }),
  ],
  ["nothing", () => undefined],
  ["keys in another order", (root) => shuffleKeys(root, 7)],
  [
    "paths in another order",
    (root) => ({ ...root, paths: Object.fromEntries(Object.entries(root.paths).reverse()) }),
  ],
  [
    "values and variants in another order",
    (root) => {
      storage(root).enum.reverse();
      root.components.schemas.ValueFilter.oneOf.reverse();
    },
  ],
  ["required names in another order", (root) => root.components.schemas.StringFilter.required.reverse()],
  [
    "a description in other lines",
    (root) => (getCall(root).description = `  ${getCall(root).description.replace(" ", "\n ")} \n`),
  ],
  [
    "a schema that nothing uses is added",
    (root) => (root.components.schemas.Unused = { type: "object", properties: { a: text } }),
  ],
  [
    "a reference is written in place",
    (root) =>
      (chat(root).properties.agent_version = {
        ...inlined(root, "AgentVersionReference"),
        ...descriptionOf(chat(root).properties.agent_version),
      }),
  ],
  [
    "the whole body is written in place",
    (root) =>
      (root.paths["/v3/list-calls"].post.requestBody.content["application/json"].schema = inlined(
        root,
        "V3ListCallsRequest",
      )),
  ],
  [
    "variants are written in place",
    (root) => (root.components.schemas.ValueFilter.oneOf[0] = inlined(root, "StringFilter")),
  ],
  [
    "an answer is written in place",
    (root) => (answerOf(root, "/list-voices").schema.items = inlined(root, "VoiceResponse")),
  ],
  [
    "a parameter is written in place",
    (root) =>
      (root.paths["/v2/list-agents"].post.parameters[0] = structuredClone(
        root.components.parameters.LimitParam,
      )),
  ],
  [
    "a schema is called otherwise",
    (root) => {
      rename(root.components.schemas, "V3ListCallsRequest", "ListCallsRequest");
      root.paths["/v3/list-calls"].post.requestBody.content["application/json"].schema.$ref =
        "#/components/schemas/ListCallsRequest";
    },
  ],
  [
    "a security scheme is called otherwise",
    (root) => {
      rename(root.components.securitySchemes, "api_key", "token");
      root.security = [{ token: [] }];
      for (const operation of Object.values(root.paths).flatMap((item) =>
        Object.values(item as Root),
      ) as Root[])
        if (operation.security !== undefined) operation.security = [{ token: [] }];
    },
  ],
  [
    "the version of the document and the samples of code change",
    (root) => {
      root.info.version = "9.9.9";
      delete getCall(root)["x-codeSamples"];
    },
  ],
  ["the answer to a failure changes", (root) => delete getCall(root).responses["422"]],
  [
    "a security scheme that nothing uses is added",
    (root) => (root.components.securitySchemes.unused = { type: "http", scheme: "basic" }),
  ],
];

function descriptionOf({ description }: Root): Root {
  return description === undefined ? {} : { description };
}

function spell({ tool, argument, what }: Change): string {
  return [tool, argument, what].filter((part) => part !== undefined).join(" ");
}

describe.each<[string | undefined, Edit[]]>([
  ["breaking", breaking],
  ["behavioural", behavioural],
  ["compatible", compatible],
  [undefined, none],
])("%s", (want, edits) => {
  const rows = edits.map(([what, edit, said = ""]): Required<Edit> => [what, edit, said]);
  test.each(rows)("%s", (_, edit, said) => {
    const changes = changesBy(edit);
    const told = changes.map((change) => `${change.class}: ${spell(change)}`);
    expect({ class: gravestOf(changes), told }).toEqual({ class: want, told });
    if (said !== "") expect(told.filter((each) => each.startsWith(`${want}: `)).join("\n")).toContain(said);
  });
});

test("there are enough edits of every class", () => {
  expect(breaking.length + behavioural.length + compatible.length + none.length).toBeGreaterThan(60);
});
