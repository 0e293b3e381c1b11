// Samples as a text that a page can hold: whole numbers, differences, deflate, base64. Two to five bytes a sample.
import { deflateRawSync } from "node:zlib";
import type { SampleColumns } from "../storage/samples-csv.ts";

export interface EncodedSamples {
  readonly count: number;
  /** What the figures in bytes are multiples of; times are in tenths of a millisecond, as samples.csv has them. */
  readonly unitBytes: number;
  /**
   * Base64 of raw deflate of the three columns one after the other: each value less the one before it, a negative
   * difference folded between the positive ones (0, −1, 1, −2, …), in groups of 7 bits, the lowest first, with the
   * eighth bit set where more follow.
   */
  readonly packed: string;
}

const tenthsOfMs = 10;
/** Groups of 7 bits of the largest whole number that a double holds. */
const maxBytesOfNumber = 8;

/** Exact for bytes; times are rounded to a tenth of a millisecond. */
export function encodeSamples({ atMs, workingSetBytes, usageBytes }: SampleColumns): EncodedSamples {
  // The kernel charges whole pages, so that most figures are multiples of 4 KiB.
  const unitBytes = commonDivisor([workingSetBytes, usageBytes]);
  const plain = Buffer.allocUnsafe(atMs.length * 3 * maxBytesOfNumber);
  let end = writeColumn(plain, 0, atMs, (value) => Math.round(value * tenthsOfMs));
  for (const column of [workingSetBytes, usageBytes])
    end = writeColumn(plain, end, column, (value) => value / unitBytes);
  return { count: atMs.length, unitBytes, packed: deflateRawSync(plain.subarray(0, end)).toString("base64") };
}

function writeColumn(into: Buffer, start: number, column: Float64Array, wholeOf: (value: number) => number): number {
  let at = start;
  let before = 0;
  for (const value of column) {
    const whole = wholeOf(value);
    const difference = whole - before;
    let left = difference < 0 ? -2 * difference - 1 : 2 * difference;
    for (; left >= 128; left = Math.floor(left / 128)) into[at++] = 128 + (left % 128);
    into[at++] = left;
    before = whole;
  }
  return at;
}

function commonDivisor(columns: readonly Float64Array[]): number {
  let divisor = 0;
  for (const column of columns) {
    for (const value of column) {
      for (let rest = value; rest > 0; ) [divisor, rest] = [rest, divisor % rest];
      if (divisor === 1) return 1;
    }
  }
  return Math.max(1, divisor);
}
