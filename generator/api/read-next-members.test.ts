import { placeIn, readingOf } from "../test/documents.ts";
import { readNextMembers } from "./read-next-members.ts";

const text = { type: "string" };
const page = (properties: object) => ({ type: "object", properties });

test.each<[what: string, schema: unknown, want: string[]]>([
  ["a cursor beside the records", page({ data: { type: "array" }, next_cursor: text }), ["next_cursor"]],
  ["one in another style, or null", page({ nextPageToken: { type: ["string", "null"] } }), ["nextPageToken"]],
  [
    "one that is told with the pages",
    page({ response_metadata: page({ next_cursor: text, x: text }) }),
    ["response_metadata.next_cursor"],
  ],
  ["a name with a dot", page({ "page.info": page({}), "next.cursor": text }), ["next\\.cursor"]],
  ["behind references", { $ref: "#/page" }, ["meta.next"]],
  ["a variant", page({ next_cursor: { anyOf: [text, { type: "null" }] } }), ["next_cursor"]],
  ["the last record, where more is said", page({ has_more: {}, last_id: text }), ["last_id"]],
  ["the last record", page({ last_id: text }), []],
  ["a page that is one", page({ next_page: page({ uri: text, offset: text }) }), ["next_page.offset"]],
  [
    "one told with the pages",
    page({ paging: page({ next: page({ after: text, link: text }) }) }),
    ["paging.next.after"],
  ],
  ["an object of that name", page({ next: page({ id: text }) }), []],
  ["other members", page({ cursor: text, previous: text, data: page({ next: text }) }), []],
  ["a link that is an object", page({ _links: page({ next: page({ href: text }) }) }), ["_links.next.href"]],
  [
    "what is put together",
    { allOf: [{ $ref: "#/page" }, page({ next_cursor: text })] },
    ["meta.next", "next_cursor"],
  ],
  ["the last of its kind", page({ has_more: {}, last_item_id: text }), ["last_item_id"]],
  ["a cursor beside a list", page({ cursor: text, items: { type: "array" } }), ["cursor"]],
  [
    "one that is told with the pages",
    page({ pagination: page({ cursor: text }), data: { type: "array" } }),
    ["pagination.cursor"],
  ],
  ["a better one beside it", page({ cursor: text, next: text, items: { type: "array" } }), ["next"]],
  ["records", { type: "array", items: page({ next: text }) }, []],
  ["a reference to itself", { $ref: "#/loop" }, []],
  ["nothing", undefined, []],
])("%s", (_, schema, want) => {
  const root = { schema, page: page({ meta: page({ next: text }) }), loop: { $ref: "#/loop" } };
  const { reading, found } = readingOf(root);
  expect(readNextMembers(reading, placeIn(root, "schema"))).toEqual(want);
  expect(found).toEqual([]);
});
