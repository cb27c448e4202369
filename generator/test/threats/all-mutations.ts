import type { Mutation } from "./mutation.ts";
import { ofLoading } from "./mutations/of-loading.ts";
import { ofPlanning } from "./mutations/of-planning.ts";
import { ofPrinting } from "./mutations/of-printing.ts";
import { ofReading } from "./mutations/of-reading.ts";
import { ofRequests } from "./mutations/of-requests.ts";
import { ofServing } from "./mutations/of-serving.ts";
import { ofUpstream } from "./mutations/of-upstream.ts";

/** Every mutation, in the order in which an attack meets what it takes out. */
export const all: readonly Mutation[] = [
  ...ofLoading,
  ...ofReading,
  ...ofPlanning,
  ...ofPrinting,
  ...ofRequests,
  ...ofUpstream,
  ...ofServing,
];
