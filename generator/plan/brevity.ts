import { maxTools } from "../../templates/runtime/settings/client-limits.ts";
/** How much the texts of a server's tools may say. */
export interface Brevity {
  /** Characters of a tool's description, about: its first sentence may be half as long again. */
  tool: number;
  /** Characters of an argument's description, about. */
  argument: number;
  /** Characters of a description inside an argument, about. */
  nested: number;
  /** Whether schemas show examples. */
  examples: boolean;
  /** Texts may have so many characters, or more: that is no limit worth telling. */
  longest: number;
  /**
   * Tools are listed without what clients take for granted (see `ToolDefinition.terse`), and arguments without phrases that
   * say nothing, or no more than the tool's name.
   */
  terse: boolean;
}

/** What the texts may say when nobody set a budget: less where no client lists all tools. */
export function usualBrevity(tools: number): Brevity {
  return tools > maxTools
    ? { tool: 120, argument: 56, nested: 60, examples: true, longest: 500, terse: true }
    : {
        tool: 320,
        argument: 160,
        nested: 160,
        examples: true,
        longest: Number.POSITIVE_INFINITY,
        terse: false,
      };
}

/** The steps by which a surface gives up texts to fit a budget: the first loses least. */
export function brieferTexts(tools: number): { says: string; brevity: Brevity }[] {
  const usual = usualBrevity(tools);
  const short = 60;
  const argument = tools > maxTools ? 40 : short;
  const nested = Math.min(argument, usual.nested);
  const terse = { ...usual, examples: false, terse: true };
  return [
    { says: "examples and what clients take for granted are left out", brevity: terse },
    {
      says: `descriptions of arguments are cut to about ${argument} characters`,
      brevity: { ...terse, argument, nested },
    },
    {
      says: `descriptions of tools are cut to about ${short} characters`,
      brevity: { ...terse, argument, nested, tool: short },
    },
  ];
}

/** A description of an argument, "" when that says no more than the name. */
export interface ShownText {
  text: string;
  isShortened: boolean;
}

/** How texts are shown in one plan, and how many were changed by it. */
export interface Texts {
  brevity: Brevity;
  /** Descriptions of tools, and of arguments and what is inside them, that are shorter than the document has them. */
  shortened: { tools: number; arguments: number };
  /** Descriptions of arguments that only repeated a name. */
  repeating: number;
  /** Descriptions of arguments that were shown already: documents repeat half of them. */
  known: Map<string, ShownText>;
}

export function textsOf(brevity: Brevity): Texts {
  return { brevity, shortened: { tools: 0, arguments: 0 }, repeating: 0, known: new Map() };
}

/** The texts of a server of so many tools, without a budget. */
export const usualTexts = (tools: number): Texts => textsOf(usualBrevity(tools));
