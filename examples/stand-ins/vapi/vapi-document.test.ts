import { existsSync } from "node:fs";
import type { OpenAPIV3 } from "openapi-types";
import {
  type ApiDocument,
  findOperation,
  listRoutes,
  readApiDocument,
  resolveSchema,
} from "../api-document.ts";

// specs/vapi.yaml says in our words what the vendor's document says: the same operations, parameters and bodies.

const theirs = "../shared/specs/vapi/api/openapi.json";

/** What the two may differ in, and why. */
const differences: Readonly<Record<string, string>> = {
  "DELETE /call/{id} path id": "the vendor's document leaves out the variable of its own path",
};

(existsSync(theirs) ? describe : describe.skip)("specs/vapi.yaml", () => {
  let vendor: ApiDocument;
  let own: ApiDocument;
  beforeAll(async () => {
    [vendor, own] = await Promise.all([readApiDocument([theirs]), readApiDocument(["specs/vapi.yaml"])]);
  });

  test("has the vendor's operations", () => {
    expect(listRoutes(vendor)).toHaveLength(137);
    expect(ids(own)).toEqual(ids(vendor));
  });

  test("has their parameters", () => {
    const known = Object.keys(differences);
    const lines = (document: ApiDocument) => parameters(document).filter((line) => !known.includes(line));
    expect(lines(own)).toEqual(lines(vendor));
  });

  test("has the first level of their bodies", () => {
    expect(bodies(own)).toEqual(bodies(vendor));
  });
});

function eachOperation<T>(
  document: ApiDocument,
  read: (operation: OpenAPIV3.OperationObject) => T,
): Record<string, T> {
  return Object.fromEntries(
    listRoutes(document)
      .sort()
      .map((route) => {
        const [method = "", path = ""] = route.split(" ");
        const found = findOperation(document, method, path);
        if (found === undefined) throw new Error(`${route} is not found.`);
        return [route, read(found.operation)];
      }),
  );
}

function ids(document: ApiDocument): Record<string, string | undefined> {
  return eachOperation(document, ({ operationId }) => operationId);
}

/** `"GET /call query limit"`, with `!` behind what is required; headers that the transport sets are nobody's argument. */
function parameters(document: ApiDocument): string[] {
  const shared = document.components?.parameters ?? {};
  const found = eachOperation(document, ({ parameters: list = [] }) =>
    list.map((each) => {
      const one = "$ref" in each ? shared[each.$ref.replace("#/components/parameters/", "")] : each;
      return one as OpenAPIV3.ParameterObject;
    }),
  );
  const lines = Object.entries(found).flatMap(([route, list]) =>
    list
      .filter(({ in: place }) => place !== "header")
      .map(
        ({ name, in: place, required }) =>
          `${route} ${place} ${name}${required && place !== "path" ? "!" : ""}`,
      ),
  );
  return [...new Set(lines)].sort();
}

function bodies(document: ApiDocument): Record<string, unknown> {
  return eachOperation(document, ({ requestBody }) => {
    if (requestBody === undefined || "$ref" in requestBody) return undefined;
    return Object.entries(requestBody.content).map(([mediaType, { schema = {} }]) => [
      mediaType,
      [...new Set(fields(document, schema))].sort(),
    ]);
  });
}

function fields(document: ApiDocument, schema: OpenAPIV3.SchemaObject | OpenAPIV3.ReferenceObject): string[] {
  const { properties = {}, oneOf = [], allOf = [] } = resolveSchema(document, schema);
  return [...Object.keys(properties), ...[...oneOf, ...allOf].flatMap((each) => fields(document, each))];
}
