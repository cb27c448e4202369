import type { ListStyle, ParameterStyle } from "./model.ts";
import { child, isObject, type Place, type Reading, report, shown } from "./reading.ts";

/** Styles of Swagger 2.0's `collectionFormat`. */
export const collectionStyles = new Map<unknown, { style: ParameterStyle; explode: boolean }>([
  ["ssv", { style: "spaceDelimited", explode: false }],
  ["tsv", { style: "tabDelimited", explode: false }],
  ["pipes", { style: "pipeDelimited", explode: false }],
  ["multi", { style: "form", explode: true }],
]);

const listStyles = new Map<unknown, ListStyle>([
  ["csv", "form"],
  ["ssv", "spaceDelimited"],
  ["tsv", "tabDelimited"],
  ["pipes", "pipeDelimited"],
]);

/** How the lists inside a list are joined, the outermost of them first (Swagger 2.0, "Items Object"); none where there are none. */
export function readItemStyles(reading: Reading, list: Place): { itemStyles?: ListStyle[] } {
  if (reading.dialect !== "2.0") return {};
  const itemStyles: ListStyle[] = [];
  for (let items = child(list, "items"); isObject(items.value); items = child(items, "items")) {
    const { type, collectionFormat: format = "csv" } = items.value;
    if (type !== "array") break;
    const style = listStyles.get(format);
    if (style === undefined)
      report(
        reading,
        "style-replaced",
        `The collectionFormat ${shown(format)} does not exist in a list inside a list; commas are used.`,
        items,
      );
    itemStyles.push(style ?? "form");
  }
  return itemStyles.length === 0 ? {} : { itemStyles };
}
