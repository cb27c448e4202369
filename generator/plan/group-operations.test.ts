import { hostileStrings } from "../test/hostile-strings.ts";
import { groupOperations, type OperationToGroup } from "./group-operations.ts";

type Given = [request: string, tags?: string[], operationId?: string];

const operation = ([request, tags = [], operationId]: Given): OperationToGroup => {
  const [method = "", path = ""] = request.split(/ (.*)/s);
  return { method, path, tags, ...(operationId === undefined ? {} : { operationId }) };
};

const groupsOf = (given: readonly Given[], part: "name" | "title" = "name"): string[] => {
  const operations = given.map(operation);
  const groups = groupOperations(operations);
  return operations.map((each) => groups.get(each)?.[part] ?? "none");
};

describe("by tag [threat: file-names]", () => {
  test.each<[tag: string, name: string, title: string]>([
    ["Phone Numbers", "phone-numbers", "Phone Numbers"],
    ["pet", "pet", "Pet"],
    ["speech-history", "speech-history", "Speech history"],
    ["admin.inviteRequests", "admin-invite-requests", "Admin invite requests"],
    ["Observability/Scorecard", "observability-scorecard", "Observability/Scorecard"],
    ["Api20100401CallRecording", "call-recording", "Call recording"],
    ["user-controller", "user", "User"],
    ["API Keys", "api-keys", "API Keys"],
    ["api/v2/Orders", "orders-v2", "Orders v2"],
    ["Élèves", "eleves", "Élèves"],
    ["CON", "con-group", "CON"],
    ["aux", "aux-group", "Aux"],
    ["2FA", "group-2fa", "2FA"],
    ["__proto__", "proto", "Proto"],
    [
      "one two three four five six seven eight nine ten",
      "one-two-three-four-five-six-seven-eight",
      "one two three four five six seven eight nine ten",
    ],
  ])("%s", (tag, name, title) => {
    expect([groupsOf([["GET /x", [tag]]]), groupsOf([["GET /x", [tag]]], "title")]).toEqual([
      [name],
      [title],
    ]);
  });

  test.each<[what: string, given: Given[], want: (string | RegExp)[]]>([
    [
      "the first counts",
      [
        ["GET /a", ["Store", "Pets"]],
        ["GET /b", ["Pets"]],
      ],
      ["store", "pets"],
    ],
    [
      "case and punctuation do not",
      [
        ["GET /a", ["Dubbing"]],
        ["GET /b", ["dubbing!"]],
      ],
      ["dubbing", "dubbing"],
    ],
    [
      "other alphabets get a hash",
      [
        ["GET /a", ["用户"]],
        ["GET /b", ["订单"]],
      ],
      [/^group-[0-9a-f]{6}$/, /^group-[0-9a-f]{6}$/],
    ],
    [
      "accents are not case",
      [
        ["GET /a", ["Café"]],
        ["GET /b", ["Cafe"]],
      ],
      [/^cafe-[0-9a-f]{6}$/, /^cafe-[0-9a-f]{6}$/],
    ],
    [
      "lost letters give way",
      [
        ["GET /a", ["用户 Users"]],
        ["GET /b", ["Users"]],
      ],
      [/^users-[0-9a-f]{6}$/, "users"],
    ],
    [
      "a dotted tag of one gives way",
      [
        ["GET /a", ["oauth.v2", "oauth"]],
        ["GET /b", ["oauth"]],
      ],
      ["oauth", "oauth"],
    ],
    ["an empty tag is none", [["GET /users", [" "]]], ["users"]],
  ])("%s", (_, given, want) => {
    expect(groupsOf(given)).toEqual(
      want.map((each) => (typeof each === "string" ? each : expect.stringMatching(each))),
    );
  });

  test.each([...hostileStrings, "../../etc/passwd", "COM1", "a".repeat(300)])("%j is a file name", (tag) => {
    expect(groupsOf([["GET /a", [tag]]])[0]).toMatch(/^(?!com1$)[a-z][a-z0-9-]{0,39}$/);
  });

  test("different tags never share a name", () => {
    const [first, second] = groupsOf([
      ["GET /a", ["用户"]],
      ["GET /b", ["订单"]],
    ]);
    expect(first).not.toBe(second);
  });

  test("the title is the spelling with capitals, in any order", () => {
    const given: Given[] = [
      ["GET /a", ["dubbing"]],
      ["GET /b", ["Dubbing"]],
    ];
    expect([groupsOf(given, "title"), groupsOf(given.reverse(), "title")]).toEqual([
      ["Dubbing", "Dubbing"],
      ["Dubbing", "Dubbing"],
    ]);
  });
});

test.each<[what: string, given: Given[], want: string[]]>([
  [
    "spellings",
    [
      ["GET /a", ["apikeys"]],
      ["GET /b", ["ApiKeys"]],
    ],
    ["api-keys", "api-keys"],
  ],
  [
    "tags for one noun",
    [["GET /user"], ["GET /a", ["Users"]], ["GET /b", ["User"]]],
    ["user", "users", "user"],
  ],
])("the order of %s has no influence", (_, given, want) => {
  expect([groupsOf(given), groupsOf([...given].reverse())]).toEqual([want, [...want].reverse()]);
});

describe("derived", () => {
  test.each<[what: string, given: Given[], want: string[]]>([
    ["first meaningful segment", [["GET /api/v1/users/{id}/posts"], ["GET /users"]], ["users", "users"]],
    ["not public, not a number", [["GET /public/2/orders"]], ["orders"]],
    [
      "noun of a verb path",
      [["POST /create-agent"], ["GET /v2/get-agent/{id}"], ["GET /list-agents"]],
      ["agents", "agents", "agents"],
    ],
    ["an uncounted noun", [["GET /get-concurrency"]], ["concurrency"]],
    ["a verb alone", [["GET /get-mcp-tools/{agent_id}"]], ["mcp-tools"]],
    [
      "one of its kind joins its parameter",
      [["GET /get-mcp-tools/{agent_id}"], ["GET /get-agent/{id}"], ["POST /create-agent"]],
      ["agents", "agents", "agents"],
    ],
    ["before the dot", [["POST /chat.postMessage"], ["GET /chat.scheduled.list"]], ["chat", "chat"]],
    ["singular and plural", [["POST /user"], ["GET /users"]], ["users", "users"]],
    [
      "kinds of a noun",
      [["POST /create-phone-call"], ["GET /list-calls"], ["POST /stop-call/{id}"]],
      ["calls", "calls", "calls"],
    ],
    ["parts of a noun", [["PUT /rerun-call-analysis/{id}"], ["GET /list-calls"]], ["calls", "calls"]],
    [
      "an implied noun",
      [
        ["GET /get-test-run/{id}"],
        ["GET /list-test-cases"],
        ["POST /create-batch-test"],
        ["GET /list-batch-tests"],
      ],
      ["tests", "tests", "tests", "tests"],
    ],
    [
      "a noun that opens like a verb",
      [["GET /check-runs"], ["GET /check-suites"]],
      ["check-runs", "check-suites"],
    ],
    [
      "a shared start is skipped",
      [["GET /a/calls"], ["GET /a/keys"], ["GET /a/calls/{id}"], ["GET /a/keys/{id}"]],
      ["calls", "keys", "calls", "keys"],
    ],
    ["me is nobody", [["GET /me/albums"], ["GET /albums/{id}"]], ["albums", "albums"]],
    ["from the id", [["POST /", [], "listWidgets"]], ["widgets"]],
    ["a tag of that name", [["GET /v1/pages/{id}"], ["POST /v1/pages", ["Pages"]]], ["pages", "pages"]],
    ["nothing", [["GET /"]], ["general"]],
  ])("%s", (_, given, want) => {
    expect(groupsOf(given)).toEqual(want);
  });
});
