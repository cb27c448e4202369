import { ApiFault } from "../api-fault.ts";
import type { ApiRequest } from "../serve-api.ts";
import { fields, find, present, type RetellState, type Stored, type Version } from "./state.ts";

/** Starts a versioned thing at version 0, a draft. */
export function startVersions(
  state: RetellState,
  kept: Map<string, Version[]>,
  key: string,
  id: string,
  settings: Stored,
): Version {
  const first = {
    ...settings,
    [key]: id,
    version: 0,
    is_published: false,
    last_modification_timestamp: state.tick(),
  };
  kept.set(id, [first]);
  return first;
}

/** Adds a draft that starts as a copy of `base`. */
export function addVersion(state: RetellState, versions: Version[], base: Version): Version {
  const draft = {
    ...base,
    version: newest(versions).version + 1,
    base_version: base.version,
    is_published: false,
    last_modification_timestamp: state.tick(),
  };
  versions.push(draft);
  return draft;
}

/** The version a request asks for in its query: a number, `latest`, `latest_published`, the newest without. */
export function askedVersion(
  kept: ReadonlyMap<string, Version[]>,
  request: ApiRequest,
  key: string,
): Version {
  const versions = find(kept, request, key);
  const { version = "latest" } = request.query;
  if (version === "latest") return newest(versions);
  const matches =
    version === "latest_published"
      ? versions.filter(({ is_published }) => is_published)
      : versions.filter((each) => String(each.version) === version);
  return present(matches.at(-1), request, `version ${version}`);
}

/** Changes the asked version, which must be a draft, by the fields of the body. @throws ApiFault */
export function updateDraft(
  state: RetellState,
  kept: ReadonlyMap<string, Version[]>,
  request: ApiRequest,
  key: string,
): Version {
  const version = askedVersion(kept, request, key);
  if (version.is_published) {
    throw new ApiFault(422, `Version ${version.version} is published and cannot be changed.`);
  }
  return Object.assign(version, fields(request), { last_modification_timestamp: state.tick() });
}

/** The newest version of each. */
export function newestOfEach(kept: ReadonlyMap<string, Version[]>): Version[] {
  return [...kept.values()].map(newest);
}

export function newest(versions: readonly Version[]): Version {
  const last = versions.at(-1);
  if (last === undefined) throw new Error("A versioned thing has at least one version.");
  return last;
}
