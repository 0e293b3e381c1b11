// The codes of the section why. Without zod, which is not in dist.

/** Why memgate has no figures of a process. */
export const silentCodes = [
  "not-node",
  "other-user",
  "signal-not-caught",
  "sigusr1-disabled",
  "permission-model",
  "own-handler",
  "node-missing",
  "helper-refused",
  "no-response",
  "app-ended",
  "not-asked",
] as const;

/** What the figures of a process say about its memory. */
export const nodeMeanings = ["little", "garbage", "live-heap", "buffers", "external", "other"] as const;

export type SilentCode = (typeof silentCodes)[number];
export type NodeMeaning = (typeof nodeMeanings)[number];
