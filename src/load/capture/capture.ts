// What a step captures from its response.

import type { Capture } from "../../model/scenario.ts";
import { cookieAt } from "./cookie.ts";
import { valuesOf } from "./headers.ts";
import { jsonAt } from "./json-path.ts";
import type { Captured } from "./types.ts";

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
