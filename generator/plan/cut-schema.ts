import type { Schema } from "../api/model.ts";
import { capText, cleanText } from "./clean-text.ts";
import { isOpen, openItems } from "./open-items.ts";

/** A cut schema says so to the model. */
const cutNote = "Further structure is left out here.";

/** Leaves a schema open: what it may be at all stays. `says`: with its description, and that something is left out. */
export function cutSchema({ type, description }: Schema, target: Schema, says: boolean): void {
  if (type !== undefined) target.type = type;
  openItems(target);
  if (!says) return;
  const said = typeof description === "string" ? `${capText(cleanText(description), 80)} ` : "";
  target.description = said + cutNote;
}

/** Whether a schema was cut: it says so or, when even that was too long, has nothing but a type. */
export function isCut(schema: Schema): boolean {
  const { description } = schema;
  if (typeof description === "string") return description.endsWith(cutNote);
  return Object.keys(schema).every(
    (keyword) => keyword === "type" || (keyword === "items" && isOpen(schema)),
  );
}
