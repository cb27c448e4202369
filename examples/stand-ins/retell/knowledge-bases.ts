import type { ApiRequest, ApiRoutes } from "../serve-api.ts";
import {
  fields,
  find,
  type KnowledgeBase,
  present,
  type RetellState,
  type Stored,
  without,
} from "./state.ts";

/** Knowledge bases and the texts, files and pages in them. */
export function knowledgeBaseRoutes(state: RetellState): ApiRoutes {
  const one = (request: ApiRequest): KnowledgeBase =>
    find(state.knowledgeBases, request, "knowledge_base_id");
  return {
    "POST /create-knowledge-base": (request) => {
      const body = fields(request);
      const made = {
        ...without(body, "knowledge_base_texts", "knowledge_base_files", "knowledge_base_urls"),
        knowledge_base_id: state.id("knowledge_base"),
        knowledge_base_name: String(body.knowledge_base_name),
        status: "complete",
        knowledge_base_sources: sentSources(state, request),
      };
      state.knowledgeBases.set(made.knowledge_base_id, made);
      return { status: 201, body: made };
    },
    "POST /add-knowledge-base-sources/{knowledge_base_id}": (request) => {
      const base = one(request);
      base.knowledge_base_sources.push(...sentSources(state, request));
      return { status: 201, body: base };
    },
    "GET /get-knowledge-base/{knowledge_base_id}": (request) => ({ status: 200, body: one(request) }),
    "GET /list-knowledge-bases": () => ({ status: 200, body: [...state.knowledgeBases.values()] }),
    "DELETE /delete-knowledge-base-source/{knowledge_base_id}/source/{source_id}": (request) => {
      const base = one(request);
      const { source_id: id } = request.params;
      const source = base.knowledge_base_sources.find((each) => each.source_id === id);
      base.knowledge_base_sources.splice(
        base.knowledge_base_sources.indexOf(present(source, request, `source ${id}`)),
        1,
      );
      return { status: 200, body: base };
    },
    "DELETE /delete-knowledge-base/{knowledge_base_id}": (request) => {
      state.knowledgeBases.delete(one(request).knowledge_base_id);
      return { status: 204 };
    },
  };
}

function sentSources(state: RetellState, request: ApiRequest): Stored[] {
  const { knowledge_base_texts: texts = [], knowledge_base_urls: urls = [] } = fields(request) as {
    knowledge_base_texts?: { title: string }[];
    knowledge_base_urls?: string[];
  };
  const place = (id: string): string => `https://files.example.com/${id}`;
  return [
    ...texts.map(({ title }) => {
      const id = state.id("source");
      return { type: "text", source_id: id, title, content_url: place(id) };
    }),
    ...urls.map((url) => ({ type: "url", source_id: state.id("source"), url })),
    ...request.files.map(({ filename, contents }) => {
      const id = state.id("source");
      return { type: "document", source_id: id, filename, file_url: place(id), file_size: contents.length };
    }),
  ];
}
