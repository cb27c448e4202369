import type { HostedDefinition } from "../../templates/runtime/tool.ts";
import type { Curation } from "../curation/model.ts";

/** What the vendor chose for the hosted server; undefined where that is nothing but the defaults. */
export function planHosting({
  forwardHeaders = [],
  sse,
  page,
  ...addresses
}: NonNullable<Curation["http"]>): HostedDefinition | undefined {
  const hosting: HostedDefinition = {
    ...addresses,
    ...(forwardHeaders.length === 0 ? {} : { forwardHeaders }),
    ...(sse === false ? { sse } : {}),
    ...(page === false ? { page } : {}),
  };
  return Object.keys(hosting).length === 0 ? undefined : hosting;
}
