import { z } from "zod";
import { isForwardable } from "../../templates/runtime/request/header-rules.ts";
import { acceptedToolName } from "../../templates/runtime/settings/client-limits.ts";

/**
 * The shape of a curation file (`<spec>.mcpgen.yaml`), which `curation/model.ts` describes as a type. Descriptions and
 * examples reach editors through `mcpgen.schema.json`. Messages are clauses that follow the path of a value.
 */

const noControl = /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]*$/;

const text = (longest: number) =>
  z.string().min(1).max(longest).regex(noControl, "has a character that is not to be seen");

const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/, "must be one line of text");

const { exactOptional: optional } = z;

const environmentName = z
  .string()
  .max(128)
  .regex(/^[A-Z][A-Z0-9_]*$/, "must be capital letters, digits and _, a letter first")
  .meta({ examples: ["ACME_API_KEY"] });

const argumentName = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/, "must be 1 to 64 letters, digits, _, . or -");

const oneOrMore = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item).min(1)]);

const icon = z.strictObject({
  src: z
    .string()
    .regex(/^(https:\/\/|data:image\/)\S+$/, "must be an https URL or a data URI of an image")
    .meta({ description: "An https URL, or a data URI.", examples: ["https://example.com/icon.png"] }),
  mimeType: optional(z.string().regex(/^image\/[a-z0-9.+-]+$/, "must be a media type of images")).meta({
    examples: ["image/png"],
  }),
  sizes: optional(z.array(z.string().regex(/^(\d+x\d+|any)$/, "must be like 48x48, or any"))),
});

const selector = z.union([
  z.string().min(1).meta({ description: "An operationId." }),
  z
    .strictObject({
      operationId: optional(oneOrMore(z.string().min(1))).meta({
        description: "May hold *.",
        examples: ["list*"],
      }),
      tag: optional(oneOrMore(z.string().min(1))),
      path: optional(oneOrMore(z.string().regex(/^[/*]/, "must begin with / or *"))).meta({
        description: "Glob: * within a segment, ** across segments.",
        examples: ["/calls/**"],
      }),
      method: optional(oneOrMore(z.string().regex(/^[A-Za-z]+$/, "must be an HTTP method"))).meta({
        examples: ["GET", ["GET", "POST"]],
      }),
      deprecated: optional(z.boolean()),
    })
    .refine((value) => Object.keys(value).length > 0, "must say what it selects by"),
]);

const selectors = z.array(selector).min(1);

const argument = z
  .strictObject({
    name: optional(argumentName).meta({ description: "What a model calls it; sent under its own name." }),
    description: optional(text(4_000)),
    hide: optional(z.boolean()).meta({ description: "Not an argument any more." }),
    default: optional(z.unknown()).meta({ description: "Advertised, and sent when it is left out." }),
    fix: optional(z.unknown()).meta({ description: "Sent with every call; not an argument any more." }),
    lift: optional(z.string().regex(/^(\/([^~/]|~[01])*)+$/, "must be a JSON Pointer such as /a/b")).meta({
      description: "JSON Pointer to a value inside the body that becomes this argument.",
      examples: ["/schedule/startsAt"],
    }),
    required: optional(z.boolean()).meta({ description: "true makes an optional argument required." }),
  })
  .refine((value) => !("fix" in value && "default" in value), "has both fix and default: give one");

const hints = z.strictObject({
  readOnly: optional(z.boolean()),
  destructive: optional(z.boolean()),
  idempotent: optional(z.boolean()),
  openWorld: optional(z.boolean()),
});

const answerPaths = z.array(z.string().min(1).max(500)).min(1);

const answer = z
  .strictObject({
    keep: optional(answerPaths).meta({ description: "Only these fields.", examples: [["id", "name"]] }),
    drop: optional(answerPaths).meta({
      description: "All but these: names with dots between them, * for any; lists are gone through.",
      examples: [["transcript", "artifact.recording"]],
    }),
    include: optional(z.union([z.boolean(), argumentName])).meta({
      description: "true adds an argument include that brings fields back; a text names it otherwise.",
    }),
    fields: optional(z.boolean()).meta({
      description: "false leaves out the argument fields, which a tool that lists records has.",
    }),
    cursor: optional(z.boolean()).meta({
      description: "false leaves out the argument cursor, which a tool that lists pages has.",
    }),
    next: optional(z.boolean()).meta({
      description: "false leaves out what the answer says of its next page, and the argument cursor.",
    }),
  })
  .refine(
    ({ keep, drop, include }) =>
      include === undefined || include === false || keep !== undefined || drop !== undefined,
    "has include without keep or drop: there is nothing to bring back",
  );

const toolName = z.string().regex(acceptedToolName, "must be 1 to 64 letters, digits, _ or -");

const tool = z.strictObject({
  name: optional(toolName).meta({
    description: "What a model calls the tool.",
    examples: ["create_call", "create-call"],
  }),
  aliases: optional(z.array(toolName).min(1).max(20)).meta({
    description: "Names that the tool had before: it can still be called by them, and is listed by none.",
    examples: [["make_call"]],
  }),
  title: optional(line(120)).meta({ description: "What people read." }),
  description: optional(text(8_000)).meta({ description: "What a model reads; replaces the document's." }),
  hints: optional(hints).meta({ description: "Only tightened, unless loosen is true." }),
  confirm: optional(z.boolean()).meta({ description: "Ask a person before each call." }),
  loosen: optional(z.boolean()).meta({
    description: "Lets hints and confirm say less than the method does.",
  }),
  pin: optional(z.boolean()).meta({
    description: "List this tool also where the others are found by searching (--surface search).",
  }),
  readFirst: optional(z.string().min(1)).meta({
    description: "Name or operationId of the tool that reads what this one changes.",
  }),
  contentType: optional(
    z
      .string()
      .regex(/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(\s*;.*)?$/, "must be a media type such as application/json"),
  ).meta({ description: "Media type of the body, where the document offers several." }),
  arguments: optional(z.record(z.string().min(1), argument)).meta({
    description: "By the name that the argument has without this file; of a lifted one its new name.",
  }),
  answer: optional(answer).meta({ description: "Which fields of the answer reach the model." }),
});

const ownPaths = ["/healthz", "/readyz", "/sse", "/messages"];

const http = z.strictObject({
  url: optional(z.string().regex(/^https:\/\/[^\s?#]+$/, "must be an https URL without a query")).meta({
    description: "Where the server is hosted, with its path; shown in the set-up of clients.",
    examples: ["https://mcp.example.com/mcp"],
  }),
  path: optional(
    z
      .string()
      .regex(/^\/[A-Za-z0-9._~\-/]*$/, "must be a path such as /mcp")
      .refine((path) => !ownPaths.includes(path), `must be none of ${ownPaths.join(", ")}, which have a use`),
  ).meta({ description: "Path of Streamable HTTP; /mcp without it.", examples: ["/mcp"] }),
  keyParameter: optional(argumentName).meta({
    description: "Query parameter in which a caller may bring its key.",
    examples: ["api_key"],
  }),
  forwardHeaders: optional(
    z.array(
      z
        .string()
        .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, "must be the name of a header")
        .refine(isForwardable, "is a header that is never passed on"),
    ),
  ).meta({ description: "Headers of the client that reach the API.", examples: [["x-call-id"]] }),
  sse: optional(z.boolean()).meta({ description: "false leaves the legacy transport out." }),
  page: optional(z.boolean()).meta({ description: "false leaves the page at / out." }),
});

const credential = z.strictObject({
  env: optional(z.union([environmentName, z.array(environmentName).min(1).max(3)])).meta({
    description:
      "Environment names, in the order of the scheme: user name and password; id, secret and token.",
    examples: ["ACME_TOKEN", ["ACME_USER", "ACME_PASSWORD"]],
  }),
  prefix: optional(
    z.string().regex(/^[\x20-\x7e]{0,64}$/, "must be up to 64 printable characters of ASCII"),
  ).meta({
    description:
      "Of an apiKey: stands before the value as it is, with its space; of an HTTP scheme in place of its name.",
    examples: ["Token "],
  }),
});

const group = z.strictObject({
  title: optional(line(120)),
  description: optional(text(2_000)),
  operations: optional(selectors).meta({
    description: "Without it, only texts of a group that is there change.",
  }),
});

/** The whole file. */
export const curationSchema = z
  .strictObject({
    $schema: optional(z.string()).meta({ description: "Schema of this file, for editors." }),
    name: optional(
      z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,39}$/, "must be up to 40 small letters, digits and -, a letter first"),
    ).meta({ description: "Name of the server.", examples: ["acme"] }),
    package: optional(
      z
        .string()
        .max(214)
        .regex(/^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/, "must be a name that npm allows"),
    ).meta({ description: "Name of the npm package; <name>-mcp without it.", examples: ["@acme/mcp"] }),
    version: optional(
      z
        .string()
        .regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/, "must be a version such as 1.0.0"),
    ).meta({ description: "Version of the package.", examples: ["1.0.0"] }),
    title: optional(line(120)).meta({ description: "Human name of the API.", examples: ["Acme"] }),
    description: optional(line(500)).meta({ description: "What the package is, in a sentence." }),
    repository: optional(
      z
        .string()
        .max(255)
        .regex(
          /^https:\/\/[a-z0-9.-]+(\/[A-Za-z0-9._~-]+)+$/,
          "must be an https URL such as https://github.com/acme/acme-mcp",
        ),
    ).meta({
      description: "Where the source of the package is kept; npm demands it for provenance.",
      examples: ["https://github.com/acme/acme-mcp"],
    }),
    mcpName: optional(
      z
        .string()
        .max(200)
        .regex(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/, "must be a reversed domain, / and a name"),
    ).meta({
      description: "Name in the MCP registry; follows from the repository, else from the API's host.",
      examples: ["com.acme/acme-mcp"],
    }),
    mcpb: optional(z.boolean()).meta({
      description: "true adds manifest.json and npm run bundle, which packs an MCP bundle (.mcpb).",
    }),
    instructions: optional(text(20_000)).meta({ description: "Given to a model once, when it connects." }),
    prompts: optional(z.array(line(300)).max(20)).meta({
      description: "What a person could ask an assistant for; shown in the README of the package.",
      examples: [["List my agents and say what each one does."]],
    }),
    icons: optional(z.array(icon)).meta({ description: "Pictures of the server." }),
    environment: optional(
      z.strictObject({
        prefix: optional(environmentName).meta({
          description: "Stands before every environment name.",
          examples: ["ACME"],
        }),
        baseUrl: optional(environmentName).meta({
          description: "Environment name that replaces the first base URL.",
          examples: ["ACME_BASE_URL"],
        }),
      }),
    ),
    credentials: optional(z.record(z.string().min(1), credential)).meta({
      description: "By name of the security scheme.",
    }),
    http: optional(http).meta({ description: "The hosted server." }),
    select: optional(z.strictObject({ include: optional(selectors), exclude: optional(selectors) })).meta({
      description: "Operations that become tools; all without it.",
    }),
    default: optional(selectors).meta({
      description: "Operations whose tools are listed without asking for more; all without it.",
    }),
    groups: optional(
      z.record(
        z
          .string()
          .regex(/^[a-z][a-z0-9-]{0,39}$/, "must be up to 40 small letters, digits and -, a letter first"),
        group,
      ),
    ).meta({ description: "By name, in the order in which they claim operations." }),
    tools: optional(z.record(z.string().min(1), tool)).meta({
      description: 'By operationId, or by method and path: "POST /calls".',
    }),
  })
  .meta({ title: "Curation of an MCP server by mcpgen" });
