/** Numbers of js-yaml's events; the library itself is imported only when YAML is met. */
export const yamlEvent = { document: 1, sequence: 2, mapping: 3, scalar: 4, alias: 5 } as const;
