// Positions in a user's files, as texts.

/** A position in a file. Null if the line or the column is unknown. */
interface Position {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** `FILE:LINE:COLUMN`, without the parts that are unknown. */
export function placeText({ file, line, column }: Position): string {
  if (line === null) return file;
  return column === null ? `${file}:${line}` : `${file}:${line}:${column}`;
}

/** For a message that begins with a place: another place, as `line LINE` if it is in the same file. */
export function otherPlaceText(other: Position, { file }: Pick<Position, "file">): string {
  return other.file === file && other.line !== null ? `line ${other.line}` : placeText(other);
}
