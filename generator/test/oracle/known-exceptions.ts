/** Calls of one tool that the third party does not accept, and why that is no fault of the request. */
export interface KnownException {
  document: string;
  tool: string;
  /** Whose limit or fault it is. */
  of: "document" | "oracle";
  why: string;
}

const overlap = "branches of a oneOf overlap, so that no value fits exactly one";
const joinedPath = "neither validator reads a list or map that is joined in a path; the decoder does";
const styledParts = "neither validator knows the style of a part; the decoder does";
const jsonParts = "neither validator parses the parts of a form that are JSON; the decoder does";
const delimitedObject = "neither validator reads an object in a delimited style; the decoder does";
const nestedHeader =
  "neither validator parses objects inside a list in a header, which the standard leaves undefined";
const contradiction = "the types of allOf exclude each other: there is no value";

const of =
  (whose: KnownException["of"]) =>
  (document: string, why: string, ...tools: string[]): KnownException[] =>
    tools.map((tool) => ({ document, tool, of: whose, why }));

/** Each is needed: a run says so when one is not. */
export const knownExceptions: readonly KnownException[] = [
  ...of("document")("vapi/api/openapi.json", overlap, "update_phone_number", "update_tool", "update_insight"),
  ...of("document")("vapi/api/openapi.json", overlap, "create_insight", "preview_insight"),
  ...of("document")("elevenlabs-3.1.json", overlap, "whatsapp_outbound_message"),
  ...of("document")("micro/3.0-discriminators.json", overlap, "update_embedded_discriminator"),
  ...of("document")("micro/3.0-polymorphism.json", overlap, "create_one_of_complex"),
  ...of("document")(
    "micro/3.1-schema-types.json",
    contradiction,
    "quirks_entirely_incompatible_all_of",
    "quirks_partially_usable_incompatible_all_of",
  ),
  ...of("oracle")("elevenlabs-3.1.json", jsonParts, "speech_to_text"),
  ...of("oracle")("openai-3.1.yaml", jsonParts, "create_file", "create_realtime_call"),
  ...of("oracle")("retell.yaml", jsonParts, "add_knowledge_base_sources", "create_knowledge_base"),
  ...of("oracle")("micro/3.0-circular-paths.json", nestedHeader, "update_anything"),
  ...of("oracle")(
    "micro/3.0-parameters-style.json",
    delimitedObject,
    "query_space_delimited_non_exploded",
    "query_pipe_delimited_non_exploded",
  ),
  ...of("oracle")(
    "micro/3.0-parameters-style.json",
    joinedPath,
    "paths_standard",
    "paths_matrix_non_exploded",
    "paths_label_non_exploded",
    "paths_simple_non_exploded",
    "paths_simple_exploded",
  ),
  ...of("oracle")(
    "micro/3.0-parameters-style.json",
    styledParts,
    "form_data_form_non_exploded",
    "form_data_space_delimited_non_exploded",
    "form_data_pipe_delimited_non_exploded",
  ),
];
