import { type RequiredRow, required } from "./required-row.ts";

/** The tools with their 26 parameters; `!` marks what is required. */
const parameters: Readonly<Record<string, string>> = {
  "create-interview": "prompt! locale title intro firstMessage invitees",
  "update-interview":
    "interviewId! title prompt intro firstMessage locale maxMinutes maxResponses disableOrgSystemPrompt archived",
  "get-interview": "interviewId!",
  "create-invitation": "interviewId! invitees!",
  "update-invitation": "invitationId! name recipientEmail recipientPhone status archived",
  "get-invitation": "invitationId!",
};

const outcome = "id slug status name recipientEmail recipientPhone url sent error";
const interview =
  "id title prompt intro firstMessage locale maxMinutes maxResponses archivedAt createdAt updatedAt";
const invitation =
  "id interviewId slug status name recipientEmail recipientPhone summary archivedAt createdAt updatedAt url";
const messages = inside("messages.0", "role content sentiment createdAt");

/** The fields of the examples, by tool. */
const fields: Readonly<Record<string, string>> = {
  "create-interview": `interviewId ${inside("invitations.0", outcome)}`,
  "update-interview": interview,
  "get-interview": `${interview} ${inside("invitations.0", `${invitation} ${messages}`)}`,
  "create-invitation": inside("invitations.0", outcome),
  "update-invitation": `${invitation} sent error`,
  "get-invitation": `${invitation} ${messages}`,
};

const arrows = [
  ["start to READY", "create-invitation"],
  ["READY to IN_PROGRESS", "send"],
  ["READY to IN_PROGRESS", "open link"],
  ["IN_PROGRESS to COMPLETED", "hang-up"],
  ["READY to CANCELLED", "status cancelled"],
  ["CANCELLED to READY", "status ready"],
  ["READY to ARCHIVED", "archived true"],
  ["ARCHIVED to READY", "archived false"],
  ["COMPLETED to end"],
];

/** A sentence of the page each, by words that its row cannot do without. */
const sentences = [
  ["A key belongs to one organization"],
  ["another organization", "never returned"],
  ["Without invitees", "one ready invitation"],
  ["link to share"],
  ["With invitees", "no empty one"],
  ["sent the link immediately"],
  ["fails", "does not stop the others"],
  ["sent and error", "for each invitation"],
  ["always has the invitations"],
  ["new interview needs an email or a phone"],
  ["Without locale", "organization's language"],
  ["changes the given fields only"],
  ["archived true archives an interview"],
  ["archived false restores an interview"],
  ["fewer than 10 characters"],
  ["silence does not count"],
  ["maxResponses ends"],
  ["disableOrgSystemPrompt"],
  ["intro is shown"],
  ["first message"],
  ["all invitations", "full transcripts"],
  ["one or several invitations"],
  ["email", "by email at once"],
  ["phone", "by SMS at once"],
  ["later invitation does not stop the others"],
  ["an interview that exists needs an email or a phone"],
  ["null clears name"],
  ["null clears recipientEmail"],
  ["null clears recipientPhone"],
  ["new recipientEmail sends"],
  ["new recipientPhone sends"],
  ["does not fail the update"],
  ["cancelled deactivates"],
  ["ready reactivates"],
  ["archived true deletes softly"],
  ["archived false restores it"],
  ["only when a recipient changed"],
  ["transcript with role and sentiment"],
  ["Both reading tools", "transcript"],
  ["Right at completion the summary is null"],
  ["summary is there"],
];

/** What the page "MCP server" of Raconte says. */
export const raconteRequired: readonly RequiredRow[] = [
  ...required("Raconte", "tool", Object.keys(parameters)),
  ...Object.entries(parameters).flatMap(([tool, names]) =>
    required("Raconte", "argument", names.split(" ").map(parameterWord(tool))),
  ),
  ...required("Raconte", "argument", [
    ["invitee", "name"],
    ["invitee", "email"],
    ["invitee", "phone"],
  ]),
  ...Object.entries(fields).flatMap(([tool, names]) =>
    required(
      "Raconte",
      "answer",
      names.split(" ").map((name) => [tool, `has ${name}`]),
    ),
  ),
  ...required("Raconte", "transport", ["Streamable HTTP", "/api/mcp"]),
  ...required("Raconte", "credential", ["api_key"]),
  ...required("Raconte", "life cycle", arrows),
  ...required("Raconte", "behaviour", sentences),
];

function inside(place: string, names: string): string {
  return names
    .split(" ")
    .map((name) => `${place}.${name}`)
    .join(" ");
}

function parameterWord(tool: string): (name: string) => string {
  return (name) => (name.endsWith("!") ? `${tool} needs ${name.slice(0, -1)}` : `${tool} takes ${name}`);
}
