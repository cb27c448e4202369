import Handlebars from "handlebars";

/**
 * Source of a module whose default export renders the template: parsed once, when mcpgen is compiled, so that only
 * Handlebars' small runtime is loaded later. Values arrive escaped for the format of the file.
 */
export function precompileTemplate(source) {
  const specification = Handlebars.precompile(source, {
    noEscape: true,
    strict: false,
    knownHelpersOnly: true,
  });
  return `import Handlebars from "handlebars/runtime.js";\nexport default Handlebars.template(${specification});\n`;
}
