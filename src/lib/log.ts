// The log that a run writes to.

export interface ImageLog {
  /** One line about what goes on. */
  readonly line: (text: string) => void;
  /** A group of raw output that belongs to `title`; the function returned ends it. */
  readonly group: (title: string) => { readonly out: NodeJS.WritableStream; readonly end: () => void };
}

/** A log that knows what must not be shown. */
export interface RedactedLog extends ImageLog {
  /** What the app or another program printed, as it may be quoted in a sentence. */
  readonly hide: (printed: string) => string;
}
