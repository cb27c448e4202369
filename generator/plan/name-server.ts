import { isDeviceName, isHash, longestSource, splitWords, titleOf, toAscii } from "./words.ts";

/** What a server's name can come from, best first. */
export interface NameSources {
  /** `--name`, or the curation's. */
  given?: string;
  /** File name of the document without its extension. */
  fileStem?: string;
  /** Title of the document (OpenAPI 3.1.1, 4.8.2). */
  title?: string;
  /** Host of the API, or a URL with it. */
  host?: string;
}

const longestName = 40;

/** A file called by these words only does not say which API it describes. */
const ordinaryWords = new Set(
  `openapi open swagger oas oas3 spec specs specification specifications api apis schema schemas index doc docs
  documentation definition definitions reference contract document rest http https json yaml yml public private internal
  external official original final latest current stable draft beta alpha prod production dev development staging test
  bundle bundled full merged resolved dereferenced combined main master root default base input output file download src
  source example sample untitled new old copy tmp temp stdin spec3 spec2 overlay v`.split(/\s+/),
);

/** Words of a title that say what kind of interface it is. */
const titleNoise =
  /(?<![\p{L}\p{N}-])(?:mcp server|open[\s-]?api|apis?|sdk|rest(?:ful)?|https?|documentation|mcp)(?![\p{L}\p{N}-])/giu;

/** What may be left of a title's end then. */
const trailingNoise =
  /(?:[\s\p{P}\p{S}]|(?<=\s)(?:for|of|the|and|v|docs|specifications?|specs?|definitions?|reference|official))+$/giu;

const versionNoise =
  /(?<![\p{L}\p{N}])(?:versions?\s*|rev(?:ision)?\.?\s*|v\.?\s?)?\d+(?:\.\d+)+(?:[-.]?(?:alpha|beta|rc)\w*)?(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:version\s*|v\.?)\d+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\d{4}-\d{2}-\d{2}(?![\p{L}\p{N}])/giu;

/**
 * Name (`[a-z][a-z0-9-]*`, at most 40 characters) and human title of the server. The name is the given one, else the file
 * stem when it is a word that says something, else the title without what documents are called, else the host; `api` when
 * none of them can be used. The title is the document's, else the name in words.
 */
export function nameServer(input: NameSources): { name: string; title: string } {
  const title = cleanTitle(input.title ?? "");
  const name =
    nameOf(wordsOf(input.given ?? "")) ||
    nameOf(stemWords(input.fileStem ?? "")) ||
    nameOf(toAscii(title).lost ? [] : wordsOf(title)) ||
    nameOf(hostWords(input.host ?? "")) ||
    "api";
  return { name, title: /[\p{L}\p{N}]/u.test(title) ? title : titleOf(splitWords(name)) };
}

/** Words joined to a name; empty when there is none. */
function nameOf(words: readonly string[]): string {
  const usable = words.slice(words.findIndex((word) => /^[a-z]/.test(word)));
  if (!/^[a-z]/.test(usable[0] ?? "")) return "";
  let name = usable[0] ?? "";
  for (const word of usable.slice(1)) {
    if (name.length + 1 + word.length > longestName) break;
    name += `-${word}`;
  }
  name = name.slice(0, longestName);
  return isDeviceName(name) ? `${name}-api` : name;
}

/** Lower-case runs of letters and digits: inner capitals separate nothing, `ElevenLabs` is one word. */
const wordsOf = (text: string): string[] =>
  toAscii(text.slice(0, longestSource))
    .text.toLowerCase()
    .replace(/'s\b/g, "")
    .replaceAll("'", "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");

/** A stem that is a word, except where it only says "specification", or is a hash. */
function stemWords(stem: string): string[] {
  if (stem.length > longestSource) return [];
  if (!/^[a-z][a-z0-9-]*$/.test(stem) || isHash(stem)) return [];
  const words = stem.split("-").filter((word) => word !== "");
  const isOrdinary = (word: string): boolean =>
    ordinaryWords.has(word) ||
    ordinaryWords.has(word.replace(/\d+$/, "")) ||
    /^(?:v|rc)?\d+$/.test(word) ||
    isHash(word);
  return words.every(isOrdinary) ? [] : words;
}

/** "Retell SDK" is "Retell", "Discord HTTP API (Preview)" is "Discord"; empty when nothing is left. */
function cleanTitle(text: string): string {
  let title = text
    .slice(0, longestSource)
    .replace(/[\p{C}\p{Z}\s]+/gu, " ")
    .replace(/\s*(?:\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|<[^<>]*>)\s*/g, " ")
    .replace(/(?<=\p{Ll})(?<!Open)(?:API|SDK)(?![\p{L}\p{N}])/gu, "")
    .replace(versionNoise, " ")
    .replace(titleNoise, " ");
  // "GitHub's … + Octokit extension": what is added is not the API.
  title = title.split(/\s\+\s/)[0] ?? title;
  title = ` ${title}`
    .replace(/\s+/g, " ")
    .replace(trailingNoise, "")
    .replace(/^(?:[\s\p{P}\p{S}]|(?:for|of|to)(?=\s))+/u, "")
    .replace(/['’]s$/u, "")
    .replace(/\s+([,:;])/g, "$1");
  return title.length > 80
    ? (title.slice(0, 80).match(/^.*(?=\s)/u)?.[0] ?? title.slice(0, 80).replace(/[\ud800-\udbff]$/, ""))
    : title;
}

/** Below these everybody has a name of their own, so the label before them counts. */
const platforms =
  /\.(?:herokuapp\.com|azurewebsites\.net|azure-api\.net|vercel\.app|netlify\.app|github\.io|gitlab\.io|onrender\.com|fly\.dev|pages\.dev|workers\.dev|web\.app|firebaseapp\.com|appspot\.com|run\.app|railway\.app|ngrok\.io|ngrok\.app|ngrok-free\.app|readthedocs\.io)$/;

/** Labels that say where a host stands, not whose it is. */
const hostNoise =
  /^(?:xn--.*|www\d*|apis?|rest|docs?|dev|develop|staging|stage|sandbox|prod|gateway|swagger|openapi|v\d+)$/;

/** The label that somebody registered: `api.example.co.uk` is example. None for an address, `localhost`, a template. */
function hostWords(text: string): string[] {
  const host = text
    .slice(0, longestSource)
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
    .replace(/[/?#].*$/s, "")
    .replace(/^[^@]*@/, "")
    .replace(/:\d*$/, "")
    .replace(/\.$/, "");
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host) || /^[\d.]+$/.test(host)) return [];
  if (/(?:^|\.)(?:localhost|local|internal|localdomain|invalid|arpa)$/.test(host)) return [];
  const labels = host
    .replace(platforms, ".")
    .split(".")
    .filter((label) => label !== "");
  if (host.search(platforms) < 0) {
    if (labels.length > 1) labels.pop();
    if (
      labels.length > 1 &&
      /\.[a-z]{2}$/.test(host) &&
      /^(?:co|com|org|net|ac|gov|edu|ne|or|go|gob|gub|ltd|plc|me|nom)$/.test(labels.at(-1) ?? "")
    ) {
      labels.pop();
    }
  }
  const says = (label: string): boolean => !hostNoise.test(label) && !isHash(label);
  return wordsOf(labels.findLast(says) ?? "");
}
