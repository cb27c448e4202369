import { allowsBatch, checkContentType, checkProtocolVersion, chooseFormat } from "./negotiate.ts";

test.each([
  [undefined, "json"],
  ["application/json", "json"],
  ["application/json, text/event-stream", "json"],
  ["text/event-stream, application/json;q=0.9", "json"],
  ["*/*", "json"],
  ["Application/JSON", "json"],
  ["text/event-stream", "sse"],
  ["text/event-stream; q=1", "sse"],
  ["text/html", 406],
  ["application/jsonp", 406],
  ["", 406],
])("Accept %j is answered with %s", (given, want) => {
  if (typeof want === "string") expect(chooseFormat(given)).toBe(want);
  else expect(() => chooseFormat(given)).toThrow(expect.objectContaining({ status: want }));
});

test.each<[headers: Record<string, string>, ok: boolean]>([
  [{ "content-type": "application/json" }, true],
  [{ "content-type": "application/json; charset=utf-8" }, true],
  [{ "content-type": 'Application/JSON; charset="UTF-8"' }, true],
  [{ "content-type": "application/json", "content-encoding": "identity" }, true],
  [{ "content-type": "application/json; charset=utf-16" }, false],
  [{ "content-type": "text/plain" }, false],
  [{ "content-type": "application/json-patch+json" }, false],
  [{ "content-type": "text/plain; x=application/json" }, false],
  [{ "content-type": "application/json", "content-encoding": "gzip" }, false],
  [{}, false],
])("%j is taken: %s", (headers, ok) => {
  if (ok) expect(() => checkContentType(headers)).not.toThrow();
  else expect(() => checkContentType(headers)).toThrow(expect.objectContaining({ status: 415 }));
});

test.each([
  [undefined, true, true],
  ["2025-03-26", true, true],
  ["2024-11-05", true, true],
  ["2025-06-18", true, false],
  ["2025-11-25", true, false],
  ["1999-01-01", false, true],
  ["latest", false, false],
  ["", false, true],
])("version %j: spoken %s, batches %s", (version, spoken, batches) => {
  if (spoken) expect(() => checkProtocolVersion(version)).not.toThrow();
  else expect(() => checkProtocolVersion(version)).toThrow(expect.objectContaining({ status: 400 }));
  expect(allowsBatch(version)).toBe(batches);
});
