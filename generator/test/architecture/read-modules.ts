import { sep } from "node:path";
import { dirname, join, relative } from "node:path/posix";
import { Node, Project, type SourceFile, SyntaxKind } from "ts-morph";

/** One import of a module, as written and as far as it leads to another module of ours. */
export interface Import {
  specifier: string;
  /** `type` vanishes when compiled; `lazy` is an `import()` that runs when it is reached. */
  kind: "static" | "type" | "lazy";
  /** Path from the root, for relative specifiers. */
  target?: string;
}

/** What the rules of the architecture need to know of a module. */
export interface Module {
  /** POSIX path from the root. */
  path: string;
  imports: Import[];
  lines: number;
  hasDefaultExport: boolean;
  hasAny: boolean;
  callsFetch: boolean;
}

/** Reads the modules below `root` that the globs name; a glob with `!` leaves out. */
export function readModules(root: string, globs: readonly string[]): Module[] {
  // As ts-morph has paths, on Windows, too.
  const top = root.split(sep).join("/");
  const project = new Project({
    compilerOptions: { noLib: true, noResolve: true },
    skipFileDependencyResolution: true,
  });
  project.addSourceFilesAtPaths(
    globs.map((glob) => (glob.startsWith("!") ? `!${join(top, glob.slice(1))}` : join(top, glob))),
  );
  return project.getSourceFiles().map((file) => describeModule(file, relative(top, file.getFilePath())));
}

/** Modules that exist only in a test, by path from the root. */
export function writeModules(sources: Record<string, string>): Module[] {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { noLib: true } });
  return Object.entries(sources).map(([path, text]) =>
    describeModule(project.createSourceFile(`/${path}`, text), path),
  );
}

function describeModule(file: SourceFile, path: string): Module {
  return {
    path,
    imports: importsOf(file).map((found) => ({ ...found, ...targetOf(path, found.specifier) })),
    lines: file.getEndLineNumber(),
    hasDefaultExport: file.getDefaultExportSymbol() !== undefined,
    hasAny: file.getDescendantsOfKind(SyntaxKind.AnyKeyword).length > 0,
    callsFetch: file
      .getDescendantsOfKind(SyntaxKind.Identifier)
      .some((name) => name.getText() === "fetch" && Node.isCallExpression(name.getParent())),
  };
}

function importsOf(file: SourceFile): Omit<Import, "target">[] {
  const declared = file.getImportDeclarations().map((declaration): Omit<Import, "target"> => {
    const named = declaration.getNamedImports();
    const vanishes =
      declaration.isTypeOnly() ||
      (named.length > 0 &&
        declaration.getDefaultImport() === undefined &&
        named.every((each) => each.isTypeOnly()));
    return { specifier: declaration.getModuleSpecifierValue(), kind: vanishes ? "type" : "static" };
  });
  const exported = file.getExportDeclarations().flatMap((declaration): Omit<Import, "target">[] => {
    const specifier = declaration.getModuleSpecifierValue();
    return specifier === undefined ? [] : [{ specifier, kind: declaration.isTypeOnly() ? "type" : "static" }];
  });
  const calls = file
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .flatMap((call): Omit<Import, "target">[] => {
      const isImport = call.getExpression().getKind() === SyntaxKind.ImportKeyword;
      const isRequire = /^require$|\.getBuiltinModule$/.test(call.getExpression().getText());
      const [argument] = call.getArguments();
      if (!(isImport || isRequire) || !Node.isStringLiteral(argument)) return [];
      return [{ specifier: argument.getLiteralText(), kind: "lazy" }];
    });
  const types = file.getDescendantsOfKind(SyntaxKind.ImportType).flatMap((type): Omit<Import, "target">[] => {
    const literal = type.getFirstDescendantByKind(SyntaxKind.StringLiteral);
    return literal === undefined ? [] : [{ specifier: literal.getLiteralText(), kind: "type" }];
  });
  return [...declared, ...exported, ...calls, ...types];
}

function targetOf(path: string, specifier: string): { target?: string } {
  return specifier.startsWith(".") ? { target: join(dirname(path), specifier) } : {};
}
