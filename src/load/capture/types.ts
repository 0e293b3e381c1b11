// The outcome of a capture.

import type { Json } from "../../model/scenario.ts";

/** `why` describes what was expected and what the response has. It contains no values, which may be secret. */
export type Captured = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly why: string };
