/** Scenarios of the suite that a server of mcpgen meets. */
export const met: readonly string[] = [
  "server-initialize",
  "ping",
  "tools-list",
  "tools-call-simple-text",
  "tools-call-image",
  "tools-call-audio",
  "tools-call-embedded-resource",
  "tools-call-mixed-content",
  "tools-call-with-progress",
  "tools-call-error",
  "json-schema-2020-12",
  "dns-rebinding-protection",
];

const noPrompts = "Prompts are no part of an API description, so none are offered.";
const noResources = "Operations become tools; resources are not offered.";
const asksBack =
  "Tools ask a person only to confirm, and over stateless HTTP not even that: the answer could reach any replica.";
const noSession = "Wants a session id; without sessions any replica answers any request.";

/** Scenarios that it does not meet, and why. One that begins to pass belongs to the others. */
export const notMet: ReadonlyMap<string, string> = new Map([
  ["logging-set-level", "The log is the operator's, on standard error; clients are not sent it."],
  ["tools-call-with-logging", "The log is the operator's, on standard error; clients are not sent it."],
  ["completion-complete", "Completes arguments of prompts and resources, of which there are none."],
  ["tools-call-sampling", "Tools make HTTP requests; none needs a model of the client's."],
  ["tools-call-elicitation", asksBack],
  ["elicitation-sep1034-defaults", asksBack],
  ["elicitation-sep1330-enums", asksBack],
  ["server-sse-polling", noSession],
  ["server-sse-multiple-streams", noSession],
  ["resources-list", noResources],
  ["resources-read-text", noResources],
  ["resources-read-binary", noResources],
  ["resources-templates-read", noResources],
  ["resources-subscribe", noResources],
  ["resources-unsubscribe", noResources],
  ["prompts-list", noPrompts],
  ["prompts-get-simple", noPrompts],
  ["prompts-get-with-args", noPrompts],
  ["prompts-get-embedded-resource", noPrompts],
  ["prompts-get-with-image", noPrompts],
]);
