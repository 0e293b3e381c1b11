/** Outcomes of the requests of a load phase. */
export interface RequestCounts {
  /** Responses received, of any status. */
  readonly requests: number;
  /** Requests without a response: socket errors, dropped requests and timeouts. */
  readonly errors: number;
  /** Failed responses: a status other than 2xx and 3xx or, in a scenario, an unexpected response. */
  readonly non2xx: number;
}

/** (errors + non2xx) ÷ (requests + errors); null if no request got a response or an error. */
export function errorRateOf({ requests, errors, non2xx }: RequestCounts): number | null {
  const sent = requests + errors;
  return sent === 0 ? null : (errors + non2xx) / sent;
}
