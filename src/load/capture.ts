// What a step captures from its response.
import { query } from "jsonpath-rfc9535";
import type { Capture, Json } from "../scenario/scenario.ts";

/** @param headers names and values in turn, as they came */
export function captured({ from }: Capture, body: string, headers: readonly string[]): Json | undefined {
  switch (from.kind) {
    case "json":
      return jsonAt(body, from.path);
    case "header":
      return valuesOf(headers, from.name)[0];
    case "cookie":
      return valuesOf(headers, "set-cookie")
        .map((cookie) => /^\s*([^=;]+?)\s*=\s*([^;]*?)\s*(;|$)/.exec(cookie) ?? [])
        .find(([, name]) => name === from.name)?.[2];
    default:
      return from satisfies never;
  }
}

/** For people: what was looked for. */
export function shownCapture({ from }: Capture): string {
  return from.kind === "json" ? `json ${from.path}` : `${from.kind} ${from.name}`;
}

function jsonAt(body: string, path: string): Json | undefined {
  try {
    // A null is none: nothing could be sent of it.
    return (query(JSON.parse(body), path)[0] as Json | undefined) ?? undefined;
  } catch {
    return undefined;
  }
}

function valuesOf(headers: readonly string[], wanted: string): readonly string[] {
  return headers.flatMap((name, at) =>
    at % 2 === 0 && name.toLowerCase() === wanted.toLowerCase() ? [headers[at + 1] ?? ""] : [],
  );
}
