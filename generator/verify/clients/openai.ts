import type { ClientProfile } from "./model.ts";

/** Counts what the guide "Structured model outputs" of OpenAI allows, which it names. */
const structuredOutputs =
  "https://docs.rs/crate/artifactize-core/latest/source/src/agent/verdict/structured/limits.rs";

/** OpenAI's API: functions without `strict`. */
export const openai: ClientProfile = {
  name: "openai",
  title: "OpenAI function calling",
  tools: {
    value: 128,
    effect: "refused",
    source: "https://github.com/zed-industries/zed/issues/32946",
    date: "2025-06-18",
  },
  toolName: {
    value: 64,
    prefix: "",
    effect: "refused",
    source: "https://github.com/openai/codex/issues/1289",
    date: "2025-06-09",
  },
  toolNamePattern: {
    value: /^[a-zA-Z0-9_-]+$/,
    effect: "refused",
    source: "https://github.com/brekkylab/ailoy/pull/109",
    date: "2025-06-09",
  },
  description: {
    value: 1024,
    effect: "refused",
    source: "https://github.com/getsentry/sentry-mcp/issues/106",
    date: "2025-04-25",
  },
  schema: {
    itemsNeeded: {
      value: true,
      effect: "refused",
      source: "https://github.com/microsoft/vscode/issues/246119",
      date: "2025-04-08",
    },
  },
};

/** The same with `strict: true`. Nobody need use it: what a strict function cannot say goes without. */
export const openaiStrict: ClientProfile = {
  ...openai,
  name: "openai-strict",
  title: "OpenAI strict mode",
  schema: {
    ...openai.schema,
    nowhere: {
      value: [
        ...[
          "allOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else",
          "dependentRequired",
          "dependentSchemas",
          "patternProperties",
        ],
        ...[
          "propertyNames",
          "uniqueItems",
          "prefixItems",
          "minProperties",
          "maxProperties",
          "unevaluatedProperties",
        ],
      ],
      effect: "refused",
      source: "https://github.com/openai/openai-node/pull/1997",
      date: "2026-07-21",
    },
    closedAndRequired: {
      value: true,
      effect: "refused",
      source: "https://github.com/samchon/typia/issues/2145",
      date: "2026-07-17",
    },
    depth: { value: 10, effect: "refused", source: structuredOutputs, date: "2026-11-21" },
    properties: { value: 5_000, effect: "refused", source: structuredOutputs, date: "2026-11-21" },
    enumValues: { value: 1_000, effect: "refused", source: structuredOutputs, date: "2026-11-21" },
  },
};
