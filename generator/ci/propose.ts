import { commitPackage, type Package } from "./commit-package.ts";
import type { Forge, Outcome, ProposalText, PullRequest } from "./model.ts";
import { holdsAll, proposesTheSame, pushBranch, readRemoteBranch } from "./push-branch.ts";
import type { Repository } from "./repository.ts";

export interface Proposal {
  repository: Repository;
  package: Package;
  branch: string;
  base: string;
  text: ProposalText;
  /** Throws when the package must not be proposed; asked before anything is pushed. */
  check(): Promise<void>;
  /** Undefined only pushes. */
  forge: Forge | undefined;
  env: NodeJS.ProcessEnv;
}

/**
 * Proposes the package as it is in the working tree: one branch, one pull request, however often it is run. What is proposed
 * already is left as it is; what a person closed stays closed; a proposal that nothing is left of is closed.
 */
export async function propose(proposal: Proposal): Promise<Outcome> {
  const { repository, branch, base, text, forge, env } = proposal;
  const { folder } = proposal.package;
  const commit = await commitPackage(repository, proposal.package, text.title);
  const existing = await readRemoteBranch(repository, branch, env);
  if (commit === undefined) return await closeStale(forge, branch, existing?.isOurs === true);
  const isThere =
    existing !== undefined &&
    ((await proposesTheSame(repository, existing.tip, commit, folder)) ||
      (!existing.isOurs && (await holdsAll(repository, existing.tip, commit, folder))));
  if (!isThere) {
    await proposal.check();
    await pushBranch(repository, branch, commit, existing, env);
  }
  if (forge === undefined) return { kind: "pushed", branch, isNew: !isThere };
  const found = await forge.find(branch);
  if (found?.state === "open") return await bringUpToDate(forge, found, text, isThere);
  if (isThere && found?.state === "closed" && found.head === existing?.tip)
    return { kind: "declined", pullRequest: found };
  return { kind: "opened", pullRequest: await forge.open(branch, base, text) };
}

async function closeStale(forge: Forge | undefined, branch: string, isOurs: boolean): Promise<Outcome> {
  const found = isOurs ? await forge?.find(branch) : undefined;
  if (found?.state !== "open") return { kind: "unchanged" };
  await forge?.close(found.number);
  return { kind: "unchanged", closed: found };
}

/** A person's own title stays as long as nothing new is proposed. */
async function bringUpToDate(
  forge: Forge,
  found: PullRequest,
  text: ProposalText,
  isThere: boolean,
): Promise<Outcome> {
  if (isThere) return { kind: "standing", pullRequest: found };
  await forge.update(found.number, text);
  return { kind: "updated", pullRequest: found };
}
