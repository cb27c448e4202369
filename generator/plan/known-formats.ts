/** Formats that validators know (JSON Schema Validation 2020-12, 7.3, and the OpenAPI registry); Ajv refuses others. */
export const knownFormats = new Set([
  ...["date-time", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference"],
  ...["uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex"],
  ...["int32", "int64", "float", "double", "byte", "binary", "password"],
]);
