/** What became of the requests of a load phase. */
export interface RequestCounts {
  /** Responses received, of any status. */
  readonly requests: number;
  readonly errors: number;
  readonly non2xx: number;
}

/** (errors + non2xx) ÷ (requests + errors); null when nothing was sent. */
export function errorRateOf({ requests, errors, non2xx }: RequestCounts): number | null {
  const sent = requests + errors;
  return sent === 0 ? null : (errors + non2xx) / sent;
}
