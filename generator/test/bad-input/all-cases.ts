import type { BadCase } from "./bad-case.ts";
import { foreignCases, markdownCases } from "./foreign-cases.ts";
import { largeCases } from "./large-cases.ts";
import { referenceCases } from "./reference-cases.ts";
import { shapeCases } from "./shape-cases.ts";
import { encodingCases, jsonCases } from "./text-cases.ts";
import { yamlCases } from "./yaml-cases.ts";

/** Every table of documents, by the heading under which its cases are told. */
export const tables: Readonly<Record<string, readonly BadCase[]>> = {
  bytes: encodingCases,
  JSON: jsonCases,
  YAML: yamlCases,
  "another format": foreignCases,
  Markdown: markdownCases,
  types: shapeCases,
  references: referenceCases,
  size: largeCases,
};
