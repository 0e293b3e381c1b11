// What a step captures from its response.
import type { Capture, Json } from "../../model/scenario.ts";
import { cookieAt } from "./cookie.ts";
import { valuesOf } from "./headers.ts";
import { jsonAt } from "./json-path.ts";

/** `why` is a clause about the response, for people: what was looked for and what was seen. It holds no values. */
export type Captured = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly why: string };

/**
 * @param body of a capture from JSON; null where it has more than is kept
 * @param headers names and values in turn, as they came
 */
export function captured(
  { from }: Capture,
  body: Buffer | null,
  headers: readonly string[],
  epochMs: number,
): Captured {
  switch (from.kind) {
    case "json":
      return jsonAt(from.path, body, headers);
    case "header": {
      const [value] = valuesOf(headers, from.name);
      return value === undefined ? { ok: false, why: `header ${from.name} is not in it` } : { ok: true, value };
    }
    case "cookie":
      return cookieAt(headers, from.name, epochMs);
    default:
      return from satisfies never;
  }
}

/** Whether it needs the body. */
export function isOfBody({ from }: Capture): boolean {
  return from.kind === "json";
}
