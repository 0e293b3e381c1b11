/** Ignores unknown values. Null if all values are unknown. */
export function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const middle = known.slice(Math.floor((known.length - 1) / 2), Math.floor(known.length / 2) + 1);
  return known.length === 0 ? null : middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
