import type { Schema } from "../api/model.ts";

/** `oneOf` is advertised as `anyOf`: variants of real documents overlap, and providers take only the latter. */
export function unite(target: Schema, branches: Schema[]): void {
  if (target.anyOf === undefined) target.anyOf = branches;
  else target.allOf = [...((target.allOf as Schema[] | undefined) ?? []), { anyOf: branches }];
}
