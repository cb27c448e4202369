import { readApi } from "../api/read.ts";
import { load } from "../load/load.ts";
import { planServer } from "../plan/plan.ts";
import { countTokens, findDocument, listingOf, measured } from "./measure-tokens.ts";

const found = measured.flatMap(({ document, ...rest }) => {
  const path = findDocument(document);
  return path === undefined ? [] : [{ ...rest, path }];
});

test("GitHub's document is always there", () => {
  expect(found.map(({ api }) => api)).toContain("GitHub");
});

test.each(found)(
  "$api's tools cost at most half of what they cost elsewhere, and have all their arguments",
  async ({ path, peer }) => {
    const documents = await load([path], { report: () => {} });
    const api = readApi(documents, () => {});
    const server = planServer(api, {}, () => {});
    expect(countTokens(listingOf(server)) / peer).toBeLessThan(0.5);
    expect(countTokens(server.instructions)).toBeLessThan(500);
    const tools = server.groups.flatMap((group) => group.tools);
    expect(tools).toHaveLength(api.operations.length);
    for (const { arguments: args, definition } of tools) {
      const { properties, required = [] } = definition.inputSchema;
      expect(args.filter(({ name }) => !Object.hasOwn(properties, name))).toEqual([]);
      expect(required).toEqual(args.filter((argument) => argument.required).map(({ name }) => name));
    }
  },
  60_000,
);
