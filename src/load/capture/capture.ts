// Captures a value from a response.

import type { Capture } from "../../model/scenario.ts";
import { cookieAt } from "./cookie.ts";
import { valuesOf } from "./headers.ts";
import { jsonAt } from "./json-path.ts";
import type { Captured } from "./types.ts";

/**
 * @param body null if it is larger than `maxBodyBytes`; only captures from JSON read it
 * @param headers alternating names and values, in the order received
 * @param epochMs the current time, to check whether a cookie has expired
 * @param mask masks secrets in the part of the response that a failure quotes
 */
export function captureValue(
  { from }: Capture,
  body: Buffer | null,
  headers: readonly string[],
  epochMs: number,
  mask: (quoted: string) => string,
): Captured {
  switch (from.kind) {
    case "json":
      return jsonAt(from.path, body, headers, mask);
    case "header": {
      const [value] = valuesOf(headers, from.name);
      return value === undefined ? { ok: false, why: `header ${from.name} not found` } : { ok: true, value };
    }
    case "cookie":
      return cookieAt(headers, from.name, epochMs);
    default:
      return from satisfies never;
  }
}

/** Returns true if the capture reads the response body. */
export function needsBody({ from }: Capture): boolean {
  return from.kind === "json";
}
