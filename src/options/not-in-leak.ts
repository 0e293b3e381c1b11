// The options of a gate that the leak check refuses.

import type { OptionName } from "./names.ts";

const noComparison = "the leak check compares nothing";

/** The reason why the leak check refuses each of these options. It accepts `repeat` with a value of 1. */
export const notInLeak = {
  duration: "each block ends after its requests",
  warmup: "the leak check has a warm-up of its own",
  repeat: "one run shows a leak",
  baseline: "the peak of the leak check is lower than that of other runs",
  "base-ref": noComparison,
  "base-build": noComparison,
  "base-image": noComparison,
  "max-increase": noComparison,
} as const satisfies Partial<Record<OptionName, string>>;
