import type { ClientProfile } from "./model.ts";

const declaration = "https://cloud.google.com/vertex-ai/docs/reference/rest/v1beta1/FunctionDeclaration";

/** Gemini's API: function declarations with `parameters`. The server lists its tools for it in that subset. */
export const gemini: ClientProfile = {
  name: "gemini",
  title: "Gemini API",
  dialect: "gemini",
  toolName: { value: 64, prefix: "", effect: "refused", source: declaration, date: "2026-11-21" },
  toolNamePattern: {
    value: /^[a-zA-Z_][a-zA-Z0-9_.-]*$/,
    effect: "refused",
    source: declaration,
    date: "2026-11-21",
  },
  argumentPattern: {
    value: /^[a-zA-Z_][a-zA-Z0-9_]{0,63}$/,
    effect: "warned",
    source: declaration,
    date: "2026-11-21",
  },
  schema: {
    only: {
      value: [
        ...["type", "format", "title", "description", "nullable", "enum", "items", "minItems", "maxItems"],
        ...["properties", "required", "minProperties", "maxProperties", "minLength", "maxLength", "pattern"],
        ...["minimum", "maximum", "anyOf", "propertyOrdering", "default", "example"],
      ],
      effect: "refused",
      source:
        "https://docs.cloud.google.com/nodejs/docs/reference/generativelanguage/latest/generativelanguage/protos.google.ai.generativelanguage.v1beta.ischema",
      date: "2026-11-21",
    },
    itemsNeeded: {
      value: true,
      effect: "refused",
      source: "https://github.com/DEEIX-AI/DEEIX-Chat/issues/546",
      date: "2026-07-31",
    },
    unionsAlone: {
      value: true,
      effect: "refused",
      source: "https://github.com/anomalyco/opencode/pull/14659",
      date: "2026-02-22",
    },
  },
};
