// Keeps the first redirect of a run, and decides whether the redirects of a scenario are its real work.

import type { LoadStats } from "../../model/evidence.ts";
import { isRedirect, maxRedirectRate } from "../../model/http-status.ts";
import type { Step } from "../../model/scenario.ts";
import type { StepTally } from "./step-stats.ts";

/** Longer addresses are cut. */
const maxLocationLength = 500;

export interface Redirects {
  /**
   * @param headers alternating names and values
   * @param step null without a scenario
   */
  readonly receiveHead: (statusCode: number, headers: readonly string[], step: Step | null) => void;
  /** Null without a redirect. */
  readonly first: () => LoadStats["redirect"];
}

export function createRedirects(): Redirects {
  let first: LoadStats["redirect"] = null;
  return {
    receiveHead: (status, headers, step) => {
      if (first !== null || !isRedirect(status)) return;
      const at = headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === "location");
      const location = at < 0 ? null : (headers[at + 1] ?? "").slice(0, maxLocationLength);
      first = { status, location, request: step?.name ?? null };
    },
    first: () => first,
  };
}

/** The counts of a step that say whether its redirects are its work. */
type RedirectTally = Pick<StepTally, "requests" | "redirects" | "formRedirects">;

/** True if the redirects of a scenario are few, or if its requests list their status in `expect`. */
export function areRedirectsExpected(tallies: Iterable<RedirectTally>): boolean {
  const sum = { requests: 0, redirects: 0, formRedirects: 0 };
  for (const { requests, redirects, formRedirects } of tallies) {
    sum.requests += requests;
    sum.redirects += redirects;
    sum.formRedirects += formRedirects;
  }
  // A form responds with a redirect to a page, which the next request gets. A login that the app asks for looks the same,
  // but no page follows.
  const pages = sum.requests - sum.redirects;
  const unexpected = sum.redirects - Math.min(sum.formRedirects, pages);
  return unexpected < sum.requests * maxRedirectRate;
}

/** True for the usual response to a form. */
export function isFormRedirect({ method }: Pick<Step, "method">, status: number): boolean {
  return method !== "GET" && method !== "HEAD" && (status === 302 || status === 303);
}
