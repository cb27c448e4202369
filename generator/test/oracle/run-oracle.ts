import { existsSync, readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { closeConnections } from "./call-tool.ts";
import { examineDocument, type Figures } from "./examine-document.ts";

const specs = resolve("../shared/specs");
const asked = process.argv.slice(2);

if (!existsSync(specs)) {
  process.stderr.write(`There are no documents in ${specs}: nothing was checked.\n`);
} else {
  for (const name of asked.length > 0 ? asked : documents()) {
    const started = performance.now();
    try {
      const figures = await examineDocument(resolve(specs, name), name);
      print(figures, performance.now() - started);
    } catch (error) {
      process.stdout.write(`${name}: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    }
  }
  closeConnections();
}

function documents(): string[] {
  const files = (folder: string): string[] =>
    readdirSync(resolve(specs, folder))
      .filter((name) => /\.(json|ya?ml)$/.test(name))
      .map((name) => (folder === "." ? name : `${folder}/${name}`));
  return [...files("."), "vapi/api/openapi.json", ...files("micro")];
}

function print({ document, findings, ...figures }: Figures, ms: number): void {
  process.stdout.write(
    `${document}: ${figures.operations} operations, ${figures.calls} calls, ${figures.accepted} accepted, ${figures.resampled} resampled, ${figures.decoded} decoded, ` +
      `${figures.parameters} parameters, ${figures.bodyMembers} body members, ${Math.round(ms)} ms\n`,
  );
  for (const [damage, { done, judged, caught }] of figures.spoilt)
    process.stdout.write(`  spoilt ${damage}: ${judged} judged, ${caught} caught of ${done}\n`);
  if (process.env.ORACLE_VERBOSE !== undefined)
    for (const { tool, kind, message } of findings)
      process.stdout.write(`  ${kind} ${basename(tool)}: ${message.slice(0, 500)}\n`);
}
