/** True for a response that did not fail, unless a scenario expects other statuses. Redirects (3xx) count as successful. */
export function isSuccessStatus(status: number): boolean {
  return status >= 200 && status < 400;
}
