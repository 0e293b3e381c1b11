// The outcome of a capture.

import type { Json } from "../../model/scenario.ts";
/** `why` is a clause about the response, for people: what was looked for and what was seen. It holds no values. */
export type Captured = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly why: string };
