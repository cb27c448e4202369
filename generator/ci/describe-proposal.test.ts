import { describeProposal } from "./describe-proposal.ts";

describe("the text of a proposal", () => {
  const about = { name: "acme", isNew: false, markdown: "- one\n", version: "1.0.0", tested: true };

  test.each([
    [undefined, "Rebuild acme: no change of the tools"],
    ["breaking", "Rebuild acme: breaking changes"],
    ["compatible", "Rebuild acme: compatible changes"],
  ] as const)("%s changes are in the title", (gravest, want) => {
    expect(describeProposal({ ...about, ...(gravest && { gravest }) }).title).toBe(want);
  });

  test("a package that is new says so", () => {
    expect(describeProposal({ ...about, isNew: true }).title).toBe("Add the MCP server package of acme");
  });

  test("has the changes, and says whether they were tested", () => {
    expect(describeProposal(about).body).toMatch(
      /^- one\n\n---\n\nMade by `mcpgen ci run`, version 1\.0\.0\. .*passes/,
    );
    expect(describeProposal({ ...about, tested: false }).body).toContain("was not tested");
  });

  test("stays within what forges take: whole lines, and a fence is closed", () => {
    const markdown = "```\n".concat("- a line of a change\n".repeat(9_000));
    const { body } = describeProposal({ ...about, markdown });
    expect(body.length).toBeLessThanOrEqual(60_000);
    expect(body).toContain("The rest is left out here");
    expect(body.match(/^```/gm)).toHaveLength(2);
    expect(body).not.toMatch(/^- a line of a(?! change$)/m);
  });
});
