// The log of a run.

export interface ImageLog {
  /** Writes one line about the progress of the run. */
  readonly line: (text: string) => void;
  /** Begins a group of raw output under `title`. `end` ends it. */
  readonly group: (title: string) => { readonly out: NodeJS.WritableStream; readonly end: () => void };
}

/** A log that masks secrets. */
export interface RedactedLog extends ImageLog {
  /** Masks secrets in text that the app or another program printed, so that a message can quote it. */
  readonly hide: (printed: string) => string;
}
