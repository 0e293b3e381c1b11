// The log of a run.

export interface ImageLog {
  /** Writes one line about the progress of the run. */
  readonly line: (text: string) => void;
  /** Begins a group of raw output under `title`. `end` ends it. */
  readonly group: (title: string) => { readonly out: NodeJS.WritableStream; readonly end: () => void };
}

/** The log of a pull. */
export interface PullLog extends ImageLog {
  /** Receives registry credentials before memgate uses them. */
  readonly addSecrets: (secrets: readonly string[]) => void;
}

/** A log that masks secrets in the output of its groups. */
export interface RedactedLog extends PullLog {
  /** Masks secrets in output of the app or of another program, so that a line or a message can quote it. */
  readonly output: (printed: string) => string;
  /** Masks secrets in a message of another program and in the words of a command. Keeps names that the user gave. */
  readonly message: (text: string) => string;
}
