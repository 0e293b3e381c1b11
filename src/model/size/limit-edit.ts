// The change of a limit in a file.

interface LimitEdit {
  readonly file: string;
  readonly line: number;
  /** The column of the key of the limit. Null if unknown. */
  readonly column: number | null;
  /** The limit as it was written. */
  readonly from: string;
  readonly to: string;
  /** The whole line with the new limit. Null if it has other values than limits and requests. */
  readonly newLine: string | null;
  /** The whole file with the new limit. */
  readonly newText: string;
}

export type LimitEditResult =
  | { readonly ok: true; readonly edit: LimitEdit }
  /** Why the file is unchanged. */
  | { readonly ok: false; readonly why: string };
