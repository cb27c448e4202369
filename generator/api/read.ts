import type { Report } from "../diagnostics/diagnostic.ts";
import { shorten } from "../diagnostics/shorten.ts";
import type { LoadedDocuments, SourceDocument } from "../load/model.ts";
import { loseDocumentFields } from "./lose-document-fields.ts";
import { reportLosses } from "./losses.ts";
import { byPathAndMethod, mergeModels } from "./merge-models.ts";
import type { ApiModel, Operation, SecurityScheme, SkippedOperation } from "./model.ts";
import { noOperations } from "./no-operations.ts";
import { loseBaseUrls, readBaseUrls, readLegacyBaseUrls } from "./read-base-urls.ts";
import { type DocumentContext, readOperation } from "./read-operation.ts";
import { readReferencedSchemas } from "./read-schema.ts";
import { readSecuritySchemes } from "./read-security.ts";
import {
  child,
  type Dialect,
  entries,
  follow,
  isObject,
  maxWireName,
  originOf,
  type Place,
  type Reading,
  report,
  shown,
  text,
} from "./reading.ts";
import { takeCredentialParameters } from "./take-credential-parameters.ts";
import { withWrittenOrigins } from "./written-origins.ts";

/**
 * Reads the documents into one ApiModel. Only what an operation really needs can make that operation, and only
 * that one, be skipped; everything else that cannot be read is a diagnostic.
 * @throws InputError when the documents hold no operation.
 */
export function readApi(documents: LoadedDocuments, report: Report): ApiModel {
  const { written } = documents;
  const tell: Report =
    written === undefined
      ? report
      : ({ origin, ...rest }) => report(origin === undefined ? rest : { ...rest, origin: written(origin) });
  const models = documents.entries.map((entry) => readDocument(documents, entry, tell));
  const merged = models.length === 1 ? (models[0] as ApiModel) : mergeModels(models, tell);
  const model = written === undefined ? merged : withWrittenOrigins(merged, written);
  if (model.operations.length === 0) throw noOperations(documents, model);
  return model;
}

function readDocument(documents: LoadedDocuments, entry: SourceDocument, report: Report): ApiModel {
  const root: Place = { value: entry.root, document: entry.name, pointer: "" };
  const specification = specificationOf(entry.root);
  const reading: Reading = {
    documents,
    dialect: dialectOf(specification),
    report,
    schemas: new Map(),
    pending: [],
    known: new Map(),
    losses: [],
    operation: "",
  };
  const info = child(root, "info").value;
  const field = (key: string): string | undefined => (isObject(info) ? text(info[key]) : undefined);
  const license = child(root, "info", "license").value;
  const licenseName = isObject(license) ? text(license.name) : undefined;
  const licenseUrl = isObject(license) ? text(license.url) : undefined;
  const docs = child(root, "externalDocs", "url").value;
  const [title, version, summary, description] = [
    field("title"),
    field("version"),
    field("summary"),
    field("description"),
  ];
  const baseUrls = reading.dialect === "2.0" ? readLegacyBaseUrls(root) : readBaseUrls(reading, root);
  const context: DocumentContext = { root, schemes: readSecuritySchemes(reading, root), baseUrls };
  const inferred = new Map<string, SecurityScheme>();
  const { operations, skipped } = readPaths(reading, context, inferred);
  readReferencedSchemas(reading);
  loseBaseUrls(reading, baseUrls, "the document");
  loseDocumentFields(reading, root);
  reportLosses(reading);
  return {
    specification,
    ...(title === undefined ? {} : { title }),
    ...(version === undefined ? {} : { version }),
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    ...(licenseName === undefined
      ? {}
      : { license: { name: licenseName, ...(licenseUrl === undefined ? {} : { url: licenseUrl }) } }),
    ...(typeof docs === "string" ? { externalDocs: docs } : {}),
    baseUrls,
    tags: readTags(root),
    securitySchemes: new Map([...context.schemes, ...inferred]),
    schemas: reading.schemas,
    operations,
    skipped,
    origin: originOf(root),
  };
}

function specificationOf(root: unknown): string {
  const version = isObject(root) ? (root.openapi ?? root.swagger) : undefined;
  return typeof version === "number" ? version.toFixed(1) : String(version);
}

function dialectOf(specification: string): Dialect {
  if (specification.startsWith("2")) return "2.0";
  if (specification.startsWith("3.1")) return "3.1";
  return specification.startsWith("3.0") ? "3.0" : "3.2";
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function readPaths(
  reading: Reading,
  context: DocumentContext,
  inferred: Map<string, SecurityScheme>,
): { operations: Operation[]; skipped: SkippedOperation[] } {
  const operations: Operation[] = [];
  const skipped: SkippedOperation[] = [];
  for (const [path, written] of pathItems(context.root)) {
    if (path.length > maxWireName) {
      const reason = `it has more than ${maxWireName} characters, which no server takes`;
      const paths = child(context.root, "paths");
      const start = shorten(path, 61);
      skipped.push({ method: "*", path: start, reason, origin: originOf(paths) });
      report(reading, "operation-skipped", `The path ${shown(start)} is skipped: ${reason}.`, paths);
      continue;
    }
    const pathItem = followPathItem(reading, written);
    if (pathItem === undefined) {
      skipped.push({
        method: "*",
        path,
        reason: "the path is a reference to which nothing belongs",
        origin: originOf(written),
      });
      continue;
    }
    for (const [method, operation] of operationsOf(reading, pathItem)) {
      const read = readOperation(reading, context, { method, path, pathItem, operation });
      if ("reason" in read) {
        skipped.push(read);
        report(reading, "operation-skipped", `${method} ${path} is skipped: ${read.reason}.`, operation);
      } else operations.push(takeCredentialParameters(reading, read, context.schemes, inferred));
    }
  }
  operations.sort(byPathAndMethod);
  return { operations, skipped };
}

function pathItems(root: Place): [string, Place][] {
  return [...entries(child(root, "paths")), ...entries(child(root, "x-ms-paths"))].filter(
    ([path]) => !path.startsWith("x-"),
  );
}

/** A Path Item Object may stand beside its own `$ref`; what is written here wins over what is referenced. */
function followPathItem(reading: Reading, written: Place): Place | undefined {
  if (!isObject(written.value) || typeof written.value.$ref !== "string") return written;
  const target = follow(reading, written);
  if (target === undefined || !isObject(target.value)) return undefined;
  const { $ref, ...own } = written.value;
  return Object.keys(own).length === 0 ? target : { ...target, value: { ...target.value, ...own } };
}

/** Methods of the path item, `query` and `additionalOperations` of OpenAPI 3.2 among them. */
function operationsOf(reading: Reading, pathItem: Place): [method: string, operation: Place][] {
  const { value } = pathItem;
  if (!isObject(value)) return [];
  const found: [string, Place][] = [];
  for (const key of Object.keys(value).sort()) {
    const method = key.toLowerCase();
    const known = methods.includes(method) || (method === "query" && reading.dialect === "3.2");
    if (known && value[key] !== null) found.push([method.toUpperCase(), child(pathItem, key)]);
  }
  for (const [method, operation] of entries(child(pathItem, "additionalOperations"))) {
    if (/^[A-Za-z][A-Za-z0-9-]{0,30}$/.test(method) && !/^(connect|trace)$/i.test(method))
      found.push([method, operation]);
    else report(reading, "operation-skipped", `${shown(method)} is no method that can be sent.`, operation);
  }
  return found;
}

function readTags(root: Place): { name: string; description?: string }[] {
  const listed = child(root, "tags").value;
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((tag: unknown) => {
    const name = isObject(tag) ? text(tag.name) : undefined;
    const description = isObject(tag) ? text(tag.description) : undefined;
    return name === undefined ? [] : [{ name, ...(description === undefined ? {} : { description }) }];
  });
}
