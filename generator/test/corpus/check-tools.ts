import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { checkArguments } from "../../../templates/runtime/call/check-arguments.ts";
import type { InputSchema } from "../../../templates/runtime/tool.ts";
import { sampleArguments } from "../../emit/sample-arguments.ts";
import type { ServerModel, Tool } from "../../plan/model.ts";
import type { Fault } from "./result.ts";

type OnFault = (fault: Fault) => void;

/** An Ajv keeps what it compiled: it is replaced after so many tools. */
const toolsForOneAjv = 100;

/** Checks names and input schemas of all tools, and that both validators take the sample arguments. */
export function checkTools(server: ServerModel, onFault: OnFault): void {
  const tools = server.groups.flatMap((group) => group.tools);
  checkNames(tools, onFault);
  let ajv = createAjv();
  for (const [index, tool] of tools.entries()) {
    if (index % toolsForOneAjv === 0) ajv = createAjv();
    checkRoot(tool, onFault);
    checkSchema(ajv, tool, onFault);
  }
}

/**
 * Strict about keywords and formats that it does not know and keywords without effect; types and tuples that a
 * document leaves open are the document's business.
 */
function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strictSchema: true,
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    allErrors: false,
    validateFormats: true,
    logger: false,
  });
  (addFormats as unknown as (target: Ajv2020) => void)(ajv);
  return ajv;
}

function checkNames(tools: readonly Tool[], onFault: OnFault): void {
  const seen = new Set<string>();
  for (const { name } of tools) {
    if (!/^[a-z][a-z0-9_]*$/.test(name) || name.length > 52)
      onFault({ kind: "name", where: name, message: `${name.length} characters` });
    if (seen.has(name))
      onFault({ kind: "name-repeated", where: name, message: "another tool has that name" });
    seen.add(name);
  }
}

/** What Anthropic, OpenAI and the SDK's clients demand of an input schema's root (ARCHITECTURE.md, "Input schema"). */
function checkRoot({ name, definition }: Tool, onFault: OnFault): void {
  const schema = definition.inputSchema;
  const broken = (message: string): void => onFault({ kind: "root-rule", where: name, message });
  if (schema.type !== "object") broken("the root is no object");
  if (schema.additionalProperties !== false) broken("the root is open");
  for (const keyword of ["oneOf", "anyOf", "allOf", "not", "enum", "$ref"])
    if (Object.hasOwn(schema, keyword)) broken(`the root has ${keyword}`);
  for (const [key, property] of Object.entries(schema.properties)) {
    if (!/^[A-Za-z0-9_.-]{1,64}$/.test(key)) broken(`the property ${JSON.stringify(key)}`);
    if (typeof property !== "object" || property === null || Array.isArray(property))
      broken(`the property ${key} is no object`);
  }
  for (const key of (schema.required ?? []) as string[])
    if (!Object.hasOwn(schema.properties, key)) broken(`the required property ${key} is not declared`);
  if (hasBooleanProperty(schema)) broken("a property has a boolean schema");
}

/** Keywords that hold a schema, and those that hold a map or a list of them. */
const nested = new Set(["items", "additionalProperties", "allOf", "anyOf", "prefixItems", "not"]);
const maps = new Set(["properties", "patternProperties", "$defs"]);

function hasBooleanProperty(root: unknown): boolean {
  const queue: unknown[] = [root];
  for (let index = 0; index < queue.length; index++) {
    const schema = queue[index];
    if (typeof schema !== "object" || schema === null) continue;
    if (Array.isArray(schema)) queue.push(...schema);
    for (const [keyword, inner] of Object.entries(schema)) {
      if (nested.has(keyword)) queue.push(inner);
      else if (maps.has(keyword)) queue.push(...Object.values(inner));
      if (keyword === "properties" && Object.values(inner).some((each) => typeof each === "boolean"))
        return true;
    }
  }
  return false;
}

function checkSchema(ajv: Ajv2020, { name, definition }: Tool, onFault: OnFault): void {
  const schema = definition.inputSchema;
  let validate: ReturnType<Ajv2020["compile"]> | undefined;
  try {
    // As clients read it: Ajv finds objects without a prototype unequal to others.
    validate = ajv.compile(JSON.parse(JSON.stringify(schema)));
  } catch (error) {
    onFault({ kind: "schema-refused", where: name, message: (error as Error).message });
  }
  const args = sampleArguments(schema);
  // What has no sample is counted where requests are recorded.
  if (((schema.required ?? []) as string[]).some((key) => !Object.hasOwn(args, key))) return;
  checkSample(schema, args, name, onFault);
  if (validate !== undefined && !validate(JSON.parse(JSON.stringify(args)))) {
    const [error] = validate.errors ?? [];
    if (error?.keyword !== "format") {
      const message = `${error?.instancePath} ${error?.message} (${error?.schemaPath})`;
      onFault({ kind: "sample-refused-by-ajv", where: name, message });
    }
  }
}

function checkSample(
  schema: InputSchema,
  args: Record<string, unknown>,
  name: string,
  onFault: OnFault,
): void {
  try {
    checkArguments(args, schema);
  } catch (error) {
    onFault({ kind: "sample-refused", where: name, message: (error as Error).message });
  }
}
