// Masks secrets in the log of the run: in memgate's own lines, and in the output of builds and of load commands.

import { Transform } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { ImageLog, RedactedLog } from "../lib/log.ts";
import type { Redactor } from "./redactor.ts";

/** In characters. A line that grows longer than this is written in pieces. */
const maxPieceLength = 64 * 1024;
/** How many characters before and after a secret decide whether it is masked, such as the rest of a date. */
const contextLength = 16;

export function redactedLog(
  log: ImageLog,
  { log: hide, text, longest }: Pick<Redactor, "log" | "text" | "longest">,
): RedactedLog {
  return {
    hide,
    line: (line) => log.line(text(line)),
    group: (title) => {
      const { out, end } = log.group(text(title));
      const lines = redactedLines(hide, longest, (line) => void out.write(line));
      return {
        out: lines,
        end: () => {
          lines.end();
          end();
        },
      };
    },
  };
}

/** Masks line by line, because a secret may be split between two chunks. */
function redactedLines(hide: Redactor["log"], longest: number, write: (line: string) => void): Transform {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      const lines = (rest + decoder.write(chunk)).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) write(`${hide(line)}\n`);
      const keptLength = longest + contextLength;
      if (rest.length > maxPieceLength + keptLength) {
        // Keep the end: it may contain the beginning of a secret.
        const masked = hide(rest);
        const end = Math.max(0, masked.length - keptLength);
        write(masked.slice(0, end));
        rest = masked.slice(end);
      }
      done();
    },
    flush: (done) => {
      if (rest !== "") write(hide(rest));
      done();
    },
  });
}
