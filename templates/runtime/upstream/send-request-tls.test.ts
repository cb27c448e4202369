import { createServer as createPlainServer } from "node:http";
import { Agent, createServer, type Server, type ServerOptions } from "node:https";
import { type Connections, createConnections } from "./connections.ts";
import type { UpstreamRequest } from "./http-message.ts";
import { sendRequest } from "./send-request.ts";

const pem = (label: string, base64: string) =>
  `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;

/** Made for this test; protects nothing. */
const key = pem(
  "PRIVATE KEY",
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQglresJuHGrAxaCR7XTzVXwT51amlXNj15eNdLWuco0RuhRANC" +
    "AATJf4coqvHKYJJI4Hr+sq6wwE/VnOur5SU2errKKk3D39z6k13XqjQvISDtbOszwbZgSGFQBWXq03LfvPf76A5D",
);
/** For localhost, from 2020 to 2120. */
const valid = pem(
  "CERTIFICATE",
  "MIIBVDCB/KADAgECAgEBMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDAgFw0yMDAxMDEwMDAwMDBaGA8yMTIw" +
    "MDEwMTAwMDAwMFowFDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEyX+HKKrxymCSSOB6" +
    "/rKusMBP1Zzrq+UlNnq6yipNw9/c+pNd16o0LyEg7WzrM8G2YEhhUAVl6tNy37z3++gOQ6M9MDswGgYDVR0RBBMwEYIJbG9j" +
    "YWxob3N0hwR/AAABMB0GA1UdDgQWBBRleq5m/xKRQLmiXxOepQ65E2QWsTAKBggqhkjOPQQDAgNHADBEAiB3M+1TYmWAe2T2" +
    "NabPP9bOvQTmY/aghNYKFkQJejdcoAIgODBPw7zXfF0j0pSHz59mpgua4wWIRZaMftREo7pMWVo=",
);
/** For localhost, on the first day of 2020. */
const expired = pem(
  "CERTIFICATE",
  "MIIBVDCB+qADAgECAgEBMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDAeFw0yMDAxMDEwMDAwMDBaFw0yMDAx" +
    "MDIwMDAwMDBaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMl/hyiq8cpgkkjgev6y" +
    "rrDAT9Wc66vlJTZ6usoqTcPf3PqTXdeqNC8hIO1s6zPBtmBIYVAFZerTct+89/voDkOjPTA7MBoGA1UdEQQTMBGCCWxvY2Fs" +
    "aG9zdIcEfwAAATAdBgNVHQ4EFgQUZXquZv8SkUC5ol8TnqUOuRNkFrEwCgYIKoZIzj0EAwIDSQAwRgIhAIfAVWzujbj/gb28" +
    "gtWkhIFTkQLDtiRBTd/+XcicK/Q3AiEAouTk7yGJkFvksWjBGqJel/YBO+obKz8eGQtGUCjV79o=",
);
/** For other.test, from 2020 to 2120. */
const foreign = pem(
  "CERTIFICATE",
  "MIIBUTCB96ADAgECAgECMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDAgFw0yMDAxMDEwMDAwMDBaGA8yMTIw" +
    "MDEwMTAwMDAwMFowFDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEyX+HKKrxymCSSOB6" +
    "/rKusMBP1Zzrq+UlNnq6yipNw9/c+pNd16o0LyEg7WzrM8G2YEhhUAVl6tNy37z3++gOQ6M4MDYwFQYDVR0RBA4wDIIKb3Ro" +
    "ZXIudGVzdDAdBgNVHQ4EFgQUZXquZv8SkUC5ol8TnqUOuRNkFrEwCgYIKoZIzj0EAwIDSQAwRgIhAPHOs5//02Iqws6yZJp7" +
    "3WQHPP0SJ8dt5pcqnoMR3UhkAiEAqc9qHoSch/WWAxCjm5sDuvIpuIqtMhH5iOQ0/3uuMQQ=",
);

let server: Server;
let connections: Connections;

afterEach((done) => {
  connections.close();
  server.close(done);
  server.closeAllConnections();
});

/** Starts an upstream; the connections trust `trusted`, or what the system trusts. */
async function start(options: ServerOptions, trusted?: string): Promise<void> {
  server = createServer({ key, ...options }, (_, response) => response.end("ok"));
  await listen(server);
  const agent = trusted === undefined ? undefined : new Agent({ ca: trusted, keepAlive: true });
  const own = createConnections();
  connections = agent === undefined ? own : { agentFor: () => agent, close: () => agent.destroy() };
}

const listen = (on: { listen(port: number, host: string, done: () => void): unknown }) =>
  new Promise<void>((resolve) => on.listen(0, "127.0.0.1", resolve));

const hostOf = (on: { address(): unknown }) => `localhost:${(on.address() as { port: number }).port}`;

function send(request: Partial<UpstreamRequest> = {}) {
  return sendRequest(
    { method: "POST", url: new URL(`https://${hostOf(server)}/secret?key=secret`), headers: [], ...request },
    { signal: new AbortController().signal, timeoutMs: 5_000, maxResponseBytes: 1_000, connections },
  );
}

test("a certificate that is trusted", async () => {
  await start({ cert: valid }, valid);
  expect((await send()).body.toString()).toBe("ok");
});

test.each<[title: string, cert: string, trusted: string | undefined, message: RegExp, next: RegExp]>([
  ["self-signed", valid, undefined, /is not from an issuer that is trusted/, /NODE_EXTRA_CA_CERTS/],
  ["expired", expired, expired, /has expired/, /renew/],
  ["for another host", foreign, foreign, /belongs to another host/, /base URL/],
])("a certificate that is %s", async (_, cert, trusted, message, next) => {
  await start({ cert }, trusted);
  await expect(send()).rejects.toMatchObject({
    name: "ToolError",
    message: expect.stringMatching(message),
    next: expect.stringMatching(next),
  });
  await expect(send()).rejects.toMatchObject({ message: expect.stringContaining(hostOf(server)) });
  await expect(send()).rejects.not.toMatchObject({ next: expect.stringContaining("not known whether") });
});

test("a client certificate goes along, and without it nothing does", async () => {
  await start({ cert: valid, requestCert: true, ca: valid }, valid);
  expect((await send({ certificate: { cert: valid, key } })).status).toBe(200);
  await expect(send()).rejects.toMatchObject({
    name: "ToolError",
    message: expect.stringMatching(/secure connection|broke before/),
    next: expect.stringContaining("client certificate"),
  });
});

test("https to a server that speaks http", async () => {
  await start({ cert: valid });
  const plain = createPlainServer((_, response) => response.end());
  await listen(plain);
  const url = new URL(`https://${hostOf(plain)}/`);
  await expect(send({ url })).rejects.toMatchObject({
    message: expect.stringMatching(/No secure connection to localhost:\d+ could be made/),
  });
  plain.close();
  plain.closeAllConnections();
});
