import type { ApiModel, Body, Operation, Origin } from "./model.ts";

/** The model with each origin as the user wrote it, where overlays moved things. */
export function withWrittenOrigins(api: ApiModel, written: (origin: Origin) => Origin): ApiModel {
  const move = <Node extends { origin: Origin }>(node: Node): Node => ({
    ...node,
    origin: written(node.origin),
  });
  const moveBody = (body: Body): Body => ({ ...move(body), contents: body.contents.map(move) });
  const moveOperation = (operation: Operation): Operation => ({
    ...move(operation),
    parameters: operation.parameters.map(move),
    ...(operation.body === undefined ? {} : { body: moveBody(operation.body) }),
    responses: operation.responses.map(move),
    baseUrls: operation.baseUrls.map(move),
  });
  return {
    ...move(api),
    baseUrls: api.baseUrls.map(move),
    securitySchemes: new Map([...api.securitySchemes].map(([name, scheme]) => [name, move(scheme)])),
    schemas: new Map([...api.schemas].map(([key, schema]) => [key, move(schema)])),
    operations: api.operations.map(moveOperation),
    skipped: api.skipped.map(move),
  };
}
