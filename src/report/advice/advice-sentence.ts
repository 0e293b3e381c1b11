/** Stands for the sentence about the container's log, which may be empty. */
export const readLog = { kind: "read-log" } as const;

export type Sentence = string | typeof readLog;
