// Formats differences, which always have a sign.
import { bytes, percent } from "../../../lib/format.ts";

/** `+8.4%`, `-0.3%`, or `0%` if it rounds to 0. */
export function signedPercent(share: number): string {
  return signed(share, percent(Math.abs(share)));
}

/** `+3.2 MiB`, `-12 KiB`, or `0 B`. */
export function signedBytes(value: number): string {
  return signed(value, bytes(Math.abs(value)));
}

/** The difference of two shares: `+33 points`, or `0 points`. */
export function signedPoints(difference: number): string {
  return `${signedPercent(difference).replace("%", "")} points`;
}

function signed(value: number, text: string): string {
  // The value rounds to 0.
  if (!/[1-9]/.test(text)) return text;
  return `${value < 0 ? "-" : "+"}${text}`;
}
