/** Error codes of JSON-RPC 2.0, section 5.1, and one of its server range for refusals by the transport. */
export const rpcCodes = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  refused: -32000,
} as const;

/** A request that is answered with a JSON-RPC error; the message goes to the client as it stands. */
export class RpcError extends Error {
  override name = "RpcError";
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}
