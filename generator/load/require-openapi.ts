import type { Code } from "../diagnostics/codes.ts";
import { nameForeignObject } from "./name-foreign-object.ts";

/** Why a value is no OpenAPI document that can be read. */
export interface DocumentProblem {
  code: Code;
  message: string;
  /** JSON Pointer of what is wrong. */
  pointer: string;
  help?: string;
}

type JsonObject = Record<string, unknown>;

const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Nothing for a document of Swagger 2.0 or OpenAPI 3.0 to 3.2, whatever is wrong inside it; what anything else is.
 * A version that was written as a number becomes a string in place.
 */
export function checkOpenApi(root: unknown, location: string): DocumentProblem | undefined {
  if (!isJsonObject(root)) {
    const kind = Array.isArray(root) ? "a list" : `a single value (${root === null ? "null" : typeof root})`;
    const message = `${location} holds ${kind}, but an OpenAPI document is an object.`;
    return { code: "not-openapi", message, pointer: "" };
  }
  const key = ["openapi", "swagger", "swaggerVersion"].find((name) => Object.hasOwn(root, name));
  if (key === undefined) return foreignProblem(root, location);
  const version = versionText(root[key]);
  if (version === undefined)
    return {
      code: "openapi-version",
      message: `The key ${key} of ${location} is not a version such as 3.1.0.`,
      pointer: `/${key}`,
    };
  if (key === "swaggerVersion" || (key === "swagger" && version.startsWith("1.")))
    return unsupported(`Swagger ${printable(version)}`, key, location);
  const supported = key === "openapi" ? /^3(?:\.[012](?:[.\-+]|$)|$)/ : /^2(?:\.0(?:[.\-+]|$)|$)/;
  if (!supported.test(version))
    return unsupported(`${key === "openapi" ? "OpenAPI" : "Swagger"} ${printable(version)}`, key, location);
  if (typeof root[key] === "number") root[key] = version;
  const paths = root.paths;
  if (paths !== undefined && paths !== null && !isJsonObject(paths))
    return {
      code: "paths-not-object",
      message: `The paths of ${location} are ${Array.isArray(paths) ? "a list" : `a ${typeof paths}`}, not an object.`,
      pointer: "/paths",
    };
  return undefined;
}

/** Whether a value says that it is an OpenAPI document, of any version, with something in it. */
export function claimsToBeOpenApi(root: unknown): boolean {
  return (
    isJsonObject(root) &&
    (Object.hasOwn(root, "openapi") || Object.hasOwn(root, "swagger")) &&
    ["paths", "webhooks", "components"].some((key) => Object.hasOwn(root, key))
  );
}

/** `3` stands for an unquoted `3.0`. */
function versionText(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isInteger(value) ? `${value}.0` : String(value);
  return typeof value === "string" ? value.trim() : undefined;
}

function printable(version: string): string {
  return version.replace(/[^\w.+-]/g, "").slice(0, 20);
}

function unsupported(name: string, key: string, location: string): DocumentProblem {
  const message = `${location} is a document of ${name}; Swagger 2.0 and OpenAPI 3.0 to 3.2 can be read.`;
  return { code: "openapi-version", message, pointer: `/${key}` };
}

function foreignProblem(root: JsonObject, location: string): DocumentProblem {
  const foreign = nameForeignObject(root);
  if (foreign !== undefined)
    return {
      code: "not-openapi",
      message: `${location} is ${foreign.name}, not an OpenAPI document.`,
      pointer: foreign.pointer,
      help: foreign.help,
    };
  const message = `${location} is not an OpenAPI document: it has neither the key openapi nor the key swagger.`;
  const help = Object.hasOwn(root, "paths")
    ? 'Add the version as the first key, for example openapi: "3.1.0".'
    : "Give the OpenAPI document of the API, which begins with openapi: 3.x or swagger: 2.0.";
  return { code: "not-openapi", message, pointer: "", help };
}
