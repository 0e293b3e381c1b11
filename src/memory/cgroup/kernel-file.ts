// Reads a kernel file repeatedly and finds numbers in its bytes. Converting the bytes to strings would take several
// times as long.
import { readSync } from "node:fs";
import { byteCount } from "../working-set.ts";

export interface KernelFile {
  /** Reads the file from its beginning. The other functions use the bytes of the last read. @throws the system error */
  readonly read: () => void;
  /** The content as one integer on one line, else null. A number without a line end may be truncated. */
  readonly number: () => number | null;
  /** One counter of a file with lines `name value`. Null if it is absent or not valid. */
  readonly counter: (name: string) => number | null;
  readonly text: () => string;
  /** Number of reads so far. */
  readonly reads: () => number;
}

/**
 * @param fd an open file; the caller closes it
 * @param maxBytes the size of the buffer; the rest of a longer file is ignored
 */
export function createKernelFile(fd: number, maxBytes: number): KernelFile {
  // A line end precedes the file's first byte, so that a line end precedes every line.
  const bytes = Buffer.alloc(1 + maxBytes, newline);
  const positions = new Map<string, Position>();
  let end = 1;
  let reads = 0;
  return {
    read: () => {
      reads += 1;
      end = 1 + readSync(fd, bytes, 1, maxBytes, 0);
    },
    number: () => integerIn(bytes, 1, end, end - 1),
    counter: (name) => {
      let position = positions.get(name);
      if (position === undefined) {
        position = { line: Buffer.from(`\n${name} `, "latin1"), at: 0 };
        positions.set(name, position);
      }
      const { line } = position;
      // Tries the last position first: a counter rarely moves, and searching the whole file takes as long as a read.
      const isKept = position.at + line.length <= end && isAt(bytes, position.at, line);
      const at = isKept ? position.at : bytes.indexOf(line);
      // The bytes after `end` remain from an earlier, longer content.
      if (at === -1 || at >= end) return null;
      position.at = at;
      return integerIn(bytes, at + line.length, end, null);
    },
    text: () => bytes.toString("latin1", 1, end),
    reads: () => reads,
  };
}

interface Position {
  /** The line end before the counter's line, and the counter's name. */
  readonly line: Buffer;
  /** The position at which `line` was found last. */
  at: number;
}

function isAt(bytes: Uint8Array, at: number, line: Uint8Array): boolean {
  for (let index = line.length - 1; index >= 0; index -= 1) {
    if (bytes[at + index] !== line[index]) return false;
  }
  return true;
}

/**
 * Parses the digits up to the end of the line.
 * @param lineEnd where the line must end; null for anywhere before `end`
 */
function integerIn(bytes: Uint8Array, from: number, end: number, lineEnd: number | null): number | null {
  let value = 0;
  for (let at = from; at < end; at += 1) {
    const code = bytes[at] ?? 0;
    if (code === newline) return at === from || (lineEnd !== null && at !== lineEnd) ? null : byteCount(value);
    if (code < zero || code > nine) return null;
    value = value * 10 + (code - zero);
  }
  return null;
}

const newline = 10;
const zero = 48;
const nine = 57;
