import type { BaseUrl, BaseUrlVariable } from "./model.ts";
import {
  child,
  entries,
  isObject,
  members,
  originOf,
  type Place,
  type Reading,
  shown,
  text,
} from "./reading.ts";

/** The Server Objects (OpenAPI 3.1.1, 4.8.5) of one level: document, path item or operation. */
export function readBaseUrls(reading: Reading, level: Place): BaseUrl[] {
  if (reading.dialect === "2.0" || !isObject(level.value) || level.value.servers === undefined) return [];
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

/** Tells of the base URLs of one level beyond the first, which alone is called. */
export function loseBaseUrls(reading: Reading, baseUrls: readonly BaseUrl[], owner: string): void {
  const [first, ...others] = baseUrls;
  const urls = [...new Set(others.map(({ url }) => url))].filter((url) => url !== first?.url);
  if (first === undefined || urls.length === 0) return;
  const [document = "", pointer = ""] = (others[0] as BaseUrl).origin.split("#");
  const list = urls.slice(0, 6).map(shown).join(", ");
  reading.losses.push({
    code: "base-url-alternative",
    subject: urls.join(" "),
    owner,
    place: { value: undefined, document, pointer },
    sentence: (owners) =>
      `Further base URLs of ${owners} are not called unless the operator names them: ${list}.`,
  });
}

/** Tells of an operation of Swagger 2.0 whose own `schemes` leave out the one that is used. */
export function loseSchemes(reading: Reading, operation: Place, used: readonly BaseUrl[]): void {
  if (reading.dialect !== "2.0") return;
  const own = child(operation, "schemes");
  const [scheme] = used[0]?.url.split("://") ?? [];
  if (!Array.isArray(own.value) || own.value.includes(scheme)) return;
  const list = own.value.map(shown).join(", ");
  reading.losses.push({
    code: "base-url-alternative",
    subject: list,
    owner: reading.operation,
    place: own,
    sentence: (owners) =>
      `${owners} names schemes of its own (${list}), but is called over that of the document.`,
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
  const path = typeof basePath === "string" ? `/${basePath.replace(/^\/+|(?<!\/)\/+$/g, "")}` : "";
  const offered = Array.isArray(schemes) ? schemes : [];
  const scheme = offered.includes("https") || !offered.includes("http") ? "https" : "http";
  const bare =
    typeof host === "string"
      ? host
          .trim()
          .replace(/^https?:\/\//, "")
          .replace(/(?<!\/)\/+$/, "")
      : "";
  if (bare === "" && (path === "" || path === "/")) return [];
  const url = bare === "" ? path : `${scheme}://${bare}${path === "/" ? "" : path}`;
  return [{ url, variables: new Map(), origin: originOf(child(root, bare === "" ? "basePath" : "host")) }];
}
