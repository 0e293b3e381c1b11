// Kinds of HTTP status.

/** True for a response that did not fail, unless a scenario expects other statuses. Redirects (3xx) are successful. */
export function isSuccessStatus(status: number): boolean {
  return status >= 200 && status < 400;
}

const redirects = new Set([301, 302, 303, 307, 308]);

/** 304 is not a redirect: it responds to a conditional request. */
export function isRedirect(status: number): boolean {
  return redirects.has(status);
}

/** Half, less a margin: if every second response is a redirect, the load may end before the last one. */
export const maxRedirectRate = 0.49;
