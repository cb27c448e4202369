import { checkRows, describeFaults } from "./check-rows.ts";
import { printParity } from "./print-parity.ts";
import { required } from "./required/required-row.ts";
import type { ParityModule, ParityRow } from "./row.ts";

const row = (claim: string, fault?: string, note?: string): ParityRow => ({
  system: "Acme",
  source: "page",
  kind: "tool",
  claim,
  ...(note === undefined ? {} : { note }),
  check: () => (fault === undefined ? Promise.resolve() : Promise.reject(new Error(fault))),
});

const rows = [
  row("list"),
  row("create", "It is not there."),
  row("review", undefined, "no public operation: none"),
];

test("every row is asked for, and the system is closed", async () => {
  const events: string[] = [];
  const module: ParityModule = {
    rows: () => rows,
    open: async () => {
      events.push("open");
      return { close: async () => void events.push("close") };
    },
  };
  const results = await checkRows(module, { generated: "generated" });
  expect(results.map(({ fault }) => fault)).toEqual([undefined, "It is not there.", undefined]);
  expect(events).toEqual(["open", "close"]);
});

test("rows that fail and rows that are missing are faults", () => {
  const results = [
    { row: row("list"), fault: undefined },
    { row: row("create"), fault: "It is not there." },
  ];
  expect(describeFaults(results, required("Acme", "tool", ["list", "create", "delete"]))).toEqual([
    'Acme, tool "create": It is not there.',
    "Acme, tool: there is no row for delete",
  ]);
});

test("the table says what holds, what fails and what is open", () => {
  const results = rows.map((each) => ({
    row: { ...each, claim: `${each.claim} | of\nAcme` },
    fault: each.claim === "create" ? "It is not there." : undefined,
  }));
  const lines = printParity(results).split("\n");
  expect(lines.slice(lines.indexOf("## Acme")).slice(0, 9)).toEqual([
    "## Acme",
    "",
    "3 rows: 1 hold, 1 are open, 1 fail.",
    "",
    "| page | kind | claim | served by | result |",
    "|---|---|---|---|---|",
    "| page | tool | list \\| of Acme |  | holds |",
    "| page | tool | create \\| of Acme |  | **fails** |",
    "| page | tool | review \\| of Acme | no public operation: none | open |",
  ]);
});
