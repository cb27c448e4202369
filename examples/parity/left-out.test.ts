import { existsSync, readFileSync } from "node:fs";
import { listRoutes, readApiDocument } from "../stand-ins/api-document.ts";
import { leftOut } from "./left-out.ts";

const methodList = "../shared/specs/retell-sdk-5.66.1-methods.tsv";
const operations = leftOut.find(({ system }) => system === "Retell")?.operations ?? [];

/** Variables have other names in the library than in the document. */
const bare = (route: string): string => route.replace(/\$?\{\w+\}/g, "{}");

test("nothing that is left out is in the document", async () => {
  const routes = new Set(listRoutes(await readApiDocument(["specs/retell.yaml"])).map(bare));
  expect(routes.size).toBe(84);
  expect(operations.map(bare).filter((route) => routes.has(route))).toEqual([]);
});

const whereAtHand = existsSync(methodList) ? test : test.skip;
whereAtHand("what the library calls is a tool or left out", async () => {
  const routes = new Set(listRoutes(await readApiDocument(["specs/retell.yaml"])).map(bare));
  const called = readFileSync(methodList, "utf8").trim().split("\n");
  const newer = called.flatMap((line) => {
    const [, , method, path = ""] = line.split("\t");
    const route = bare(`${method} ${path}`);
    return routes.has(route) ? [] : [route];
  });
  expect(operations.map(bare)).toEqual(newer);
});
