import { retryAfterMs } from "../upstream/retry-delay.ts";

const changeArguments = "Correct the arguments as the message says and call again.";
const afterFailure =
  "the call may have taken effect all the same, so look before you repeat one that changes something.";

/** What a model reads after each status; 429 is below, with its wait. */
const steps: Record<number, string> = {
  400: changeArguments,
  401: "The API did not accept the credential, and calling again will not change that. Where callers bring their own, check what your client sends, such as its Authorization header; else the operator of this server should check the key or token that it was started with, which its doctor command tests.",
  402: "The account behind the credential lacks credit or a plan for this. Tell the user.",
  403: "The credential is valid but has no right to do this. Use another resource, or ask the operator for a credential with that right.",
  404: "Nothing is there. Check the identifiers in the arguments, for example with a tool that lists what exists.",
  405: "The API does not offer this operation at this place. Use another tool; calling again will not help.",
  406: "The API cannot answer in the format that was asked for. Leave out arguments that choose a format.",
  408: "The API waited too long for the request. Call again.",
  409: "The call conflicts with the present state. Read the resource as it is now, then decide again.",
  410: "It existed once and is gone for good. Do not ask for it again; list what there is now.",
  412: "The resource changed in the meantime. Read it again and use its present version.",
  413: "What was sent is too large. Send less, or in several calls.",
  414: "The arguments make the address too long. Send fewer or shorter values.",
  415: "The API does not take content of this type. Check the format or the mimeType of what was sent.",
  422: "The arguments are well formed, but the API rejects a value. Correct what the message names and call again.",
  423: "The resource is locked. Call again when it is released.",
  428: "The API wants a condition such as a version. Read the resource first and pass on what it says.",
  451: "This is withheld for legal reasons. Calling again will not help.",
  500: `The API failed; ${afterFailure} If it fails again, tell the user.`,
  501: "The API does not implement this. Use another tool.",
  502: `The API is out of reach behind its gateway. Try again in a moment; ${afterFailure}`,
  503: "The API is overloaded or under maintenance. Try again later.",
  504: `The API took too long to answer its gateway. Ask for less, or try again later; ${afterFailure}`,
};

/** What can be done after an answer of that status (400 and above), with the wait that the API asks for. */
export function adviceAfter(status: number, headers: Record<string, string>): string {
  const wait = retryAfterMs(headers["retry-after"]);
  const seconds = wait === undefined ? undefined : Math.max(1, Math.ceil(wait / 1_000));
  if (status === 429) {
    const when = seconds === undefined ? "a while, at least some seconds," : secondsText(seconds);
    return `Too many calls. Wait ${when} before you call again, and make fewer calls at a time.`;
  }
  const step = steps[status] ?? (status >= 500 ? steps[500] : changeArguments) ?? changeArguments;
  return seconds === undefined ? step : `${step} The API asks to wait ${secondsText(seconds)}.`;
}

function secondsText(seconds: number): string {
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}
