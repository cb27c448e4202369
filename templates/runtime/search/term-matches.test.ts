import { createTermMatches } from "./term-matches.ts";

const text = (name: string, summary: string) => ({
  ...{
    name,
    summary,
    description: "",
    group: "",
    method: "GET",
    path: "",
    isItem: false,
    arguments: "",
    details: "",
  },
});
const matches = createTermMatches([
  text("send_invoice", "Sends an invoice."),
  text("list_users", "Lists users, with the last invoice of each."),
  text("cancel_order", "Cancels an order."),
  text("__proto__", "Strange."),
]);

test.each<[term: string, want: number[]]>([
  ["invoic", [0, 1]],
  ["^cancel", [2]],
  ["strang", [3]],
  ["__proto__", []],
  ["invo", [0, 1]],
  ["invoicx", [0, 1]],
  ["zzzz", []],
])("%s is found in %j", (term, want) => {
  expect([...matches(term).operations].sort()).toEqual(want);
});

test("a word in the name says more than one in a longer text", () => {
  const { shares } = matches("invoic");
  expect(shares[0]).toBeGreaterThan(shares[1] as number);
});

test("what few have is rarer, and a word that is misspelt counts less", () => {
  expect(matches("cancel").rarity).toBeGreaterThan(matches("invoic").rarity);
  expect(matches("invoicx").shares[0]).toBeLessThan(matches("invoic").shares[0] as number);
});

test("nothing is found among no operations", () => {
  expect(createTermMatches([])("invoic").operations).toEqual([]);
});
