import type { ParityResult } from "./check-rows.ts";
import { type LeftOut, leftOut } from "./left-out.ts";
import { sources } from "./required.ts";
import type { ParityRow } from "./row.ts";

/** The table as Markdown, a part for each system; the same rows give the same text. */
export function printParity(results: readonly ParityResult[]): string {
  const systems = [...new Set(results.map(({ row }) => row.system))];
  return `${[
    "# Parity",
    "",
    "What the public pages of three vendors say about their MCP servers, and whether the servers in `generated/` do it. Written by",
    "`npm run parity`, which starts each server beside a stand-in of the vendor's API and asks for every row; `npm test` asks again.",
    ...systems.flatMap((system) => printSystem(system, results)),
    ...leftOut.flatMap(printLeftOut),
  ].join("\n")}\n`;
}

function printSystem(system: string, results: readonly ParityResult[]): string[] {
  const own = results.filter(({ row }) => row.system === system);
  const count = (result: string): number =>
    own.filter(({ row, fault }) => resultOf(row, fault) === result).length;
  return [
    "",
    `## ${system}`,
    "",
    `${own.length} rows: ${count("holds")} hold, ${count("open")} are open, ${count("**fails**")} fail.`,
    "",
    "| page | kind | claim | served by | result |",
    "|---|---|---|---|---|",
    ...own.map(({ row, fault }) =>
      printRow([
        sources[row.source] ?? row.source,
        row.kind,
        row.claim,
        row.note ?? "",
        resultOf(row, fault),
      ]),
    ),
  ];
}

function printLeftOut({ system, reason, operations }: LeftOut): string[] {
  return ["", `## Left out of ${system}`, "", reason, "", ...operations.map((route) => `- \`${route}\``)];
}

function resultOf({ note }: ParityRow, fault: string | undefined): string {
  if (fault !== undefined) return "**fails**";
  return note?.startsWith("no public operation") ? "open" : "holds";
}

function printRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("<", "&lt;").replaceAll("|", "\\|").replace(/\s+/g, " ")).join(" | ")} |`;
}
