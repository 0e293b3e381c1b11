// Masks secrets in the output of builds and of load commands. memgate's own lines need no masking: they contain only
// text that is already masked.

import { Transform } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { ImageLog, PullLog, RedactedLog } from "../lib/log.ts";
import type { Redactor } from "./redactor.ts";

/** In characters. A line that grows longer than this is written in pieces. */
const maxPieceLength = 64 * 1024;

/** @param addSecrets receives secrets that are found during the run */
export function redactedLog(
  { line, group }: ImageLog,
  { output, message, longest }: Pick<Redactor, "output" | "message" | "longest">,
  addSecrets: PullLog["addSecrets"],
): RedactedLog {
  return {
    line,
    group: (title) => {
      const { out, end } = group(title);
      const lines = redactedLines(output, longest, (text) => void out.write(text));
      return {
        out: lines,
        end: () => {
          lines.end();
          end();
        },
      };
    },
    addSecrets,
    output,
    message,
  };
}

/** Masks line by line, because a secret may be split between two chunks. */
function redactedLines(hide: Redactor["output"], longest: () => number, write: (line: string) => void): Transform {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      const lines = (rest + decoder.write(chunk)).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) write(`${hide(line)}\n`);
      if (rest.length > maxPieceLength + longest()) {
        // Keep the end: it may contain the beginning of a secret.
        const masked = hide(rest);
        const end = Math.max(0, masked.length - longest());
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
