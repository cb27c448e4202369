import { join } from "node:path";
import { type Module, readModules, writeModules } from "./architecture/read-modules.ts";
import { rules } from "./architecture/rules.ts";

const root = join(import.meta.dirname, "../..");
const modules: Module[] = readModules(root, [
  "generator/**/*.ts",
  "templates/runtime/**/*.ts",
  "!generator/test/**",
  "!**/*.test.ts",
  "!**/node_modules/**",
]);

/** For each rule a few modules that break it, and near to them some that do not. */
const examples: Record<keyof typeof rules, { broken: Record<string, string>; kept: Record<string, string> }> =
  {
    importsFollowTheTable: {
      broken: {
        "generator/plan/a.ts": 'import { readApi } from "../api/read.ts";',
        "generator/plan/b.ts": 'import { x } from "../../templates/runtime/serve.ts";',
        "generator/emit/a.ts": 'import type { PlanOptions } from "../plan/plan.ts";',
        "generator/emit/b.ts": 'import type { ApiModel } from "../api/model.ts";',
        "generator/api/a.ts": 'export { load } from "../load/load.ts";',
        "generator/verify/a.ts": 'const { x } = await import("../plan/words.ts");',
        "generator/diagnostics/a.ts": 'type X = import("../plan/model.ts").Tool;',
        "generator/load/a.ts": 'import { x } from "../build.ts";',
        "generator/pipeline/a.ts": 'import { run } from "../commands/build.ts";',
        "generator/unknown/a.ts": 'import { load } from "../load/load.ts";',
      },
      kept: {
        "generator/plan/a.ts": 'import type { ApiModel } from "../api/model.ts"; import { b } from "./b.ts";',
        "generator/emit/a.ts": 'import render from "../../templates/text/README.md.hbs";',
        "generator/build.ts": 'import { readApi } from "./api/read.ts";',
      },
    },
    librariesHaveOneHome: {
      broken: {
        "generator/plan/a.ts": 'import type { Argv } from "yargs";',
        "generator/emit/a.ts": 'import { Project } from "ts-morph";',
        "generator/commands/a.ts": 'const parser = await import("@apidevtools/swagger-parser");',
        "generator/api/a.ts": 'import { load } from "js-yaml";',
        "generator/emit/b.ts": 'import Handlebars from "handlebars/runtime.js";',
        "generator/load/a.ts": 'import { readFile } from "fs/promises";',
        "generator/load/b.ts": 'import chalk from "chalk";',
        "templates/runtime/serve.ts": 'import { Server } from "@modelcontextprotocol/sdk/server/index.js";',
        "templates/runtime/call/a.ts": 'import { Validator } from "@cfworker/json-schema";',
      },
      kept: {
        "generator/cli.ts": 'import yargs from "yargs";',
        "generator/custom/a.ts": 'import { Project } from "ts-morph";',
        "templates/runtime/a.ts": 'import { join } from "node:path"; import { b } from "./b.ts";',
      },
    },
    onlyBothEndsTouchDiskAndNetwork: {
      broken: {
        "generator/api/a.ts": 'import { readFileSync } from "node:fs";',
        "generator/commands/a.ts": 'const { readFile } = await import("node:fs/promises");',
        "generator/plan/a.ts": 'import type { Server } from "node:http";',
        "generator/build.ts": 'const fs = process.getBuiltinModule("node:fs");',
        "generator/verify/a.ts": 'const answer = await fetch("https://a.example");',
      },
      kept: {
        "generator/load/a.ts": 'import { readFileSync } from "node:fs";',
        "generator/write/a.ts": 'import { readFileSync } from "node:fs";',
        "generator/plan/a.ts": 'import { createHash } from "node:crypto"; const fetch = 1; export { fetch };',
      },
    },
    nothingHeavyIsLoadedAtStart: {
      broken: {
        "generator/cli.ts": 'import * as build from "./commands/build.ts";',
        "generator/commands/build.ts": 'export { x } from "../custom/a.ts";',
        "generator/custom/a.ts": 'import { type Node, Project } from "ts-morph";',
      },
      kept: {
        "generator/cli.ts":
          'import { a } from "./a.ts"; import type { B } from "./b.ts"; const c = await import("./c.ts");',
        "generator/a.ts": 'import { type Node } from "ts-morph"; const yaml = await import("js-yaml");',
        "generator/b.ts": 'import { Project } from "ts-morph";',
        "generator/c.ts": 'import { Project } from "ts-morph";',
      },
    },
    aServerStartsWithoutZod: {
      broken: {
        "templates/runtime/serve.ts": 'import { a } from "./a.ts";',
        "templates/runtime/a.ts": 'import { z } from "zod";',
      },
      kept: {
        "templates/runtime/serve.ts": 'import type { A } from "./a.ts"; const { z } = await import("zod");',
        "templates/runtime/a.ts": 'import { z } from "zod";',
      },
    },
    theRuntimeStandsAlone: {
      broken: {
        "templates/runtime/a.ts": 'import { server } from "../generated/server.ts";',
        "templates/runtime/call/b.ts": 'import type { Tool } from "../../../generator/plan/model.ts";',
        "templates/runtime/c.ts": 'import yargs from "yargs";',
      },
      kept: {
        "templates/runtime/call/a.ts":
          'import { b } from "../b.ts"; import { c } from "@modelcontextprotocol/sdk/types.js";',
      },
    },
    foldersFormNoCircle: {
      broken: {
        "generator/a/a.ts": 'import { b } from "../b/b.ts";',
        "generator/b/b.ts": 'import { c } from "../c/c.ts";',
        "generator/c/c.ts": 'import type { A } from "../a/a2.ts";',
      },
      kept: {
        "generator/a/a.ts": 'import { b } from "../b/b.ts"; import { a2 } from "./a2.ts";',
        "generator/a/a2.ts": 'import { a } from "./a.ts";',
        "generator/b/b.ts": "",
      },
    },
    nothingIsExportedByDefault: {
      broken: {
        "generator/a.ts": "export default function a() {}",
        "generator/b.ts": "const b = 1; export { b as default };",
      },
      kept: { "generator/a.ts": "export function a() {}" },
    },
    nothingIsAny: {
      broken: {
        "generator/a.ts": "export const a = (b: any) => b;",
        "generator/b.ts": "export type B = any[];",
      },
      kept: { "generator/a.ts": "/** any */ export const any: unknown = 'any';" },
    },
    filesAreShort: {
      broken: { "generator/a.ts": "\n".repeat(301) },
      kept: { "generator/a.ts": "\n".repeat(300) },
    },
  };

test("all of the generator and the runtime is read", () => {
  const paths = modules.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(["generator/cli.ts", "generator/plan/plan.ts", "templates/runtime/serve.ts"]),
  );
  expect(paths.filter((path) => /\.test\.ts$|^generator\/test\//.test(path))).toEqual([]);
  expect(modules.find(({ path }) => path === "generator/cli.ts")?.imports.length).toBeGreaterThan(5);
});

describe.each(Object.keys(examples) as (keyof typeof rules)[])("%s", (name) => {
  const { broken, kept } = examples[name];

  test("holds", () => {
    expect(rules[name](modules)).toEqual([]);
  });

  test("is broken by its counterexample, every part of it, and by nothing near to that", () => {
    const breaches = rules[name](writeModules(broken));
    expect(breaches.length).toBeGreaterThan(0);
    const chain = name === "nothingHeavyIsLoadedAtStart" || name === "aServerStartsWithoutZod";
    if (!chain) expect(new Set(breaches).size).toBe(Object.keys(broken).length);
    expect(rules[name](writeModules(kept))).toEqual([]);
  });
});
