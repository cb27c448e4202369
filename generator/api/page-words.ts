/** What the name of an answer's member says of the pages of that answer. */
export interface PageWord {
  /** It leads to the next page. */
  leadsOn: boolean;
  /** The last record leads on only where another member says whether there are more. */
  isLastRecord: boolean;
  saysMore: boolean;
  /** It leads on where nothing else does: beside the records, or told with the pages. */
  isCursor: boolean;
  /** It may be an object that is the next page, or says where that is. */
  isNextPage: boolean;
  /** It may be an object in which APIs keep such members. */
  isAboutPages: boolean;
}

const leadingOn =
  /^(next|nextcursor|nextpage|nextpagecursor|nextpagetoken|nexttoken|nextmarker|nextkey|nextpageur[il]|nextur[il]|nextlink|odatanextlink|nextoffset|continuationtoken|nextcontinuationtoken|paginationkey|endcursor)$/;
const aboutPages =
  /^(meta|metadata|page|pages|paging|pageinfo|pagination|responsemetadata|links|cursor|cursors)$/;

/** Documents have few names for the members of very many answers. */
const known = new Map<string, PageWord | null>();

/** What a name says of pages; null for nothing, as of nearly all names. Only letters count. */
export function pageWord(name: string): PageWord | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  const letters = lettersOf(name);
  const word: PageWord = {
    leadsOn: leadingOn.test(letters),
    isLastRecord: /^last[a-z]*id$/.test(letters),
    saysMore: letters === "hasmore",
    isCursor: letters === "cursor",
    isNextPage: letters === "next" || letters === "nextpage",
    isAboutPages: aboutPages.test(letters),
  };
  const said = Object.values(word).includes(true) ? word : null;
  known.set(name, said);
  return said;
}

/** The letters of a name, in lower case. */
export function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
