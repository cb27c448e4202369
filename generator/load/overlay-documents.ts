import type { Report } from "../diagnostics/diagnostic.ts";
import { applyOverlay, type Overlay } from "./apply-overlay.ts";
import { copyWithOrigins, type Origins, writtenAt } from "./copy-with-origins.ts";
import type { SourceDocument } from "./model.ts";

/**
 * Applies the overlays in their order to every document that the user named. Returns the way back from a place in
 * a changed document to the file in which it was written. An action that changes no document is reported.
 */
export async function overlayDocuments(
  entries: SourceDocument[],
  overlays: readonly Overlay[],
  report: Report,
): Promise<(origin: string) => string> {
  const origins: Origins = new WeakMap();
  const idleIn = new Map<string, number>();
  for (const entry of entries) {
    entry.root = copyWithOrigins(entry.root, { document: entry.name, pointer: "" }, origins);
    for (const overlay of overlays) {
      const { root, idle } = await applyOverlay(entry.root, overlay, origins);
      entry.root = root;
      for (const diagnostic of idle) {
        const key = `${diagnostic.origin}`;
        const count = (idleIn.get(key) ?? 0) + 1;
        idleIn.set(key, count);
        if (count === entries.length) report(diagnostic);
      }
    }
  }
  const roots = new Map(entries.map((entry) => [entry.name, entry.root]));
  return (origin) => {
    const mark = origin.indexOf("#");
    const document = origin.slice(0, mark);
    if (mark === -1 || !roots.has(document)) return origin;
    const found = writtenAt(roots.get(document), { document, pointer: origin.slice(mark + 1) }, origins);
    return `${found.document}#${found.pointer}`;
  };
}
