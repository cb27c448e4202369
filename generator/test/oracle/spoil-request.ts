import type { WireDocument } from "./document.ts";
import type { RecordedRequest } from "./recorded-request.ts";
import type { SampleCall } from "./sample-calls.ts";
export interface Spoilt { damage: string; spoilt: RecordedRequest }
export function spoilRequest(_d: WireDocument, _c: SampleCall, _u: readonly string[], _r: RecordedRequest): Spoilt[] { return []; }
