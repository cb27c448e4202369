/** A reporter for `node --test`: one JSON text a line for each test, at any depth, with what it said when it failed. */
export default async function* suiteReporter(events) {
  for await (const { type, data } of events) {
    if ((type !== "test:pass" && type !== "test:fail") || data.details?.type === "suite") continue;
    const { name, skip, details } = data;
    const error = details?.error?.cause ?? details?.error;
    const message = error === undefined ? undefined : String(error.message ?? error).slice(0, 4_000);
    yield `${JSON.stringify({ name, passed: type === "test:pass", skip, message })}\n`;
  }
}
