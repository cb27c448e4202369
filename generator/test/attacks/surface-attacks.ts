/** A tool that a server must not call, and what calls it where it may be called. */
export interface Forbidden {
  tool: string;
  /** A name that it had before. */
  alias?: string;
  args: Readonly<Record<string, unknown>>;
}

const remove: Forbidden = { tool: "delete_ship", args: { ship: "a" } };
const replace: Forbidden = { tool: "replace_ship", args: { ship: "a", name: "b" } };
const create: Forbidden = { tool: "create_ship", alias: "enter_ship", args: { name: "a" } };
const purge: Forbidden = { tool: "purge_records", alias: "purge_all", args: {} };
const audit: Forbidden = { tool: "read_audit", args: {} };

/** Flags of the operator, and what they take away. */
export const restrictions: readonly { flags: readonly string[]; forbidden: readonly Forbidden[] }[] = [
  { flags: ["--read-only"], forbidden: [remove, replace, create, purge] },
  {
    flags: ["--exclude", "purge_all,read_audit,enter_ship,replace_ship", "--confirm", "deny"],
    forbidden: [remove, replace, create, purge, audit],
  },
  {
    flags: ["--tools", "get_*,list_ships,purge_records"],
    forbidden: [remove, replace, create, purge, audit],
  },
];

/** Names that could be taken for the tool's. */
function disguisesOf({ tool, alias }: Forbidden): string[] {
  const names = alias === undefined ? [tool] : [tool, alias];
  return names.flatMap((name) => [
    name,
    name.toUpperCase(),
    ` ${name}`,
    `${name} `,
    `${name}\0`,
    `${name}\n`,
    name.replace("_", "-"),
    name.replace("e", "\u0435"),
    name.normalize("NFD").replace("a", "\uff41"),
    name.replace("s", "\u017f"),
    `\u200b${name}`,
    `${name}?readonly=0`,
    `harbour.${name}`,
    `tools/${name}`,
  ]);
}

/** Every call by which somebody could try it, on either surface. */
export function attemptsAt(forbidden: Forbidden): { name: string; args: Record<string, unknown> }[] {
  const { tool, args } = forbidden;
  return disguisesOf(forbidden)
    .flatMap((name) => [
      { name, args: { ...args } },
      ...["call_operation", "call_read_operation"].map((by) => ({
        name: by,
        args: { name, arguments: args },
      })),
    ])
    .concat(
      ["call_operation", "call_read_operation"].flatMap((by) => [
        { name: by, args: { name: by, arguments: { name: tool, arguments: args } } },
        { name: by, args: { name: [tool], arguments: args } },
        { name: by, args: { name: "get_ship", arguments: { ship: "a", name: tool, confirm: true } } },
        { name: by, args: { name: tool, arguments: args, confirm: "allow" } },
        { name: by, args: JSON.parse(`{"name":"get_ship","__proto__":{"name":"${tool}"}}`) },
      ]),
      {
        name: "read_result",
        args: { handle: Buffer.from(JSON.stringify([tool, args])).toString("base64url") },
      },
      { name: tool, args: { ...args, confirm: true } },
    );
}
