// The value of the option mode, before memgate checks the other options.

import type { RawInputs } from "../options/reader.ts";

export function isCommentMode(raw: RawInputs): boolean {
  return raw.get("mode")?.join() === "comment";
}

export function isSizeMode(raw: RawInputs): boolean {
  return raw.get("mode")?.join() === "size";
}
