/** What `mcpgen ci run` knows of the place where changes are proposed. */

/** A proposed change, open or not. */
export interface PullRequest {
  number: number;
  url: string;
  state: "open" | "merged" | "closed";
  title: string;
  body: string;
  /** The commit that it proposes last. */
  head: string;
}

/** What a reviewer reads. The title is of our own words; the text is Markdown in which what the document says is escaped. */
export interface ProposalText {
  title: string;
  body: string;
}

/** A forge such as GitHub. Branches are already pushed when one of these is called. */
export interface Forge {
  /** The newest pull request of the branch, whatever its state. */
  find(branch: string): Promise<PullRequest | undefined>;
  open(branch: string, base: string, text: ProposalText): Promise<PullRequest>;
  update(number: number, text: ProposalText): Promise<void>;
  close(number: number): Promise<void>;
}

/** What became of a run. */
export type Outcome =
  | { kind: "unchanged"; closed?: PullRequest }
  /** It is proposed as it is now; nothing was pushed. */
  | { kind: "standing"; pullRequest: PullRequest }
  /** A person closed just this proposal. */
  | { kind: "declined"; pullRequest: PullRequest }
  | { kind: "opened" | "updated"; pullRequest: PullRequest }
  /** Without a forge: the branch is there, since now or before, and nobody was told. */
  | { kind: "pushed"; branch: string; isNew: boolean };
