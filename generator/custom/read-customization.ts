import {
  IndentationText,
  Node,
  type ObjectLiteralExpression,
  Project,
  type SourceFile,
  SyntaxKind,
} from "ts-morph";

/** A tool that `src/custom.ts` names, and the line where it does. */
export interface NamedTool {
  name: string;
  line: number;
}

/** Reads which generated tools a customization hides or changes; tools that it adds are its own. */
export function readCustomization(source: string): NamedTool[] {
  const literal = customizationLiteral(parseCustomization(source));
  if (literal === undefined) return [];
  return [...hiddenTools(literal), ...changedTools(literal)];
}

/** The tools that a customization adds, but for those in place of one that it hides, as far as their names are written there. */
export function readAddedTools(source: string): NamedTool[] {
  const literal = customizationLiteral(parseCustomization(source));
  const list = literal && initializerOf(literal, "add");
  if (literal === undefined || !Node.isArrayLiteralExpression(list)) return [];
  const hidden = new Set(hiddenTools(literal).map(({ name }) => name));
  return list.getElements().flatMap((element) => {
    const definition = Node.isCallExpression(element) ? element.getArguments()[0] : element;
    const name = Node.isObjectLiteralExpression(definition) ? initializerOf(definition, "name") : undefined;
    if (!Node.isStringLiteral(name) && !Node.isNoSubstitutionTemplateLiteral(name)) return [];
    const text = name.getLiteralText();
    return hidden.has(text) ? [] : [{ name: text, line: name.getStartLineNumber() }];
  });
}

/** Names of the generated tools that a customization changes, each once, sorted. */
export function readChangedTools(source: string): string[] {
  const literal = customizationLiteral(parseCustomization(source));
  const names = literal === undefined ? [] : changedTools(literal).map(({ name }) => name);
  return [...new Set(names)].sort();
}

/** `src/custom.ts` as a syntax tree, without looking at any other file. */
export function parseCustomization(source: string): SourceFile {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { noLib: true },
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, useTrailingCommas: true },
  });
  return project.createSourceFile("custom.ts", source);
}

/** The object that is given to `customize(…)`. */
export function customizationLiteral(file: SourceFile): ObjectLiteralExpression | undefined {
  const call = file
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .find((candidate) => candidate.getExpression().getText() === "customize");
  return call?.getArguments().find(Node.isObjectLiteralExpression);
}

/** The object or array under a key of the customization. */
export function initializerOf(literal: ObjectLiteralExpression, key: string): Node | undefined {
  const property = literal.getProperty(key);
  return Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
}

function hiddenTools(literal: ObjectLiteralExpression): NamedTool[] {
  const list = initializerOf(literal, "hide");
  if (!Node.isArrayLiteralExpression(list)) return [];
  return list
    .getElements()
    .filter(Node.isStringLiteral)
    .map((element) => ({ name: element.getLiteralText(), line: element.getStartLineNumber() }));
}

/** The tools under `tools`, under whichever quotes they stand. */
export function changedTools(literal: ObjectLiteralExpression): NamedTool[] {
  const changes = initializerOf(literal, "tools");
  if (!Node.isObjectLiteralExpression(changes)) return [];
  return changes.getProperties().flatMap((property) => {
    if (!Node.isPropertyAssignment(property) && !Node.isShorthandPropertyAssignment(property)) return [];
    const node = property.getNameNode();
    const written = Node.isComputedPropertyName(node) ? node.getExpression() : node;
    if (written !== node && !Node.isStringLiteral(written)) return [];
    const name = Node.isStringLiteral(written) ? written.getLiteralText() : written.getText();
    return [{ name, line: property.getStartLineNumber() }];
  });
}
