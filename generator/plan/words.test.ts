import { isHash, splitWords, titleOf, toAscii } from "./words.ts";

describe("splitWords", () => {
  test.each<[given: string, want: string]>([
    ["listAssistants", "list assistants"],
    ["getMCPTools", "get mcp tools"],
    ["listOAuthApps", "list oauth apps"],
    ["createOpenAIChat", "create openai chat"],
    ["HTTPResponseCode", "http response code"],
    ["APIkeyForMCPtools", "api key for mcp tools"],
    ["listRetellLLMs", "list retell llms"],
    ["getUserIDs", "get user ids"],
    ["getIPv4Address", "get ipv4 address"],
    ["putS3Object", "put s3 object"],
    ["listAgentsV2", "list agents v2"],
    ["listRetellLLMV2", "list retell llm v2"],
    ["IPV6Range", "ipv6 range"],
    ["getV2Users", "get v2 users"],
    ["enable2FA", "enable 2fa"],
    ["getUser2FAStatus", "get user 2fa status"],
    ["base64Encode", "base64 encode"],
    ["issues/list-for-repo", "issues list for repo"],
    ["chat.postMessage", "chat post message"],
    ["snake_case_id2", "snake case id2"],
    ["GET_USERS", "get users"],
    ["Artist's Top Tracks", "artist top tracks"],
    ["Users' Albums", "users albums"],
    ["Terms & Conditions", "terms and conditions"],
    ["CréerÉlève", "creer eleve"],
    ["Straße", "strasse"],
    ["用户 list", "list"],
    ["__proto__", "proto"],
    ["", ""],
  ])("%s", (given, want) => {
    expect(splitWords(given).join(" ")).toBe(want);
  });
});

test.each<[given: string, want: { text: string; lost: boolean }]>([
  ["plain", { text: "plain", lost: false }],
  ["Ærø", { text: "Aero", lost: false }],
  ["naïve “quotes”", { text: "naive  quotes ", lost: false }],
  ["Пользователь", { text: "            ", lost: true }],
])("toAscii %s", (given, want) => {
  expect(toAscii(given)).toEqual(want);
});

test.each<[given: string, want: boolean]>([
  ["3e31733c2b0db77c", true],
  ["550e8400-e29b-41d4-a716-446655440000", true],
  ["3f2a9c", true],
  ["facade", false],
  ["20240101", false],
  ["12345", false],
])("isHash %s is %s", (given, want) => {
  expect(isHash(given)).toBe(want);
});

test.each<[given: string[], want: string]>([
  [["phone", "numbers"], "Phone numbers"],
  [["retell", "llms"], "Retell LLMs"],
  [["api", "keys"], "API keys"],
  [[], ""],
])("titleOf %j", (given, want) => {
  expect(titleOf(given)).toBe(want);
});
