// Keeps the first redirect of a run.

import type { LoadStats } from "../../model/evidence.ts";
import { isRedirect } from "../../model/http-status.ts";

/** Longer addresses are cut. */
const maxLocationLength = 500;

export interface Redirects {
  /** @param headers alternating names and values */
  readonly receiveHead: (statusCode: number, headers: readonly string[]) => void;
  /** Null without a redirect. */
  readonly first: () => LoadStats["redirect"];
}

export function createRedirects(): Redirects {
  let first: LoadStats["redirect"] = null;
  return {
    receiveHead: (status, headers) => {
      if (first !== null || !isRedirect(status)) return;
      const at = headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === "location");
      first = { status, location: at < 0 ? null : (headers[at + 1] ?? "").slice(0, maxLocationLength) };
    },
    first: () => first,
  };
}
