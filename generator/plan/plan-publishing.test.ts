import { planPublishing } from "./plan-publishing.ts";

test.each<[what: string, given: Parameters<typeof planPublishing>, want: string]>([
  ["the host reversed", [{}, "acme-mcp", "https://api.acme.com/v1"], "com.acme/acme-mcp"],
  ["below a second level of a country", [{}, "acme-mcp", "https://eu.api.acme.co.uk"], "uk.co.acme/acme-mcp"],
  ["a name of two labels under a country", [{}, "a-mcp", "https://acme.co"], "co.acme/a-mcp"],
  ["a scope is no part of it", [{}, "@acme/tools", "https://acme.dev"], "dev.acme/tools"],
  ["a tilde is not allowed there", [{}, "a~b", "https://acme.dev"], "dev.acme/a-b"],
  ["a variable before the domain", [{}, "a-mcp", "https://{tenant}.acme.com:8443/x"], "com.acme/a-mcp"],
  ["a variable in the domain", [{}, "a-mcp", "https://{host}"], "com.example/a-mcp"],
  ["an address", [{}, "a-mcp", "http://10.0.0.1/x"], "com.example/a-mcp"],
  ["an IPv6 address", [{}, "a-mcp", "http://[::1]/x"], "com.example/a-mcp"],
  ["a name of one label", [{}, "a-mcp", "http://localhost:3000"], "com.example/a-mcp"],
  ["no host", [{}, "a-mcp", ""], "com.example/a-mcp"],
  [
    "the owner at GitHub",
    [{ repository: "https://github.com/Acme-Inc/acme" }, "acme-mcp", "https://api.acme.com"],
    "io.github.Acme-Inc/acme-mcp",
  ],
  [
    "another forge proves nothing",
    [{ repository: "https://gitlab.com/acme/acme" }, "acme-mcp", "https://api.acme.com"],
    "com.acme/acme-mcp",
  ],
  [
    "the curation's own",
    [{ mcpName: "org.acme/x", repository: "https://github.com/a/b" }, "acme-mcp", "https://api.acme.com"],
    "org.acme/x",
  ],
])("%s", (_, given, want) => {
  const { mcpName } = planPublishing(...given);
  expect(mcpName).toBe(want);
  expect(mcpName).toMatch(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/);
});

test("a repository and a bundle are handed on", () => {
  const repository = "https://github.com/acme/acme";
  expect(planPublishing({ repository, mcpb: true }, "a", "")).toMatchObject({ repository, mcpb: true });
  expect(planPublishing({}, "a", "")).toEqual({ mcpName: "com.example/a", mcpb: false });
});
