import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  placeOf
} from "./chunk-TX6DP427.js";

// src/github/publish.ts
async function publish(result, env, token, pullRequest = null) {
  const place = placeOf(env, pullRequest, result.kind === "size" ? result : null);
  if ("missing" in place) return { kind: "refused", notice: `memgate could not write the comment: ${place.missing}` };
  const { commentBody, writeComment } = await import("./comment-HZPVHK6A.js");
  return writeComment(place, token, commentBody(result, place));
}
function describeWritten(written) {
  return written.kind === "refused" ? written.notice : `comment ${written.kind}: ${written.url}`;
}

export {
  publish,
  describeWritten
};
