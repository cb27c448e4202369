import { parse } from "smol-toml";
import { editToml } from "./edit-toml.ts";

const entry = { command: "node", args: ["a b"], env_vars: ["KEY"] };
const table = '[mcp_servers.acme]\ncommand = "node"\nargs = [ "a b" ]\nenv_vars = [ "KEY" ]\n';

const rows: [what: string, given: string, want: string][] = [
  ["an empty file", "", table],
  [
    "a file of others",
    'model = "x" # mine\n\n[mcp_servers.b]\nurl = "u"\n',
    `model = "x" # mine\n\n[mcp_servers.b]\nurl = "u"\n\n${table}`,
  ],
  [
    "its former entry",
    '[mcp_servers.acme]\ncommand = "old"\n\n[mcp_servers.acme.env]\nA = "1"\n\n[z]\nb = 1\n',
    `[z]\nb = 1\n\n${table}`,
  ],
  ["quoted names", '[ "mcp_servers" . acme ] # old\ncommand = "old"\n[z]\nb = 1\n', `[z]\nb = 1\n\n${table}`],
  [
    "a name that only begins alike",
    '[mcp_servers.acme2]\nurl = "u"\n',
    `[mcp_servers.acme2]\nurl = "u"\n\n${table}`,
  ],
  [
    "headers inside long texts",
    'a = """\n[mcp_servers.acme]\n"""\n',
    `a = """\n[mcp_servers.acme]\n"""\n\n${table}`,
  ],
];

test.each(rows)("replaces one table and nothing else: %s", (_, given, want) => {
  const edited = editToml(given, "mcp_servers", "acme", entry);
  expect(edited).toBe(want);
  expect((parse(edited).mcp_servers as Record<string, unknown>).acme).toEqual(entry);
  expect(editToml(edited, "mcp_servers", "acme", entry)).toBe(edited);
});

test.each([
  ["no TOML", "a = "],
  ["an inline table", 'mcp_servers = { acme = { url = "u" } }\n'],
  ["dotted keys", '[mcp_servers]\nacme.url = "u"\n'],
])("refuses %s", (_, given) => {
  expect(() => editToml(given, "mcp_servers", "acme", entry)).toThrow(
    expect.objectContaining({ name: "ConfigurationError" }),
  );
});
