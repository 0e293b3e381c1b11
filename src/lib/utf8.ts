// Decodes text files. Every text file of the user passes through here.
import { isUtf8 } from "node:buffer";

/** The bytes of a file are not UTF-8. The message is the end of a sentence whose subject is the file. */
export class NotUtf8Error extends Error {
  /** The first line that is not UTF-8, from 1. */
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** Returns the text without a byte order mark. @throws NotUtf8Error */
export function decodeUtf8(bytes: Uint8Array): string {
  const advice = "save the file as UTF-8";
  const wide = wideEncodingOf(bytes);
  if (wide !== null) throw new NotUtf8Error(`is not UTF-8 but ${wide}; ${advice}`, 1);
  if (!isUtf8(bytes)) {
    const line = firstInvalidLine(bytes);
    throw new NotUtf8Error(`is not UTF-8: line ${line} has other bytes; ${advice}`, line);
  }
  // Node.js needs 1 to 3 ms for its first TextDecoder.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/**
 * The encoding of a file with a byte order mark, or with mostly ASCII characters. Null for any other file. ASCII
 * characters in UTF-16 are valid UTF-8, but every second byte is NUL. In UTF-32, three of four bytes are NUL.
 */
function wideEncodingOf(bytes: Uint8Array): "UTF-16" | "UTF-32" | null {
  const mark = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  if (mark === "fffe0000" || mark === "0000feff") return "UTF-32";
  const sample = bytes.subarray(0, 1_024);
  const nulShare = sample.filter((byte) => byte === 0).length / sample.length;
  if (nulShare > 5 / 8) return "UTF-32";
  return /^(fffe|feff)/.test(mark) || nulShare > 1 / 4 ? "UTF-16" : null;
}

function firstInvalidLine(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    if (end < 0 || !isUtf8(bytes.subarray(from, end))) return line;
    from = end + 1;
  }
  return line;
}
