/** A text template, compiled when mcpgen is compiled (`generator/tasks/compile.mjs`) and by jest's transform. */
declare module "*.hbs" {
  const render: (values: object) => string;
  export default render;
}
