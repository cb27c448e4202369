import { type BuildRequest, type FindGiven, plan } from "../build.ts";
import { givenNames, namesToCarry } from "../diff/given-names.ts";
import type { Surface } from "../diff/model.ts";
import { takeSurface } from "../diff/take-surface.ts";
import { readRevision } from "../load/read-revision.ts";
import { readSurface } from "../write/read-surface.ts";

/** What one side of a comparison is: a package or lock file, or a document that is still to be planned. */
export type Side = { built: Surface } | { document: string };

/** Sides as they are written, and what is left of them to tidy up. */
export interface Sides {
  old: Side;
  now: Side;
  remove(): Promise<void>;
}

/** Finds out what each side is: a path, a URL, `-`, or `REV:path`. What is there by that name is no revision. */
export async function readSides(old: string, now: string): Promise<Sides> {
  const removals: (() => Promise<void>)[] = [];
  const remove = async (): Promise<void> => void (await Promise.all(removals.map((each) => each())));
  const read = async (written: string): Promise<Side> => {
    const built = await readSurface(written);
    if (built !== undefined) return { built };
    const isPlain =
      written === "-" || /^(https?|file):\/\//i.test(written) || /^[A-Za-z]:[\\/]/.test(written);
    const revision = isPlain ? undefined : await readRevision(written);
    if (revision === undefined) return { document: written };
    removals.push(revision.remove);
    const inRevision = await readSurface(revision.path);
    return inRevision === undefined ? { document: revision.path } : { built: inRevision };
  };
  try {
    return { old: await read(old), now: await read(now), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * The surfaces of both sides. A document beside a package is planned with the names that the package keeps; the later one
 * of two documents with the names of the earlier one, where its operations are the same.
 */
export async function surfacesOf({ old, now }: Sides, request: BuildRequest): Promise<[Surface, Surface]> {
  const planned = async (document: string, findGiven?: FindGiven): Promise<Surface> =>
    takeSurface((await plan({ ...request, specs: [document] }, findGiven)).server);
  const keeping =
    (surface: Surface): FindGiven =>
    async ({ chosenName }) => ({ ...givenNames(surface, chosenName), name: surface.server.name });
  const carrying =
    (surface: Surface): FindGiven =>
    async ({ api, chosenName }) => {
      const ids = api.operations.map((each) => [`${each.method} ${each.path}`, each.operationId] as const);
      return namesToCarry(surface, new Map(ids), chosenName);
    };
  if ("built" in old) {
    const surface = old.built;
    return [surface, "built" in now ? now.built : await planned(now.document, keeping(surface))];
  }
  if ("built" in now) {
    const surface = now.built;
    return [await planned(old.document, carrying(surface)), surface];
  }
  const before = await planned(old.document);
  return [before, await planned(now.document, carrying(before))];
}
