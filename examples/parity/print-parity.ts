import { sources } from "./required.ts";
import type { ParityRow } from "./row.ts";

export interface ParityResult {
  row: ParityRow;
  /** Why the row does not hold; absent when it does. */
  fault: string | undefined;
}

/** The table as Markdown, a part for each system; the same rows give the same text. */
export function printParity(results: readonly ParityResult[]): string {
  const systems = [...new Set(results.map(({ row }) => row.system))];
  return `${[
    "# Parity",
    "",
    "What the public pages of three vendors say about their MCP servers, and whether the servers in `generated/` do it. Written by",
    "`npm run parity`, which starts each server beside a stand-in of the vendor's API and asks for every row; `npm test` asks again.",
    "",
    "| page | |",
    "|---|---|",
    ...Object.entries(sources).map(([source, title]) => `| ${source} | ${title} |`),
    ...systems.flatMap((system) => printSystem(system, results)),
  ].join("\n")}\n`;
}

function printSystem(system: string, results: readonly ParityResult[]): string[] {
  const own = results.filter(({ row }) => row.system === system);
  const held = own.filter(({ fault }) => fault === undefined);
  return [
    "",
    `## ${system}`,
    "",
    `${held.length} of ${own.length} rows hold.`,
    "",
    "| page | kind | claim | served by | result |",
    "|---|---|---|---|---|",
    ...own.map(({ row, fault }) =>
      printRow([row.source, row.kind, row.claim, row.note ?? "", resultOf(row, fault)]),
    ),
  ];
}

function resultOf({ note }: ParityRow, fault: string | undefined): string {
  if (fault !== undefined) return "**fails**";
  return note?.startsWith("no public operation") ? "open" : "holds";
}

function printRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replace(/\s+/g, " ")).join(" | ")} |`;
}
