/** Characters of JSON that one tool's input schema may take before its deepest parts are left open. */
export const defaultSchemaBudget = 24_000;

/** Share of the budget that short notes and leaves may take beyond it; then only types are left. */
export const overdraft = 1.25;
