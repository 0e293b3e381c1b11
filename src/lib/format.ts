// Formats figures for messages. Rounding happens here only.

const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** Bytes in a binary unit, with at most one decimal: `118.2 MiB`, `1.5 GiB`, `512 B`. */
export function bytes(value: number): string {
  const largest = units.length - 1;
  // 1023.95 would round to 1024.
  const exponent = units.findIndex((_, index) => index === largest || value / 1024 ** index < 1023.95);
  return `${trimmed(value / 1024 ** exponent)} ${units[exponent]}`;
}

/** Bytes in a binary unit, with the exact number: `1 KiB (1,024 B)`. */
export function bytesExactly(value: number): string {
  return value < 1024 ? bytes(value) : `${bytes(value)} (${integer(value)} B)`;
}

/** A ratio in percent, with at most one decimal: `92.3%`. */
export function percent(ratio: number): string {
  return `${trimmed(ratio * 100)}%`;
}

/**
 * Rounds to a whole number, with a comma every three digits. Does not use Intl: its first call takes 30 ms, during which
 * memgate takes no sample.
 */
export function integer(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A rate per second, with one decimal below 10. */
export function rate(perSecond: number): string {
  return perSecond < 10 ? trimmed(perSecond) : integer(perSecond);
}

/** A duration: `23 ms`, `4.2 s`, `12 min 5 s`. */
export function time(ms: number): string {
  // 999.5 ms would round to 1000 ms, and 59.95 s to 60 s.
  if (ms < 999.5) return `${trimmed(ms, ms < 10 ? 1 : 0)} ms`;
  if (ms < 59_950) return `${trimmed(ms / 1_000)} s`;
  const seconds = Math.round(ms / 1_000);
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `1 core`, `0.25 cores`. */
export function coresText(cores: number): string {
  const text = cores.toFixed(cores < 0.095 ? 3 : 2).replace(/\.?0+$/, "");
  return `${text} core${text === "1" ? "" : "s"}`;
}

/** A latency from autocannon, which counts whole milliseconds. */
export function latency(ms: number): string {
  return ms < 1 ? "< 1 ms" : time(ms);
}

/**
 * A peak as a share of the limit, with the threshold: `90 MiB, 90% of the 100 MiB limit (threshold: 80%)`. If peak and
 * threshold round to the same percentage but differ, it adds the difference in bytes. Says so if a peak that passes is
 * above the warning level.
 */
export function peakAgainst(
  peakBytes: number,
  limitBytes: number,
  maxRatio: number,
  warnRatio: number | null = null,
): string {
  return `${bytes(peakBytes)}, ${shareOfLimit(peakBytes, limitBytes, maxRatio, warnRatio)}`;
}

/** As `peakAgainst`, but without the peak itself. */
export function shareOfLimit(
  peakBytes: number,
  limitBytes: number,
  maxRatio: number,
  warnRatio: number | null,
): string {
  const ratio = peakBytes / limitBytes;
  const warning = warnRatio === null || ratio <= warnRatio || ratio > maxRatio ? "" : aboveLevel(ratio, warnRatio);
  const share = `${percent(ratio)} of the ${bytes(limitBytes)} limit${warning}`;
  const threshold = `threshold: ${percent(maxRatio)}`;
  if (percent(ratio) !== percent(maxRatio) || ratio === maxRatio) return `${share} (${threshold})`;
  const difference = Math.abs(peakBytes - maxRatio * limitBytes);
  const amount = difference < 1 ? "less than 1 B" : `${integer(difference)} B`;
  const side = ratio > maxRatio ? "above" : "below";
  return `${share} (${threshold}; the peak is ${amount} ${side} it)`;
}

/** A peak may be above the level and round to the same percentage. */
function aboveLevel(ratio: number, warnRatio: number): string {
  const slightly = percent(ratio) === percent(warnRatio) ? "slightly " : "";
  return `, ${slightly}above the warning level of ${percent(warnRatio)}`;
}

/** Puts a no-break space between each number and its unit, so that a line does not end between them. */
export function unbroken(text: string): string {
  return text.replace(/(?<=\d) (?=(?:B|[KMGT]iB|ms|s|min)(?![\w-]))|(?<=<) (?=\d)/g, "\u00A0");
}

function trimmed(value: number, decimals = 1): string {
  return value.toFixed(decimals).replace(/\.0$/, "");
}

/** Puts text from an app or a workflow on one line and makes its control characters visible, so that they have no effect. */
export function printable(text: string): string {
  return text.replace(/\t/g, "    ").replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\uFFFD");
}

/** The text without control characters, cut to a number of characters. */
export function shortened(command: string, maxLength: number): string {
  const characters = [...printable(command)];
  return characters.length <= maxLength ? characters.join("") : `${characters.slice(0, maxLength - 1).join("")}…`;
}
