import type { Lock } from "./model.ts";

/** Text of the lock file. Of the surface each tool and each schema has one line, so that a change is one line in a review. */
export function printLock({ surface, ...rest }: Lock): string {
  const text = JSON.stringify(rest, null, 2);
  if (surface === undefined) return `${text}\n`;
  const { server, tools, schemas } = surface;
  const parts = [
    `"server": ${JSON.stringify(server)}`,
    `"tools": ${printMap(tools)}`,
    `"schemas": ${printMap(schemas)}`,
  ];
  return `${text.slice(0, -2)},\n  "surface": {\n    ${parts.join(",\n    ")}\n  }\n}\n`;
}

function printMap(map: Readonly<Record<string, unknown>>): string {
  const lines = Object.keys(map).map((key) => `      ${JSON.stringify(key)}: ${JSON.stringify(map[key])}`);
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n    }`;
}
