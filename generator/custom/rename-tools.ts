import { Node, type ObjectLiteralExpression, type SourceFile, SyntaxKind } from "ts-morph";
import { customizationLiteral, initializerOf, parseCustomization } from "./read-customization.ts";

/** A tool whose new name `src/custom.ts` got, and the first line where it stands. */
export interface RenamedTool {
  from: string;
  to: string;
  line: number;
}

/**
 * Gives tools their new names wherever `src/custom.ts` names them: in `hide`, as keys of `tools`, in `callTool("…")` and
 * `ArgumentsOf<"…">`. All at once, so that two tools may change names; not a character of the rest is touched.
 */
export function renameTools(
  source: string,
  names: ReadonlyMap<string, string>,
): { source: string; renamed: RenamedTool[] } {
  const file = parseCustomization(source);
  const literal = customizationLiteral(file);
  if (literal === undefined) return { source, renamed: [] };
  const places = [...hidden(literal), ...keys(literal), ...calls(file), ...types(file)].filter(({ name }) =>
    names.has(name),
  );
  const renamed = new Map<string, RenamedTool>();
  // The tree knows nothing of a byte order mark, which counts as a character.
  const mark = source.startsWith("\uFEFF") ? "\uFEFF" : "";
  let text = source.slice(mark.length);
  for (const { name, node, print } of places.sort((a, b) => b.node.getStart() - a.node.getStart())) {
    const to = names.get(name) ?? name;
    text = text.slice(0, node.getStart()) + print(to) + text.slice(node.getEnd());
    renamed.delete(name);
    renamed.set(name, { from: name, to, line: node.getStartLineNumber() });
  }
  return { source: mark + text, renamed: [...renamed.values()].reverse() };
}

interface NamePlace {
  name: string;
  node: Node;
  /** The new name as it stands there. */
  print(name: string): string;
}

function hidden(literal: ObjectLiteralExpression): NamePlace[] {
  const list = initializerOf(literal, "hide");
  return Node.isArrayLiteralExpression(list) ? list.getElements().flatMap(asText) : [];
}

function keys(literal: ObjectLiteralExpression): NamePlace[] {
  const changes = initializerOf(literal, "tools");
  if (!Node.isObjectLiteralExpression(changes)) return [];
  return changes.getProperties().flatMap((property): NamePlace[] => {
    if (Node.isShorthandPropertyAssignment(property)) {
      const name = property.getName();
      return [{ name, node: property.getNameNode(), print: (to) => `${printKey(to)}: ${name}` }];
    }
    if (!Node.isPropertyAssignment(property)) return [];
    const node = property.getNameNode();
    if (Node.isComputedPropertyName(node)) return asText(node.getExpression());
    if (Node.isIdentifier(node)) return [{ name: node.getText(), node, print: printKey }];
    return asText(node);
  });
}

function calls(file: SourceFile): NamePlace[] {
  return file.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    const called = call.getExpression();
    const name = Node.isPropertyAccessExpression(called) ? called.getName() : called.getText();
    const [first] = call.getArguments();
    return name === "callTool" && first !== undefined ? asText(first) : [];
  });
}

function types(file: SourceFile): NamePlace[] {
  return file.getDescendantsOfKind(SyntaxKind.TypeReference).flatMap((reference) => {
    const [first] = reference.getTypeArguments();
    return reference.getTypeName().getText() === "ArgumentsOf" && Node.isLiteralTypeNode(first)
      ? asText(first.getLiteral())
      : [];
  });
}

/** A text that is written out, between the quotes that it has. */
function asText(node: Node): NamePlace[] {
  if (!Node.isStringLiteral(node) && !Node.isNoSubstitutionTemplateLiteral(node)) return [];
  const quote = node.getText().charAt(0);
  return [{ name: node.getLiteralText(), node, print: (name) => `${quote}${name}${quote}` }];
}

function printKey(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `"${name}"`;
}
