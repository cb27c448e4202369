/** A known way to do harm, and what happens instead. */
export interface Threat {
  /** What tests name it by: `[threat: slug]` at the end of a title. */
  slug: string;
  /** While a package is made, or while its server runs. */
  side: "generating" | "serving";
  /** What comes in, from whom. */
  threat: string;
  /** What is promised. */
  instead: string;
}

const generating: readonly Omit<Threat, "side">[] = [
  {
    slug: "code-injection",
    threat: "Text of the document that is shaped like code",
    instead:
      "Printed as data by one serializer. Identifiers are made of letters and digits, and nothing of the document stands in a comment, a template, a regular expression, a shell line or a workflow",
  },
  {
    slug: "replacement-patterns",
    threat: "Text that a replacement or a template engine reads, such as `$&` or `{{x}}`",
    instead:
      "Replacements are functions; templates are compiled from our own files, and text is only their value",
  },
  {
    slug: "package-files",
    threat: "Text that breaks out of `package.json`, `server.json` or `.env.example`",
    instead:
      "Serializers write them, names and versions have closed alphabets, variables match `[A-Z][A-Z0-9_]*`, and no script runs when a package is installed",
  },
  {
    slug: "markdown",
    threat: "Text that is Markdown or HTML",
    instead: "Escaped: it ends no cell, link, fence or section, and brings no markup and no remote picture",
  },
  {
    slug: "file-names",
    threat: "Names that become paths",
    instead:
      "File names are of `[a-z0-9-]`, short, unique without regard to case, and no device of Windows; nothing is written outside of the output folder",
  },
  {
    slug: "existing-files",
    threat: "Files, links and killed builds in the output folder",
    instead:
      "A folder that is not mcpgen's and an edited file stop the build, links are refused; a build that is refused changes nothing, and one that is killed leaves each file old or new",
  },
  {
    slug: "references",
    threat: "References to files of the machine and to inner addresses",
    instead:
      "Files below the document's own folder only, links followed; other hosts only where their origin was allowed, with address, redirects, size and time checked. Headers go to the document's origin, and messages repeat nothing of a file",
  },
  {
    slug: "yaml",
    threat: "YAML with tags, merges of prototypes, or aliases that multiply",
    instead:
      "The core schema, no other tag; aliases, merged keys and depth have caps, before a value is made",
  },
  {
    slug: "deep-schemas",
    threat: "Documents that are deep, lead back to themselves or double at each level",
    instead: "A cap on depth that names the place, definitions instead of copies, and a budget for each tool",
  },
  {
    slug: "patterns",
    threat: "Patterns that a matcher takes for ever",
    instead:
      "Never run when a package is made. A server judges a pattern by its structure, and matches only texts that are short enough for it; what is no pattern is dropped and told",
  },
  {
    slug: "prototype-names",
    threat: "Names such as `__proto__` and `constructor`",
    instead: "Names like all others: in maps and in objects without prototype, looked up as own properties",
  },
  {
    slug: "model-text",
    threat: "Prose that hides instructions from people",
    instead:
      "Invisible, bidirectional, control and tag characters, comments and markup are taken out, also from behind entities; lengths have caps, and a message says so. Names and values on the wire stay",
  },
  {
    slug: "hints",
    threat: "A document that calls a change harmless",
    instead:
      "Hints and the question before a call come from the HTTP method, and only the curation can change them",
  },
  {
    slug: "base-urls",
    threat: "Base URLs that lead somewhere else",
    instead:
      "http and https without user, query or backslash; in the clear only to this machine or where the operator says so; variables are the operator's; a further origin is called with the operator's consent only",
  },
  {
    slug: "wire-names",
    threat: "Names of headers, cookies and schemes that frame a message or carry a credential",
    instead: "They must be tokens of HTTP, and neither framing nor credentials are ever arguments",
  },
  {
    slug: "not-openapi",
    threat: "Input that is no OpenAPI document",
    instead: "One message names what it is, with its place; exit code 1, nothing written",
  },
  {
    slug: "secrets-in-examples",
    threat: "Keys in examples, defaults and base URLs of a document",
    instead:
      "Values of credentials are not copied, what looks like a key is reported, and messages repeat no user or query of a URL",
  },
];

const serving: readonly Omit<Threat, "side">[] = [
  {
    slug: "path-arguments",
    threat: "An argument that changes the path",
    instead:
      "Encoded; a segment that becomes empty, `.` or `..` is refused; at the end origin, base path and number of segments are compared",
  },
  {
    slug: "query-and-body",
    threat: "An argument that adds a parameter or overrides another",
    instead: "Written by its style, never joined as text; it cannot name a credential or another parameter",
  },
  {
    slug: "headers-and-cookies",
    threat: "Line ends and control characters in headers",
    instead: "An error that names the argument and does not repeat its value",
  },
  {
    slug: "unknown-arguments",
    threat: "Arguments that a tool does not have",
    instead: "Refused by name, before anything is sent",
  },
  {
    slug: "redirects",
    threat: "An API that redirects a request with its credential",
    instead: "Followed within the origin only, for GET and HEAD, three times; any other is the answer itself",
  },
  {
    slug: "secrets",
    threat: "An API, an error or a log line that repeats a credential",
    instead:
      "Our own credentials are taken out of results, errors and logs, as they are, in base64 and percent-encoded; the log masks paths, queries and fields of such names",
  },
  {
    slug: "tenants",
    threat: "One caller's credential or answer that reaches another",
    instead:
      "A credential belongs to one request and is part of every key under which something is kept; a session belongs to the credential that opened it",
  },
  {
    slug: "passthrough",
    threat: "Callers' keys that are passed on unasked, or mixed with the operator's",
    instead:
      "Only with `--credentials passthrough`, and then never the operator's own; in the URL only under the name that the curation gives",
  },
  {
    slug: "http",
    threat: "Web pages, neighbours and floods that reach the HTTP server",
    instead:
      "Bound to this machine unless told otherwise; Host, Origin and token are checked on every route but the probes; bytes, depth, elements, batches, connections, sessions and times have caps",
  },
  {
    slug: "upstream",
    threat: "Answers that are endless, slow or bombs",
    instead:
      "One deadline for everything, and a cap on decoded bytes while they stream; a cut answer says so",
  },
  {
    slug: "retries",
    threat: "A change that is made twice",
    instead: "Only idempotent methods are repeated, twice, with jitter and up to a cap on `Retry-After`",
  },
  {
    slug: "cancellation",
    threat: "Calls that go on when nobody waits for them",
    instead:
      "A cancel notification, over stateless HTTP the closed connection, ends the request to the API within a second; nobody can cancel another's call",
  },
  {
    slug: "stdio",
    threat: "Stray output, and processes that stay",
    instead:
      "Nothing but messages on standard output; the process ends with its input, on EPIPE, SIGTERM and SIGINT; a rejection is logged and harms nobody",
  },
  {
    slug: "answers",
    threat: "Answers with characters that only a model sees",
    instead: "Written as escapes, in JSON without a change of the value; `openWorldHint` stays true",
  },
  {
    slug: "read-only-and-filters",
    threat: "A tool that is called though it is not offered",
    instead:
      "Read-only mode and filters hold when a tool is called, on both surfaces, and win over everything",
  },
  {
    slug: "confirmation",
    threat: "A model that confirms its own call",
    instead:
      "A person answers, through elicitation, or the operator's flag does; where nobody can be asked the call is refused",
  },
];

/** The known threats; each has a test that names it and a mutation that proves the test. */
export const threats: readonly Threat[] = [
  ...generating.map((row): Threat => ({ ...row, side: "generating" })),
  ...serving.map((row): Threat => ({ ...row, side: "serving" })),
];
