import { precompileTemplate } from "./precompile-template.mjs";

/** Lets jest import `.hbs` files as the compiled program does. */
export default { process: (source) => ({ code: precompileTemplate(source) }) };
