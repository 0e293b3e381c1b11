// Searches a log, line by line, for the words of a runtime that ran out of memory. Its own memory is bounded, however
// long the log.

import type { OutOfMemoryCode } from "../../model/fields/out-of-memory.ts";
import { type Words, words } from "./words.ts";

export interface FoundWords {
  readonly code: OutOfMemoryCode;
  readonly line: string;
  readonly statedBytes: number | null;
  /** The words count only if the container ended with one of these exit codes. Null if they count in any case. */
  readonly exitCodes: readonly number[] | null;
}

/** A context counts for this number of lines after it. A Python traceback may be long. */
const contextLines = 100;

/** Each pattern in `words` requires one of these texts, so most lines need only one test. */
const hint =
  /out of memory|OutOfMemory|OUT_OF_MEMORY|MemoryError|bytes exhausted|insufficient memory|allocate memory|javascript OOM|Fatal JavaScript|memory allocation of|bad_alloc|cannot allocate|page summary|Out of memory/;
/** V8's garbage collections, with the heap in MiB that each left. */
const garbageCollection = /Mark-(?:Compact|sweep)[^>\n]{0,60}-> (\d{1,7}\.\d) \(/g;

/**
 * Names that process managers write before each line of a child: `web.1  | `, `12:00:00 web.1 | `, `0|app  | `, `[0] `.
 * A name in brackets does not count: many apps write the name of another service like that.
 */
const managerPrefix = /^(?:\[\d{1,3}\] |(?:\d{2}:\d{2}:\d{2} )?(?:\d{1,3}\|)?[\w.-]{1,40}\s{0,20}\| )/;
const colours = /\p{Cc}\[[\d;]{0,20}m/gu;

/** Returns a function that takes the lines of a log in order, and returns the words of a line, or null. */
export function createLogMatcher(): (line: string) => FoundWords | null {
  const contexts = [...new Set(words.flatMap(({ onlyWith }) => onlyWith?.context ?? []))];
  const seenAt = new Map<RegExp, number>();
  let index = 0;
  let heapBytes: number | null = null;
  const isInContext = (context: RegExp | null) =>
    context !== null && index - (seenAt.get(context) ?? Number.NEGATIVE_INFINITY) <= contextLines;
  const found = ({ code, onlyWith, bytesIn }: Words, match: RegExpExecArray, line: string): FoundWords | null => {
    const statedBytes = bytesIn?.(match) ?? (code === "v8/heap" ? heapBytes : null);
    const exitCodes = onlyWith === undefined || isInContext(onlyWith.context) ? null : onlyWith.exitCodes;
    return exitCodes?.length === 0 ? null : { code, line, statedBytes, exitCodes };
  };
  const firstIn = (line: string) => {
    for (const one of words) {
      const match = one.pattern.exec(line);
      if (match !== null) return found(one, match, line);
    }
    return null;
  };
  return (raw) => {
    index += 1;
    const coloured = raw.replace(colours, "");
    const line = coloured.replace(managerPrefix, "");
    if (line.includes("Mark-")) {
      for (const [, mebibytes] of line.matchAll(garbageCollection)) heapBytes = Math.round(Number(mebibytes) * 2 ** 20);
    }
    const result = hint.test(line) ? firstIn(line) : null;
    for (const context of contexts) if (context.test(line)) seenAt.set(context, index);
    return result;
  };
}
