// Encodes samples as text for the page: integers, differences, deflate, base64. Two to five bytes per sample.
import { deflateRawSync } from "node:zlib";
import type { SampleColumns } from "../storage/samples-csv.ts";

export interface EncodedSamples {
  readonly count: number;
  /** Unit of the byte columns. Times have a unit of 0.1 ms, the precision of samples.csv. */
  readonly unitBytes: number;
  /**
   * The columns atMs, workingSetBytes and usageBytes, concatenated, as base64 of raw deflate. Each value is
   * stored as its difference from the one before, in zigzag encoding (0, −1, 1, −2, … become 0, 1, 2, 3, …) and then as a
   * variable-length integer: groups of 7 bits, lowest group first, with the eighth bit set if another group follows.
   */
  readonly packed: string;
}

const tenthsOfMs = 10;
/** A safe integer has up to 53 bits, which is eight groups of 7 bits. */
const maxBytesOfNumber = 8;

/** Keeps bytes exactly and rounds times to 0.1 ms. */
export function encodeSamples({ atMs, workingSetBytes, usageBytes }: SampleColumns): EncodedSamples {
  // The kernel charges whole pages, so most values are multiples of 4 KiB.
  const unitBytes = commonDivisor([workingSetBytes, usageBytes]);
  const plain = Buffer.allocUnsafe(atMs.length * 3 * maxBytesOfNumber);
  let end = writeColumn(plain, 0, atMs, (value) => Math.round(value * tenthsOfMs));
  for (const column of [workingSetBytes, usageBytes])
    end = writeColumn(plain, end, column, (value) => value / unitBytes);
  return { count: atMs.length, unitBytes, packed: deflateRawSync(plain.subarray(0, end)).toString("base64") };
}

function writeColumn(into: Buffer, start: number, column: Float64Array, toInteger: (value: number) => number): number {
  let at = start;
  let previous = 0;
  for (const value of column) {
    const integer = toInteger(value);
    const difference = integer - previous;
    let zigzag = difference < 0 ? -2 * difference - 1 : 2 * difference;
    for (; zigzag >= 128; zigzag = Math.floor(zigzag / 128)) into[at++] = 128 + (zigzag % 128);
    into[at++] = zigzag;
    previous = integer;
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
