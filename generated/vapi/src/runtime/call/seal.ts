import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
export const leastKeyChars = 16;

/** Makes values into texts that only a holder of the key can read or make, and back. */
export interface Sealer {
  /** @param bound what must be the same when it is opened; it is not part of the text */
  seal(value: unknown, bound: string): string;
  /** Undefined for a text that was not sealed with this key and for this `bound`. */
  open(text: string, bound: string): unknown;
}

/**
 * The key of `MCP_HANDLE_KEY`, or without it a random one, which no other process has.
 * @throws {Error} for one that could be guessed; the message is for the operator.
 */
export function readHandleKey(written: string | undefined): Buffer {
  if (written === undefined || written === "") return randomBytes(32);
  if (written.length < leastKeyChars)
    throw new Error(
      `MCP_HANDLE_KEY is too short: put at least ${leastKeyChars} random characters into it, the same for all replicas of this server.`,
    );
  return createHash("sha256").update("mcpgen handle\n").update(written).digest();
}

/** AES-256-GCM (NIST SP 800-38D) with a random nonce, in base64url: nonce, text, tag. */
export function createSealer(key: Buffer): Sealer {
  return {
    seal: (value, bound) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(bound));
      const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([nonce, text, cipher.getAuthTag()]).toString("base64url");
    },
    open: (text, bound) => {
      const bytes = Buffer.from(text, "base64url");
      // Letters that base64url ignores would make many texts of one handle.
      if (bytes.length <= nonceBytes + tagBytes || bytes.toString("base64url") !== text) return undefined;
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(bound));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      try {
        const opened = [decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()];
        return JSON.parse(Buffer.concat(opened).toString("utf8"));
      } catch {
        return undefined;
      }
    },
  };
}
