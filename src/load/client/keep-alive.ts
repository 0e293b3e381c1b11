// Reads how long a server keeps an idle connection open.

/** A server may close its connection this much earlier than it announces. */
const marginMs = 1_000;

/**
 * The idle time after which a client should close its connection, by the response's `Keep-Alive: timeout=SECONDS`. Null
 * without this header.
 * @param headers alternating names and values
 */
export function safeIdleMs(headers: readonly string[]): number | null {
  const at = headers.findIndex((name, index) => index % 2 === 0 && /^keep-alive$/i.test(name));
  const seconds = /(?:^|[\s,;])timeout=(\d{1,6})/i.exec(headers[at + 1] ?? "")?.[1];
  if (at < 0 || seconds === undefined) return null;
  const announcedMs = Number(seconds) * 1_000;
  return Math.max(announcedMs - marginMs, announcedMs / 2);
}

/** Passes on the idle time of the first response only, because a server announces the same time in each response. */
export function firstIdleTime(limitIdle: (ms: number) => void): (headers: readonly string[]) => void {
  let isKnown = false;
  return (headers) => {
    if (isKnown) return;
    isKnown = true;
    const ms = safeIdleMs(headers);
    if (ms !== null) limitIdle(ms);
  };
}
