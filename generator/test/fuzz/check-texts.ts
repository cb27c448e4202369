import type { BuiltPackage } from "./build-in-memory.ts";
import { checkMarkdown } from "./check-markdown.ts";
import { demand } from "./finding.ts";

/** Every path of a package that is not copied. */
const paths =
  /^(src\/generated\/(server|tool-name|tools\/[a-z][a-z0-9-]{0,45})\.ts|test\/generated\/requests\.json|skills\/[a-z][a-z0-9-]{0,60}\/SKILL\.md|(TOOLS|README|CHANGELOG)\.md|(server|package|manifest)\.json|\.env\.example|\.mcpbignore)$/;

/** Characters that are not seen; as escapes only. */
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|\udb40[\udc00-\udfff]/;

/** The names of the files, and what is no module: data parses, texts hold nothing of the document that is more than text. */
export function checkTexts({ server, files }: BuiltPackage): void {
  const folded = new Set([...files.keys()].map((path) => path.normalize("NFC").toLowerCase()));
  demand(folded.size === files.size, "two files have one name where case does not count");
  for (const [path, { contents }] of files) {
    demand(paths.test(path), `no file should have the name ${path}`);
    demand(!/(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|$)/.test(path), `${path} is a device`);
    demand(!hidden.test(contents), `${path} holds a hidden character: ${hidden.exec(contents)?.index}`);
    if (path.endsWith(".json")) JSON.parse(contents);
    if (path.endsWith(".md")) checkMarkdown(path, contents);
  }
  for (const line of files.get(".env.example")?.contents.split("\n") ?? [])
    demand(
      /^([A-Z][A-Z0-9_]*=|# [\x20-\x7e]*|#)?$|^# ?[A-Z][A-Z0-9_]*=$/.test(line),
      `.env.example: ${line}`,
    );
  const manifest = JSON.parse(files.get("package.json")?.contents ?? "") as {
    name: string;
    version: string;
    scripts: object;
  };
  demand(/^[a-z][a-z0-9-]{0,60}-mcp$/.test(manifest.name), `the package is called ${manifest.name}`);
  demand(/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(manifest.version), `the version is ${manifest.version}`);
  demand(
    !Object.keys(manifest.scripts).some((name) => /install$|^prepare$/.test(name)),
    "something runs at install",
  );
  const environment = server.credentials.flatMap(({ definition }) => [...definition.env]);
  for (const name of environment) demand(/^[A-Z][A-Z0-9_]*$/.test(name), `a variable is called ${name}`);
  const tools = server.groups.flatMap((group) => group.tools.map(({ name }) => name));
  demand(new Set(tools.map((name) => name.toLowerCase())).size === tools.length, "two tools have one name");
  for (const name of tools) demand(/^[a-z][a-z0-9_]{0,51}$/.test(name), `a tool is called ${name}`);
}
