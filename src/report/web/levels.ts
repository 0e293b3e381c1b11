// The horizontal lines of the memory chart.
import type { Figures } from "./state.ts";

export interface Level {
  /** Also the name of its colour. */
  readonly name: "limit" | "threshold" | "warning" | "kernel-peak";
  readonly bytes: number;
}

/** The horizontal lines of the memory chart, the highest first. */
export function levelsOf({
  limitBytes,
  thresholdBytes,
  warningBytes,
  kernelPeakBytes,
}: Pick<Figures, "limitBytes" | "thresholdBytes" | "warningBytes" | "kernelPeakBytes">): readonly Level[] {
  const levels: Level[] = [
    { name: "limit", bytes: limitBytes },
    { name: "threshold", bytes: thresholdBytes },
    ...(warningBytes === null ? [] : [{ name: "warning", bytes: warningBytes } as const]),
    ...(kernelPeakBytes === null ? [] : [{ name: "kernel-peak", bytes: kernelPeakBytes } as const]),
  ];
  return levels.sort((a, b) => b.bytes - a.bytes);
}
