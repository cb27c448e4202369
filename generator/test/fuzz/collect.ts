import fc from "fast-check";
import { plan } from "../../build.ts";
import { InputError } from "../../diagnostics/diagnostic.ts";
import { checkDocument } from "./check-document.ts";
import { hostileDocument } from "./hostile-documents.ts";

export async function run([count = "200", seed = "1", show = ""]: readonly string[]): Promise<number> {
  const t0 = performance.now();
  const docs = fc.sample(hostileDocument, { numRuns: Number(count), seed: Number(seed) });
  const t1 = performance.now();
  const found = new Map<string, { n: number; doc: string; stack: string }>();
  let built = 0;
  let slow = 0;
  let slowDoc = "";
  let tools = 0,
    bytes = 0;
  const refused = new Map<string, number>();
  for (const document of docs) {
    const s = performance.now();
    try {
      const b = await checkDocument(document);
      if (b !== undefined) {
        built++;
        tools += b.server.groups.flatMap((g) => g.tools).length;
        bytes += JSON.stringify(document).length;
      } else {
        await plan({
          specs: ["-"],
          config: false,
          load: { stdin: async () => Buffer.from(JSON.stringify(document)) },
        }).catch((e) => {
          if (e instanceof InputError) {
            const k = e.message.slice(0, 60);
            refused.set(k, (refused.get(k) ?? 0) + 1);
          }
        });
      }
    } catch (error) {
      const e = error as Error;
      const at = /at (?!demand)(\w+)/g;
      const where = [...(e.stack ?? "").matchAll(at)]
        .slice(0, 2)
        .map((m) => m[1])
        .join("<");
      const key = where + " " + e.message.replace(/[^ -~]|["'`].*/g, "").slice(0, 46);
      const doc = JSON.stringify(document);
      const known = found.get(key);
      if (known === undefined) found.set(key, { n: 1, doc, stack: e.stack ?? "" });
      else {
        known.n++;
        if (doc.length < known.doc.length) {
          known.doc = doc;
          known.stack = e.stack ?? "";
        }
      }
    }
    const d = performance.now() - s;
    if (d > slow) {
      slow = d;
      slowDoc = JSON.stringify(document);
    }
  }
  console.log(
    "generate",
    t1 - t0,
    "check",
    performance.now() - t1,
    "built",
    built,
    "tools",
    tools,
    "bytes",
    bytes / built,
    "slowest",
    slow,
    slowDoc.length,
  );
  console.log([...refused].sort((a, b) => b[1] - a[1]).slice(0, 5));
  for (const [key, { n, doc, stack }] of [...found].sort((a, b) => b[1].n - a[1].n)) {
    console.log(n, key);
    if (show !== "" && key.includes(show))
      console.log("    ", stack.slice(0, 1800), "\n", doc.slice(0, 4000));
  }
  return 0;
}
