import fc from "fast-check";
import { buildInMemory } from "./build-in-memory.ts";
import { checkRequest } from "./check-request.ts";
import { anyArgument } from "./hostile-arguments.ts";
import { hostileDocument } from "./hostile-documents.ts";

export async function run([count = "200", seed = "1", show = ""]: readonly string[]): Promise<number> {
  const t1 = performance.now();
  const docs = fc.sample(
    fc.tuple(
      hostileDocument,
      fc.array(fc.tuple(fc.array(anyArgument, { minLength: 3, maxLength: 5 }), fc.nat(30)), {
        minLength: 40,
        maxLength: 40,
      }),
    ),
    { numRuns: Number(count), seed: Number(seed) },
  );
  const t2 = performance.now();
  const found = new Map<string, { n: number; doc: string; stack: string }>();
  let made = 0;
  let refused = 0;
  for (const [document, sets] of docs) {
    const b = await buildInMemory(JSON.stringify(document)).catch(() => undefined);
    if (b === undefined) continue;
    const tools = b.server.groups.flatMap((g) => g.tools);
    for (const [index, [values, changed]] of sets.entries()) {
      const tool = tools[index % tools.length]!.definition;
      try {
        if (await checkRequest(tool, values, changed)) made++;
        else refused++;
      } catch (error) {
        const e = error as Error;
        const where = [...(e.stack ?? "").matchAll(/at (?!demand)(\w+)/g)]
          .slice(0, 2)
          .map((m) => m[1])
          .join("<");
        const key = where + " " + e.message.replace(/[^ -~]|["'`].*/g, "").slice(0, 46);
        const doc = JSON.stringify([tool.request, values, changed]);
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
    }
  }
  console.log("generate", t2 - t1, "check", performance.now() - t2, "made", made, "refused", refused);
  for (const [key, { n, doc, stack }] of [...found].sort((a, b) => b[1].n - a[1].n)) {
    console.log(n, key);
    if (show === "" || key.includes(show)) console.log("    ", stack.slice(0, 500), "\n", doc.slice(0, 1500));
  }
  return 0;
}
