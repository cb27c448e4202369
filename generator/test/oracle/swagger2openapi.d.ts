declare module "swagger2openapi" {
  interface Converted {
    openapi: Record<string, unknown>;
  }
  interface Converter {
    convertObj(document: Record<string, unknown>, options: Record<string, unknown>): Promise<Converted>;
  }
  const converter: Converter;
  export default converter;
}
