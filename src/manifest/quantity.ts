import { parseMemoryQuantity } from "../options/quantity.ts";

const powers: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, "": 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/**
 * A Kubernetes quantity in units of 10^-scale, rounded up to an integer. Null if the text is not a non-negative
 * quantity, or if the number exceeds `Number.MAX_SAFE_INTEGER`. Unlike in Docker's sizes, `m` is one thousandth and `k`
 * is 1,000.
 * Source: apimachinery's `resource.Quantity`.
 *
 * @param scale 0 for bytes, 3 for thousandths of a CPU
 */
export function kubernetesQuantity(text: string, scale: 0 | 3): number | null {
  const match = /^\+?(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,2})|([numkMGTPE]?|[KMGTPE]i))$/.exec(text);
  if (match === null) return null;
  const [, number = "", exponent, suffix = ""] = match;
  if (suffix.endsWith("i")) {
    const units = parseMemoryQuantity(number + suffix)?.bytes ?? Number.NaN;
    return safe(units * 10 ** scale);
  }
  const power = (exponent === undefined ? (powers[suffix] ?? 0) : Number(exponent)) + scale;
  return safe(parseMemoryQuantity(`${number}e${power}`)?.bytes ?? Number.NaN);
}

function safe(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}
