import { createHash, timingSafeEqual } from "node:crypto";
import { HttpError } from "./http-error.ts";

const digest = (text: string) => createHash("sha256").update(text).digest();

/**
 * Checks `Authorization: Bearer <token>` (RFC 6750, section 2.1) in a time that does not depend on the token.
 * The function it makes throws an HttpError 401 that says what to send.
 * @throws {Error} when the token is empty, which would let everybody in who sends an empty one.
 */
export function createBearerCheck(token: string): (authorization: string | undefined) => void {
  if (token === "") throw new Error("MCP_AUTH_TOKEN is empty. Give it a long random value, or unset it.");
  const expected = digest(token);
  return (authorization) => {
    const given = /^Bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
    if (given !== undefined && timingSafeEqual(digest(given), expected)) return;
    const said = given === undefined ? "This server needs a token." : "This token is not the server's.";
    throw new HttpError(
      401,
      `${said} Send the header "Authorization: Bearer <token>" with the token from its operator.`,
      {
        "www-authenticate": "Bearer",
      },
    );
  };
}
