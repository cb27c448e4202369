import { hideUrlSecrets } from "./hide-url-secrets.ts";

test.each<[written: string, want: string]>([
  ["https://a.example/v1", "https://a.example/v1"],
  ["https://user:pw@a.example/v1?token=t#f", "https://***@a.example/v1?***"],
  ["//user@a.example", "//***@a.example"],
  ["user:pw@a.example", "user:***@a.example"],
  ["https://a.example#key", "https://a.example#***"],
  ["https://user:p/w?x@a.example", "https://***"],
  ["https://us?er@a.example", "https://***"],
  ["https://u:p\nw@a.example", "https://***@a.example"],
  ["https://a.example\\@b.example", "https://***@b.example"],
  ["https://a.example/?mail=a@b.example&key=k", "https://a.example/?***"],
  ["ftp://a.example?", "ftp://a.example?"],
])("%j is told as %j [threat: secrets-in-examples]", (written, want) => {
  expect(hideUrlSecrets(written)).toBe(want);
});

test("a long hostile text takes no time", () => {
  const start = performance.now();
  for (const piece of ["@", "?", "a:", "//", "?@"]) hideUrlSecrets(piece.repeat(200_000));
  expect(performance.now() - start).toBeLessThan(1_000);
});
