// The outcome of a capture.

import type { Json } from "../../model/scenario.ts";

/** `why` names the expected value and describes the response. It contains names only: values may be secret. */
export type Captured = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly why: string };
