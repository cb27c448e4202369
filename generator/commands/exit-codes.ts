/** How every command ends: done, the input or the result is wrong, wrong usage, a fault of mcpgen itself. */
export const exitCodes = { done: 0, input: 1, usage: 2, fault: 70 } as const;

/** Their line in `--help`. */
export const exitCodesHelp = `Exit codes: ${exitCodes.done} done, ${exitCodes.input} the input or the result is wrong, ${exitCodes.usage} wrong usage, ${exitCodes.fault} a fault of mcpgen.`;
