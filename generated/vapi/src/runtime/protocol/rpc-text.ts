import type { RequestId } from "./json-rpc.ts";

/** Under this key a result object carries its own JSON text, which our transports write as it stands. */
export const jsonText = Symbol("JSON text of the result");

/** Text of a successful answer around the JSON text of its result. */
export function resultText(id: RequestId, result: string): string {
  return `${resultHead(id)}${result}}`;
}

/** The beginning of an answer, for whoever writes the result and the closing brace apart. */
export function resultHead(id: RequestId): string {
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":`;
}

/** Text of an error answer; the id is null when the request could not be told. */
export function errorText(id: RequestId | null, code: number, message: string): string {
  return JSON.stringify({ jsonrpc: "2.0", id, error: { code, message } });
}

/** Text of a notification. */
export function notificationText(notification: { method: string; params: object }): string {
  return JSON.stringify({ jsonrpc: "2.0", ...notification });
}

/** JSON text of any message, made anew only where the result does not carry it. */
export function messageText(message: object): string {
  if ("result" in message && "id" in message) {
    const { id, result } = message;
    const isId = typeof id === "string" || typeof id === "number";
    if (isId && typeof result === "object" && result !== null && jsonText in result) {
      return resultText(id, String(result[jsonText]));
    }
  }
  return JSON.stringify(message);
}
