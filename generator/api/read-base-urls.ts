import type { BaseUrl, BaseUrlVariable } from "./model.ts";
import { child, entries, isObject, members, originOf, type Place, type Reading, text } from "./reading.ts";

/** The Server Objects (OpenAPI 3.1.1, 4.8.5) of one level: document, path item or operation. */
export function readBaseUrls(reading: Reading, level: Place): BaseUrl[] {
  if (reading.dialect === "2.0") return [];
  return members(child(level, "servers")).flatMap((place) => {
    if (!isObject(place.value)) return [];
    const url = text(place.value.url);
    if (url === undefined) return [];
    const description = text(place.value.description);
    const name = text(place.value.name);
    return [
      {
        url: url.trim(),
        ...(description === undefined ? {} : { description }),
        ...(name === undefined ? {} : { name }),
        variables: new Map(
          entries(child(place, "variables")).map(([key, { value }]) => [key, readVariable(value)]),
        ),
        origin: originOf(place),
      },
    ];
  });
}

function readVariable(value: unknown): BaseUrlVariable {
  if (!isObject(value)) return {};
  const fallback = text(value.default);
  const allowed = Array.isArray(value.enum) ? value.enum.flatMap((item) => text(item) ?? []) : [];
  const description = text(value.description);
  return {
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(allowed.length === 0 ? {} : { enum: allowed }),
    ...(description === undefined ? {} : { description }),
  };
}

/** `schemes`, `host` and `basePath` of Swagger 2.0 as one base URL; https where it is offered. */
export function readLegacyBaseUrls(root: Place): BaseUrl[] {
  if (!isObject(root.value)) return [];
  const { host, basePath, schemes } = root.value;
  const path = typeof basePath === "string" ? `/${basePath.replace(/^\/+|\/+$/g, "")}` : "";
  const offered = Array.isArray(schemes) ? schemes : [];
  const scheme = offered.includes("https") || !offered.includes("http") ? "https" : "http";
  const bare =
    typeof host === "string"
      ? host
          .trim()
          .replace(/^https?:\/\//, "")
          .replace(/\/+$/, "")
      : "";
  if (bare === "" && (path === "" || path === "/")) return [];
  const url = bare === "" ? path : `${scheme}://${bare}${path === "/" ? "" : path}`;
  return [{ url, variables: new Map(), origin: originOf(child(root, bare === "" ? "basePath" : "host")) }];
}
