import { spawnSync } from "node:child_process";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { demo, json } from "./demo-document.ts";

/** Something that is named as a document and is not simply a file. */
export interface PlaceCase {
  title: string;
  /** Makes it below the folder, or at the server's URL; gives what is named on the command line. */
  name: (folder: string, url: string) => string | Promise<string>;
  want: string;
}

const text = json(demo());

/** What the server of `startPlaces` answers, by path. */
const answers: Readonly<Record<string, RequestListener>> = {
  "/ok.json": (_, response) => response.end(text),
  "/page": (_, response) => response.end("<!doctype html><html>Sign in</html>"),
  "/empty": (_, response) => response.end(),
  "/gone": (_, response) => response.writeHead(404).end(),
  "/broken": (_, response) => response.writeHead(500).end("oops"),
  "/login": (_, response) => response.writeHead(401).end(),
  "/loop": (_, response) => response.writeHead(302, { location: "/loop" }).end(),
  "/astray": (_, response) => response.writeHead(302, { location: "http://[" }).end(),
  "/file": (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/inside": (_, response) => response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
  "/cut": (_, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write(text.slice(0, 50));
    setTimeout(() => response.destroy(), 50);
  },
  "/hang-up": (request) => request.socket.destroy(),
  "/damaged": (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip"),
  "/bomb": (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb()),
  "/endless": (_, response) => {
    const block = Buffer.alloc(1 << 20, 0x20);
    const write = (): void => {
      while (!response.destroyed && response.write(block));
    };
    response.on("drain", write);
    write();
  },
};

let packed: Buffer | undefined;

/** A gigabyte of spaces in a megabyte of gzip. */
function bomb(): Buffer {
  packed ??= spawnSync("sh", ["-c", "head -c 1000000000 /dev/zero | tr '\\0' ' ' | gzip -1"], {
    maxBuffer: 1e8,
  }).stdout;
  return packed;
}

/** A server of things that are no documents, on loopback. */
export async function startPlaces(): Promise<{ url: string; stop(): void }> {
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ""];
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const at = (path: string) => (_: string, url: string) => url + path;
const below = (path: string) => (folder: string) => join(folder, path);

/** Paths and URLs at which no document is to be had. */
export const placeCases: readonly PlaceCase[] = [
  { title: "a document by URL", name: at("/ok.json"), want: "package" },
  { title: "a page by URL", name: at("/page"), want: "not-openapi 1:1" },
  { title: "an empty answer", name: at("/empty"), want: "input-empty" },
  { title: "404", name: at("/gone"), want: "fetch-status" },
  { title: "500", name: at("/broken"), want: "fetch-status" },
  { title: "401", name: at("/login"), want: "fetch-status" },
  { title: "a circle of redirects", name: at("/loop"), want: "fetch-refused" },
  { title: "a redirect to no URL", name: at("/astray"), want: "fetch-refused" },
  { title: "a redirect to a file", name: at("/file"), want: "fetch-refused" },
  { title: "a redirect to metadata of a cloud", name: at("/inside"), want: "fetch-refused" },
  { title: "an answer that is cut", name: at("/cut"), want: "fetch-failed" },
  { title: "a connection that is closed", name: at("/hang-up"), want: "fetch-failed" },
  { title: "a damaged answer", name: at("/damaged"), want: "fetch-failed" },
  { title: "a bomb", name: at("/bomb"), want: "input-too-large" },
  { title: "an endless answer", name: at("/endless"), want: "input-too-large" },
  { title: "nobody at the port", name: () => "http://127.0.0.1:9/a.json", want: "fetch-failed" },
  { title: "no URL", name: () => "http://", want: "fetch-refused" },
  {
    title: "a URL with a password",
    name: () => "http://user:secret@127.0.0.1:9/a.json",
    want: "fetch-refused",
  },
  { title: "another scheme", name: () => "ftp://example.com/a.json", want: "input-not-found" },
  { title: "a missing file", name: below("missing.yaml"), want: "input-not-found" },
  {
    title: "a file URL of a missing file",
    name: (folder) => pathToFileURL(join(folder, "missing.yaml")).href,
    want: "input-not-found",
  },
  { title: "no name", name: () => "", want: "any" },
  { title: "a name with a zero byte's escape", name: below("%00.yaml"), want: "input-not-found" },
  { title: "a name that is too long", name: below("x".repeat(5000)), want: "input-unreadable" },
  { title: "a folder", name: (folder) => folder, want: "input-not-a-file" },
  {
    title: "an empty folder",
    async name(folder) {
      await mkdir(join(folder, "empty"));
      return join(folder, "empty");
    },
    want: "input-not-a-file",
  },
  {
    title: "a link to itself",
    async name(folder) {
      await symlink("loop.yaml", join(folder, "loop.yaml"));
      return join(folder, "loop.yaml");
    },
    want: "input-unreadable",
  },
  {
    title: "a link to nothing",
    async name(folder) {
      await symlink("nothing.yaml", join(folder, "link.yaml"));
      return join(folder, "link.yaml");
    },
    want: "input-not-found",
  },
  {
    title: "a path through a file",
    async name(folder) {
      await writeFile(join(folder, "a.yaml"), text);
      return join(folder, "a.yaml/b.yaml");
    },
    want: "input-not-found",
  },
  {
    title: "a file that may not be read",
    async name(folder) {
      await writeFile(join(folder, "mine.yaml"), text);
      await chmod(join(folder, "mine.yaml"), 0);
      return join(folder, "mine.yaml");
    },
    // Nobody can refuse the administrator.
    want: process.getuid?.() === 0 ? "package" : "input-unreadable",
  },
  { title: "an endless device", name: () => "/dev/zero", want: "input-too-large" },
  { title: "an empty device", name: () => "/dev/null", want: "input-empty" },
  {
    title: "a pipe into which somebody writes",
    name(folder) {
      spawnSync("mkfifo", [join(folder, "pipe.yaml")]);
      void writeFile(join(folder, "pipe.yaml"), text);
      return join(folder, "pipe.yaml");
    },
    want: "package",
  },
  {
    title: "a pipe into which nobody writes",
    name(folder) {
      spawnSync("mkfifo", [join(folder, "silent.yaml")]);
      return join(folder, "silent.yaml");
    },
    want: "input-unreadable",
  },
];
