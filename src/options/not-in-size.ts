// The options of a gate that a search for the right limit refuses.

import type { OptionName } from "./names.ts";

const freshContainer = "memgate starts a fresh container for each run";
const noComparison = "memgate compares nothing";

/** The reason why a search refuses each of these options. */
export const notInSize = {
  container: freshContainer,
  "set-limit": freshContainer,
  repeat: "memgate decides by itself how many runs it needs",
  leak: "the leak check lowers the peak",
  "base-image": noComparison,
  "base-build": noComparison,
  "base-ref": noComparison,
  "max-increase": noComparison,
  baseline: noComparison,
  why: "memgate asks the app only in a run",
} as const satisfies Partial<Record<OptionName, string>>;
