import type { UpstreamResponse } from "../upstream/http-message.ts";
import type { JsonCut } from "./cut-json.ts";
import { groupDigits } from "./group-digits.ts";

const askForLess =
  "To see the rest, ask for less at a time: use the arguments of the tool that filter, page or choose fields.";
const raiseCap = "The operator of this server can allow longer answers with --max-response.";

/** Says what is missing from a JSON answer that was cut, and how to get it: `told` is what a caller can do, if anything. */
export function describeJsonCut(
  response: UpstreamResponse,
  wholeChars: number,
  cut: JsonCut,
  told?: string,
): string {
  const { keptElements, totalElements, member, text } = cut;
  const kept =
    keptElements === undefined
      ? `only its ${text.startsWith('"') ? "beginning is" : "first members are"} shown`
      : `${groupDigits(keptElements)}${totalElements === undefined ? "" : ` of ${groupDigits(totalElements)}`} elements of ${member ?? "the array"} are shown`;
  const follows = totalElements === undefined ? " What follows them is missing as well." : "";
  const size = sizes(response, wholeChars, text.length);
  return `This answer was cut: ${kept}.${follows} ${size} ${advice(response, told)}`;
}

/** Says that a text was cut, how much is missing, and how to get it. */
export function describeTextCut(
  response: UpstreamResponse,
  wholeChars: number,
  shownChars: number,
  told?: string,
): string {
  if (response.stillOpen === true && shownChars === wholeChars) {
    return "The API was still sending when the time for the call was over: these are the events until then. The operator of this server can allow more time with --timeout.";
  }
  return `This answer was cut: only its beginning is shown. ${sizes(response, wholeChars, shownChars)} ${advice(response, told)}`;
}

function sizes(response: UpstreamResponse, wholeChars: number, shownChars: number): string {
  if (!response.truncated)
    return `It has ${groupDigits(wholeChars)} characters, of which ${groupDigits(shownChars)} are shown.`;
  const { totalBytes, body } = response;
  const whole = totalBytes === undefined ? `more than ${groupDigits(body.length)}` : groupDigits(totalBytes);
  return `It has ${whole} bytes, of which ${groupDigits(body.length)} were read.`;
}

function advice(response: UpstreamResponse, told = askForLess): string {
  return response.truncated ? `${told} ${raiseCap}` : told;
}
