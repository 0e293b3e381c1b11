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
  "java-too-old",
  "attach-disabled",
  "attach-not-writable",
  "sigquit-not-caught",
  "not-hotspot",
  "shared-heap",
  "shell-missing",
  "helper-refused",
  "no-response",
  "app-ended",
  "not-asked",
] as const;

/** What holds most of the memory of a process. */
export const nodeMeanings = ["little", "garbage", "live-heap", "buffers", "external", "other"] as const;

/** The same for a JVM. */
export const jvmMeanings = ["little", "garbage", "live-heap", "metaspace", "free-heap", "other"] as const;

export type SilentCode = (typeof silentCodes)[number];
export type NodeMeaning = (typeof nodeMeanings)[number];
export type JvmMeaning = (typeof jvmMeanings)[number];
