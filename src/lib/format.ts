// Figures for people. Rounding happens here and nowhere else.

const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** Bytes in a binary unit with at most one decimal: `118.2 MiB`, `1.5 GiB`, `512 B`. */
export function bytes(value: number): string {
  const exponent = value < 1024 ? 0 : Math.min(Math.floor(Math.log2(value) / 10), units.length - 1);
  return `${trimmed(value / 1024 ** exponent)} ${units[exponent]}`;
}

/** Bytes in a binary unit and exactly. */
export function bytesExactly(value: number): string {
  return value < 1024 ? bytes(value) : `${bytes(value)} (${integer(value)} B)`;
}

/** A ratio in percent with at most one decimal: `92.3 %`. */
export function percent(ratio: number): string {
  return `${trimmed(ratio * 100)} %`;
}

/** Rounded, with a comma every three digits. Intl's own takes 30 ms at its first call: no sample is taken meanwhile. */
export function integer(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** So many a second: with a decimal where there are few. */
export function rate(perSecond: number): string {
  return perSecond < 10 ? trimmed(perSecond) : integer(perSecond);
}

/** A duration: `23 ms`, `4.2 s`, `12 min 5 s`. */
export function time(ms: number): string {
  if (ms < 1_000) return `${trimmed(ms, ms < 10 ? 1 : 0)} ms`;
  if (ms < 60_000) return `${trimmed(ms / 1_000)} s`;
  const seconds = Math.round(ms / 1_000);
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A latency of autocannon, which counts whole milliseconds. */
export function latency(ms: number): string {
  return ms < 1 ? "< 1 ms" : time(ms);
}

/**
 * How a peak stands to the highest that passes. Where both would round to the same percentage, exact bytes tell which
 * side it is on.
 */
export function peakAgainst(peakBytes: number, limitBytes: number, maxRatio: number): string {
  const ratio = peakBytes / limitBytes;
  const stands = `peak ${bytes(peakBytes)} is ${percent(ratio)} of the ${bytes(limitBytes)} limit; allowed ${percent(maxRatio)}`;
  if (percent(ratio) !== percent(maxRatio) || ratio === maxRatio) return stands;
  const difference = Math.abs(peakBytes - maxRatio * limitBytes);
  const amount = difference < 1 ? "less than 1 B" : `${integer(difference)} B`;
  return `${stands} (${amount} ${ratio > maxRatio ? "above" : "below"} it: ${integer(peakBytes)} B of ${integer(limitBytes)} B)`;
}

function trimmed(value: number, decimals = 1): string {
  return value.toFixed(decimals).replace(/\.0$/, "");
}

/** Text from an app or a workflow on one line, its control characters made visible, so that it can't act on a terminal. */
export function printable(text: string): string {
  return text.replace(/\t/g, "    ").replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\uFFFD");
}
