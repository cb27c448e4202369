import { Node, type SourceFile, SyntaxKind } from "ts-morph";
import { InputError } from "../diagnostics/diagnostic.ts";
import {
  changedTools,
  customizationLiteral,
  initializerOf,
  parseCustomization,
} from "./read-customization.ts";

/**
 * `src/custom.ts` with a stub for one tool under `tools`; the rest of the file stays as the person wrote it.
 * @throws InputError when the tool is there already, or the file has no `customize({ … })`.
 */
export function insertStub(source: string, tool: string): string {
  const file = parseCustomization(source);
  const literal = customizationLiteral(file);
  if (literal === undefined) {
    throw new InputError(
      "custom-unreadable",
      "src/custom.ts has no call of customize({ … }) into which a stub could go.",
      "src/custom.ts",
    );
  }
  if (literal.getProperty("tools") === undefined)
    literal.addPropertyAssignment({ name: "tools", initializer: "{}" });
  const tools = initializerOf(literal, "tools");
  if (!Node.isObjectLiteralExpression(tools)) {
    throw new InputError(
      "custom-unreadable",
      "`tools` in src/custom.ts is not an object that is written there.",
      "src/custom.ts",
    );
  }
  const key = /^[A-Za-z_][A-Za-z0-9_]*$/.test(tool) ? tool : JSON.stringify(tool);
  const existing = changedTools(literal).find(({ name }) => name === tool);
  if (existing !== undefined) {
    throw new InputError(
      "custom-exists",
      `src/custom.ts changes "${tool}" already.`,
      `src/custom.ts:${existing.line}`,
    );
  }
  const added = tools.addPropertyAssignment({ name: key, initializer: "{}" });
  const stub = added.getInitializerIfKindOrThrow(SyntaxKind.ObjectLiteralExpression);
  // With the type written out TypeScript also tells what is returned and no argument any more, and where.
  const returnType = `ArgumentsOf<${JSON.stringify(tool)}>`;
  stub.addMethod({ name: "before", parameters: [{ name: "args" }], returnType, statements: "return args;" });
  stub.addMethod({ name: "after", parameters: [{ name: "result" }], statements: "return result;" });
  importArgumentsOf(file);
  return file.getFullText();
}

function importArgumentsOf(file: SourceFile): void {
  const module = "./runtime/customize.ts";
  const imports = file.getImportDeclarations().filter((each) => each.getModuleSpecifierValue() === module);
  const named = imports.flatMap((each) => each.getNamedImports());
  if (named.some((each) => each.getName() === "ArgumentsOf")) return;
  const existing = imports.find((each) => each.getNamedImports().length > 0);
  if (existing !== undefined)
    existing.addNamedImport({ name: "ArgumentsOf", isTypeOnly: !existing.isTypeOnly() });
  else
    file.addImportDeclaration({ isTypeOnly: true, namedImports: ["ArgumentsOf"], moduleSpecifier: module });
}
