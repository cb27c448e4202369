import { type Place, shown, text, word } from "./reading.ts";

/** What keeps a security scheme from being used, as a sentence and what to do. */
export interface SchemeFault {
  message: string;
  help: string;
}

const types = "apiKey, http, oauth2, openIdConnect or mutualTLS";

/**
 * Says which key of a security scheme is wrong (OpenAPI 3.1.1, 4.8.27.1) of one that cannot be used: its `type`, or of that
 * type `in`, `name` or `scheme`.
 */
export function schemeFault(schemeName: string, { value }: Place): SchemeFault {
  const scheme = `security scheme ${shown(schemeName)}`;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { message: `The ${scheme} is no object.`, help: `Give it a \`type\`: ${types}.` };
  const keys = value as Record<string, unknown>;
  const faultOf = (key: string, wanted: string): SchemeFault => ({
    message:
      keys[key] === undefined
        ? `The ${scheme} has no \`${key}\`.`
        : `The ${scheme} has ${shown(keys[key])} as its \`${key}\`, which OpenAPI does not know.`,
    help: `Let \`${key}\` be ${wanted}.`,
  });
  const type = word(keys.type);
  if (type === "http") return faultOf("scheme", "one word, such as bearer or basic");
  if (type !== "apikey") return faultOf("type", types);
  const place = word(keys.in);
  if (!["header", "query", "cookie"].includes(place)) return faultOf("in", "header, query or cookie");
  if (text(keys.name) === undefined)
    return { ...faultOf("name", `the name of the ${place}`), message: `The ${scheme} has no \`name\`.` };
  return {
    message: `The ${scheme} has the \`name\` ${shown(keys.name)}, which no ${place} can have.`,
    help: `Let \`name\` be letters, digits and hyphens.`,
  };
}
