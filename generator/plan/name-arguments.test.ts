import { type NameToGive, nameArguments } from "./name-arguments.ts";

const given = (...items: string[]): NameToGive[] =>
  items.map((item) => {
    const [where, wireName] = item.split(/ (.*)/s);
    return { in: where as NameToGive["in"], wireName: wireName ?? "" };
  });

test.each<[what: string, items: string[], want: (string | RegExp)[]]>([
  [
    "fine ones stay",
    ["path user_id", "header X-Request.Id", "query constructor"],
    ["user_id", "X-Request.Id", "constructor"],
  ],
  ["brackets", ["query filter[x][y]", "query ids[]"], ["filter_x_y", "ids"]],
  [
    "signs are spelled out",
    ["query a<", "query a<=", "query a>", "query a!"],
    ["a_lt", "a_lte", "a_gt", "a_not"],
  ],
  [
    "a space, an accent, a dollar",
    ["query first name", "query café", "query $top"],
    ["first_name", "cafe", "top"],
  ],
  ["__proto__", ["query __proto__"], ["proto"]],
  ["nothing left", ["query 名前", "header ***"], ["query", "header"]],
  ["a whole body", ["body "], ["body"]],
  ["too long", [`query ${"a".repeat(80)}`], ["a".repeat(64)]],
  ["a clash of places", ["body id", "query id", "path id"], ["body_id", "query_id", "id"]],
  ["a clash in one place", ["query a b", "query a_b"], ["query_a_b", "a_b"]],
  [
    "a clash of three",
    ["query a b", "query a_b", "query a-b", "query a,b"],
    [/^query_a_b$/, "a_b", "a-b", /^a_b_[0-9a-f]{6}$/],
  ],
])("%s [threat: prototype-names]", (_, items, want) => {
  for (const order of [items, items.toReversed()]) {
    const list = given(...order);
    const names = nameArguments(list);
    const named = items.map((item) => names.get(list[order.indexOf(item)] as NameToGive) as string);
    for (const [index, name] of named.entries()) {
      const wanted = want[index] as string | RegExp;
      if (typeof wanted === "string") expect(name).toBe(wanted);
      else expect(name).toMatch(wanted);
      expect(name).toMatch(/^[A-Za-z0-9_.-]{1,64}$/);
    }
    expect(new Set(named).size).toBe(items.length);
  }
});
