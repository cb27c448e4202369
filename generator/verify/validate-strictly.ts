import type { OpenAPI } from "openapi-types";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceDocument } from "../load/model.ts";
import { describeViolations, type Violation } from "./describe-violations.ts";

interface ValidationError {
  message?: string;
  details?: Violation[];
}

/**
 * Validates a document as the specification has it, with swagger-parser, on a clone since it changes what it is
 * given. Building never asks: real documents fail here and still make good servers.
 */
export async function validateStrictly(document: SourceDocument): Promise<Diagnostic[]> {
  const version = (document.root as { openapi?: unknown }).openapi;
  if (typeof version === "string" && version.startsWith("3.2")) {
    return [
      diagnostic(
        "strict-validation-skipped",
        "OpenAPI 3.2 is newer than the validator; the document is read, and not validated.",
        `${document.name}#`,
      ),
    ];
  }
  const { default: parser } = await import("@apidevtools/swagger-parser");
  try {
    const clone = structuredClone(document.root) as OpenAPI.Document;
    await parser.validate(clone, { resolve: { external: false }, dereference: { circular: "ignore" } });
    return [];
  } catch (error) {
    return describe(error as ValidationError, document);
  }
}

function describe(error: ValidationError, document: SourceDocument): Diagnostic[] {
  const details = error.details ?? [];
  if (details.length === 0) {
    const [first = ""] = (error.message ?? String(error)).split("\n");
    return [diagnostic("not-valid", first, `${document.name}#`)];
  }
  return describeViolations(details).map(({ pointer, text }) =>
    diagnostic("not-valid", text, `${document.name}#${pointer}`),
  );
}
