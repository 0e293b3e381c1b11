// Reads a cookie that a response sets, by the rules of a browser (RFC 6265).

import { valuesOf } from "./headers.ts";
import type { Captured } from "./types.ts";

/** Takes the last cookie of the name: a response may clear a cookie and set it again. */
export function cookieAt(headers: readonly string[], wanted: string, epochMs: number): Captured {
  const cookie = valuesOf(headers, "set-cookie").findLast((each) => pairOf(each)?.name === wanted);
  if (cookie === undefined) return { ok: false, why: `cookie ${wanted} not found` };
  if (isExpired(cookie, epochMs)) return { ok: false, why: `cookie ${wanted} has expired` };
  const value = pairOf(cookie)?.value ?? "";
  return value === "" ? { ok: false, why: `cookie ${wanted} is empty` } : { ok: true, value };
}

function pairOf(part: string): { readonly name: string; readonly value: string } | null {
  const [, name, value] = /^\s*([^=;]+?)\s*=\s*([^;]*?)\s*(?:;|$)/.exec(part) ?? [];
  return name === undefined || value === undefined ? null : { name, value };
}

/** Max-Age takes precedence over Expires. Attributes that cannot be parsed are ignored. */
function isExpired(cookie: string, epochMs: number): boolean {
  const maxAge = attributeOf(cookie, "max-age");
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0;
  const expires = attributeOf(cookie, "expires") ?? "";
  // Date.parse reads a bare number as a year: require a time of day.
  return /\d:\d\d/.test(expires) && Date.parse(expires) <= epochMs;
}

function attributeOf(cookie: string, wanted: string): string | undefined {
  const attributes = cookie.split(";").slice(1).map(pairOf);
  return attributes.findLast((attribute) => attribute?.name.toLowerCase() === wanted)?.value;
}
