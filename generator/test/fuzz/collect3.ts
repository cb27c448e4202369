import fc from "fast-check";
import { buildInMemory } from "./build-in-memory.ts";
import { checkTypes } from "./check-types.ts";
import { checkWritten } from "./check-written.ts";
import { startStandInApi } from "../stand-in-api.ts";
import { hostileDocument } from "./hostile-documents.ts";
/** dev: types of many in-memory packages; optionally package phase without stopping */
export async function run([count = "200", seed = "1", mode = "types"]: readonly string[]): Promise<number> {
  const docs = fc.sample(hostileDocument, { numRuns: Number(count), seed: Number(seed) });
  const mods: Map<string, string>[] = [];
  const found = new Map<string, { n: number; doc: string; text: string }>();
  const api = await startStandInApi();
  let calls = 0; let t = performance.now();
  const constant = new Map<string, string>();
  for (const d of docs) {
    const b = await buildInMemory(JSON.stringify(d));
    if (b === undefined) continue;
    if (mode === "types") mods.push(new Map([...b.files].filter(([p]) => /^src\/generated\/.*\.ts$/.test(p)).map(([p, f]) => [p, f.contents])));
    else try { const w = await checkWritten(d, constant, api); calls += w.calls; mods.push(w.modules); } catch (e) {
      const error = e as Error;
      const key = error.message.replace(/"(\\.|[^"\\])*"|[^ -~]/g, "").slice(0, 70);
      const known = found.get(key); const doc = JSON.stringify(d);
      if (known === undefined) found.set(key, { n: 1, doc, text: error.stack ?? "" }); else { known.n++; if (doc.length < known.doc.length) { known.doc = doc; known.text = error.stack ?? ""; } }
    }
  }
  console.log(mods.length, "calls", calls, "s", (performance.now() - t) / 1000);
  for (const [k, { n, doc, text }] of found) console.log(n, k, "\n   ", text.slice(0, 900), "\n   ", doc.slice(0, 300));
  const errors = await checkTypes(mods);
  console.log(errors.length, errors.slice(0, 5));
  for (const e of errors.slice(0, 4)) { const m = /^src\/(\d+)\/(.*):(\d+) /.exec(e); if (m) { const f = mods[Number(m[1])]?.get(`src/${m[2]}`)?.split("\n") ?? []; console.log(f.slice(Number(m[3]) - 3, Number(m[3]) + 6).map((l) => l.slice(0, 200)).join("\n")); } }
  await api.close();
  return 0;
}
