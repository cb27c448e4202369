import type { RequestHandler } from "express";
import { middleware } from "express-openapi-validator";
import type { ApiDocument } from "./api-document.ts";

/**
 * Handlers that hold every request, and every answer of the stand-in, against the vendor's document. A third party
 * does the checking (express-openapi-validator), so that mcpgen's own reading of the document is not its own judge.
 * What differs goes to the next error handler with status 400 (request), 404, 405 or 415 (no such operation), or 500
 * (the stand-in's answer).
 */
export function validateRequest(document: ApiDocument): RequestHandler[] {
  return middleware({
    // It writes into the document.
    apiSpec: structuredClone(document) as Parameters<typeof middleware>[0]["apiSpec"],
    // Whether a document is valid is not for a stand-in to say; vendors publish ones that are not.
    validateApiSpec: false,
    validateRequests: { allowUnknownQueryParameters: false },
    validateResponses: true,
    // Done before, and bodies are decoded before.
    validateSecurity: false,
    fileUploader: false,
  }) as unknown as RequestHandler[];
}
