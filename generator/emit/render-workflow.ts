import workflowTemplate from "../../templates/text/mcpgen.yml.hbs";
import { InputError } from "../diagnostics/diagnostic.ts";

/** What the workflow of a vendor's repository is made of: the person's own words only, nothing of a document. */
export interface WorkflowChoices {
  /** Paths from the root of the repository with `/`, or URLs. */
  specs: readonly string[];
  /** Curation files and overlays that lie there. */
  watched: readonly string[];
  /** Options of `mcpgen ci run`: flags and values, each an argument of its own. */
  options: readonly string[];
  /** Branch whose changes count. */
  base: string;
  /** How npm installs the mcpgen that package.json there names; absent when it names none. */
  install?: "ci" | "install";
  version: string;
}

/** Every Monday; documents that are fetched, every day. Not on the hour, when everybody's run. */
const crons = { weekly: "17 4 * * 1", daily: "17 4 * * *" };

/** `.github/workflows/mcpgen.yml`. @throws InputError for a name that a shell or YAML could read otherwise. */
export function renderWorkflow(choices: WorkflowChoices): string {
  const { specs, watched, options, base, install, version } = choices;
  const isFetched = specs.some(isUrl);
  const program = install !== undefined ? ["npx", "mcpgen"] : ["npx", "--yes", `mcpgen@${version}`];
  return workflowTemplate({
    cron: isFetched ? crons.daily : crons.weekly,
    base: plain(base),
    paths: [...specs.filter((spec) => !isUrl(spec)), ...watched, ".github/workflows/mcpgen.yml"].map(plain),
    isFetched,
    install,
    run: [...program, "ci", "run", ...specs, ...options].map(quoted).join(" "),
  });
}

function isUrl(spec: string): boolean {
  return /^https?:\/\//i.test(spec);
}

/** An argument of the shell: of a closed alphabet in which quotes and spaces are not. */
function quoted(argument: string): string {
  const text = plain(argument);
  return /[?&=~*]/.test(text) ? `'${text}'` : text;
}

function plain(text: string): string {
  if (/^[A-Za-z0-9@%+,./:?&=~_-]+$/.test(text)) return text;
  throw new InputError("workflow-refused", `${JSON.stringify(text)} cannot stand in a workflow.`);
}
