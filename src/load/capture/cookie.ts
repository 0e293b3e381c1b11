// A cookie that a response sets, as a browser would keep it (RFC 6265).

import { valuesOf } from "./headers.ts";
import type { Captured } from "./types.ts";

/** The last one of this name: a response may clear a cookie and set it again. */
export function cookieAt(headers: readonly string[], wanted: string, epochMs: number): Captured {
  const cookie = valuesOf(headers, "set-cookie").findLast((each) => pairOf(each)?.name === wanted);
  if (cookie === undefined) return { ok: false, why: `cookie ${wanted} is not in it` };
  if (isExpired(cookie, epochMs)) return { ok: false, why: `cookie ${wanted} has expired in it` };
  const value = pairOf(cookie)?.value ?? "";
  return value === "" ? { ok: false, why: `cookie ${wanted} is empty in it` } : { ok: true, value };
}

function pairOf(part: string): { readonly name: string; readonly value: string } | null {
  const [, name, value] = /^\s*([^=;]+?)\s*=\s*([^;]*?)\s*(?:;|$)/.exec(part) ?? [];
  return name === undefined || value === undefined ? null : { name, value };
}

/** Max-Age goes before Expires. What can't be read is as if it were not there. */
function isExpired(cookie: string, epochMs: number): boolean {
  const maxAge = attributeOf(cookie, "max-age");
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0;
  const expires = attributeOf(cookie, "expires") ?? "";
  // Date.parse takes a lone number for a year.
  return /\d:\d\d/.test(expires) && Date.parse(expires) <= epochMs;
}

function attributeOf(cookie: string, wanted: string): string | undefined {
  const attributes = cookie.split(";").slice(1).map(pairOf);
  return attributes.findLast((attribute) => attribute?.name.toLowerCase() === wanted)?.value;
}
