import type { Selector } from "../curation/model.ts";
import { fitsSelector, isCalled, readSelector } from "./match-selector.ts";

const operation = {
  method: "POST",
  path: "/call/{id}/end",
  operationId: "CallController_end",
  tags: ["Calls", "Voice (beta)"],
  deprecated: true,
};

test.each<[selector: Selector, want: boolean]>([
  ["CallController_end", true],
  ["CallController_en", false],
  ["Call*", true],
  ["*_end", true],
  ["*Controller*", true],
  ["POST /call/{id}/end", true],
  ["post /call/{id}/end", true],
  ["GET /call/{id}/end", false],
  [{ operationId: "CallController_*" }, true],
  [{ operationId: ["other", "CallController_end"] }, true],
  [{ tag: "Calls" }, true],
  [{ tag: "calls" }, false],
  [{ tag: "Voice (beta)" }, true],
  [{ tag: "Voice*" }, true],
  [{ path: "/call/{id}/end" }, true],
  [{ path: "call/{id}/end" }, true],
  [{ path: "/call/*/end" }, true],
  [{ path: "/call/*" }, false],
  [{ path: "/call/**" }, true],
  [{ path: "/call/{id}/end/**" }, true],
  [{ path: "/**/end" }, true],
  [{ path: "/**" }, true],
  [{ path: "**" }, true],
  [{ path: "/cal*/**" }, true],
  [{ path: "/ca**d" }, true],
  [{ path: "/call" }, false],
  [{ path: "/calls/**" }, false],
  [{ path: "/call/.id./end" }, false],
  [{ method: "post" }, true],
  [{ method: ["GET", "POST"] }, true],
  [{ method: "GET" }, false],
  [{ deprecated: true }, true],
  [{ deprecated: false }, false],
  [{ tag: "Calls", method: "GET" }, false],
  [{ tag: "Calls", method: "POST", deprecated: true, path: "/call/**" }, true],
  [{}, false],
])("%j fits: %s", (selector, want) => {
  expect(fitsSelector(readSelector(selector), operation)).toBe(want);
});

test.each<[written: string, want: boolean]>([
  ["CallController_end", true],
  ["CallController_*", false],
  ["POST  /call/{id}/end", true],
  ["/call/{id}/end", false],
])("it is called %j: %s", (written, want) => {
  expect(isCalled(operation, written)).toBe(want);
});
