import { hideSecrets } from "./hide-secrets.ts";

test.each([
  ["fatal: https://ann:pass@host/x", "fatal: https://[redacted]@host/x"],
  ["header tok-123 sent", "header [redacted] sent"],
  [`basic ${Buffer.from("x-access-token:tok-123").toString("base64")}`, "basic [redacted]"],
  ["nothing", "nothing"],
])("%s is shown as %s", (text, want) => {
  expect(hideSecrets(text, { GITHUB_TOKEN: "tok-123", GH_TOKEN: "" })).toBe(want);
});
