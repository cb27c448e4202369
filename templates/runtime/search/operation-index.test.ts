import { createOperationIndex, type OperationText } from "./operation-index.ts";

function operation(name: string, more: Partial<OperationText> = {}): OperationText {
  return {
    name,
    summary: "",
    description: "",
    group: "",
    method: "GET",
    path: "",
    isItem: false,
    arguments: "",
    details: "",
    ...more,
  };
}

const operations = [
  operation("list_users", { summary: "List users.", arguments: "limit role" }),
  operation("get_user", { summary: "Get a user.", isItem: true }),
  operation("create_user", { summary: "Create a user.", method: "POST", arguments: "email role" }),
  operation("delete_user", { summary: "Delete a user.", method: "DELETE", isItem: true }),
  operation("update_user", { summary: "Update a user.", method: "PATCH", isItem: true }),
  operation("list_users_old", { summary: "List users.", description: "Deprecated. Use list_users." }),
  operation("list_invoices", {
    summary: "List invoices.",
    arguments: "limit customer",
    path: "/billing/invoices",
  }),
  operation("send_invoice", {
    summary: "Send an invoice to its customer.",
    method: "POST",
    path: "/billing/invoices",
  }),
  operation("get_pcap", { summary: "Get.", path: "/capture/packets", isItem: true }),
  operation("__proto__", { summary: "Strange name." }),
  operation("erstelle_rechnung", { summary: "Erstellt eine Rechnung für Käufer.", method: "POST" }),
];
const index = createOperationIndex(operations);
const search = (question: string, limit = 5): string[] => index.search(question, () => true, limit);

test.each<[question: string, first: string]>([
  ["list users", "list_users"],
  ["show all people", "list_users"],
  ["remove somebody", "delete_user"],
  ["add another member account", "create_user"],
  ["change a user", "update_user"],
  ["one user", "get_user"],
  ["invoces", "list_invoices"],
  ["bills", "list_invoices"],
  ["mail a bill to a client", "send_invoice"],
  ["packet capture", "get_pcap"],
  ["käufer rechnung", "erstelle_rechnung"],
  ["strange name", "__proto__"],
])("%j finds %s first", (question, first) => {
  expect(search(question)[0]).toBe(first);
});

test("what is deprecated comes after what is not", () => {
  const found = search("list users");
  expect(found.indexOf("list_users_old")).toBeGreaterThan(found.indexOf("list_users"));
});

test.each(["", "   ", "…", "zzzzqqqq"])("%j finds nothing", (question) => {
  expect(search(question)).toEqual([]);
});

test("only what is wanted is found, and no more than asked for", () => {
  expect(index.search("user", (name) => name !== "get_user", 20)).not.toContain("get_user");
  expect(search("user", 2)).toHaveLength(2);
});

test("the order of the operations changes nothing", () => {
  const turned = createOperationIndex([...operations].reverse());
  for (const question of ["user", "list", "invoice of a customer"])
    expect(turned.search(question, () => true, 20)).toEqual(search(question, 20));
});
