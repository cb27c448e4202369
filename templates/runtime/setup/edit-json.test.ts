import { editJson } from "./edit-json.ts";

const path = ["mcpServers", "acme"];
const value = { command: "node" };

const rows: [what: string, given: string, want: string][] = [
  ["an empty file", "", '{\n  "mcpServers": {\n    "acme": {\n      "command": "node"\n    }\n  }\n}\n'],
  [
    "other entries and their order",
    '{"z": 1, "mcpServers": {"b": {"url": "u"}}}\n',
    '{"z": 1, "mcpServers": {"b": {"url": "u"},"acme": {"command": "node"}}}\n',
  ],
  [
    "comments and trailing commas",
    '{\n    // mine\n    "mcpServers": {\n        "b": {}, // other\n    },\n}\n',
    '{\n    // mine\n    "mcpServers": {\n        "b": {},\n        "acme": {\n            "command": "node"\n        }, // other\n    },\n}\n',
  ],
  [
    "an entry that is there already",
    '{\n\t"mcpServers": {\n\t\t"acme": { "command": "old", "env": {} }\n\t}\n}\n',
    '{\n\t"mcpServers": {\n\t\t"acme": {\n\t\t\t"command": "node"\n\t\t}\n\t}\n}\n',
  ],
];

test.each(rows)("keeps what is there: %s", (_, given, want) => {
  const edited = editJson(given, [{ path, value }]);
  expect(squeeze(edited)).toBe(squeeze(want));
  expect(edited.split("//").length).toBe(given.split("//").length);
});

test.each([["{"], ["[]"], ['"text"'], ["null"], ['{"a": }'], ["# yaml: true"]])("refuses %s", (given) => {
  expect(() => editJson(given, [{ path, value }])).toThrow(
    expect.objectContaining({ name: "ConfigurationError" }),
  );
});

test("keeps the indentation and line ends of the file", () => {
  const edited = editJson('{\r\n\t"a": 1\r\n}\r\n', [{ path, value }]);
  expect(edited).toContain('\r\n\t"mcpServers": {\r\n\t\t"acme"');
});

/** Spaces aside: the library decides where a comma stands. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}
