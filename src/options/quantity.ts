// Parses memory-limit: Kubernetes quantities, and Docker's lowercase units.

export interface MemoryQuantity {
  /** A whole number of bytes. A fraction of a byte is rounded up, as in Kubernetes. */
  readonly bytes: number;
  /** A warning if Kubernetes reads the same text differently. Null otherwise. */
  readonly notice: string | null;
}

const binary = { Ki: 2n ** 10n, Mi: 2n ** 20n, Gi: 2n ** 30n, Ti: 2n ** 40n, Pi: 2n ** 50n, Ei: 2n ** 60n };
const decimal = { "": 1n, M: 10n ** 6n, G: 10n ** 9n, T: 10n ** 12n, P: 10n ** 15n, E: 10n ** 18n };
const docker = { b: 1n, k: 2n ** 10n, m: 2n ** 20n, g: 2n ** 30n };
const factors: Readonly<Record<string, bigint>> = { ...binary, ...decimal, ...docker };

/** Suffixes that Kubernetes reads differently than Docker. */
const kubernetesReadings: Readonly<Record<string, string>> = {
  k: "Kubernetes reads k as 1000",
  m: "Kubernetes reads m as milli",
};

export const acceptedQuantities =
  "512Mi, 1.5Gi, 512M (decimal), 129e6, a number of bytes, or Docker's 512m, 1g (binary)";

/**
 * Reads a decimal number with a suffix of Kubernetes (`Ki`…`Ei`, `M`…`E`, an exponent) or of Docker (`b`, `k`, `m`,
 * `g`). Returns null for any other text. Source: `resource.Quantity` of apimachinery, and Docker's `go-units`.
 */
export function parseMemoryQuantity(text: string): MemoryQuantity | null {
  const match = /^(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2})|([A-Za-z]{0,2}))$/.exec(text);
  if (match === null) return null;
  const [, whole = "", fraction = "", exponent = "0", suffix = ""] = match;
  const factor = factors[suffix];
  if (factor === undefined) return null;
  const bytes = Number(ceiledProduct(BigInt(whole + fraction), factor, Number(exponent) - fraction.length));
  if (!Number.isSafeInteger(bytes)) return null;
  return { bytes, notice: noticeOf(text, suffix) };
}

/**
 * number × factor × 10^power, rounded up to a whole number. Uses BigInt, because doubles are not exact (8.3e6 becomes
 * 8300000.000000001).
 */
function ceiledProduct(number: bigint, factor: bigint, power: number): bigint {
  if (power >= 0) return number * factor * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  return (number * factor + divisor - 1n) / divisor;
}

function noticeOf(text: string, suffix: string): string | null {
  const other = kubernetesReadings[suffix];
  if (other === undefined) return null;
  const digits = text.slice(0, -1);
  const unit = suffix.toUpperCase();
  return `memory-limit ${text} is read as in Docker, as ${digits} ${unit}iB (${other}); write ${digits}${unit}i to avoid the ambiguity`;
}
