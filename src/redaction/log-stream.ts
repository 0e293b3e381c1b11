// A log in which no secret is shown: of what runs beside the app, and of a load that is the user's own.

import { Transform } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { ImageLog, RedactedLog } from "../lib/log.ts";
import type { Redactor } from "./redactor.ts";

/** A line that does not end is passed on in pieces of this many characters. */
const longestPiece = 64 * 1024;
/** What is looked at before and after a secret, such as the rest of a date. */
const around = 16;

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

/** Whole lines: a secret may come in two pieces. */
function redactedLines(hide: Redactor["log"], longest: number, write: (line: string) => void): Transform {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      const lines = (rest + decoder.write(chunk)).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) write(`${hide(line)}\n`);
      const kept = longest + around;
      if (rest.length > longestPiece + kept) {
        // Of one that is not whole yet, the beginning stays for the next piece.
        const hidden = hide(rest);
        const end = Math.max(0, hidden.length - kept);
        write(hidden.slice(0, end));
        rest = hidden.slice(end);
      }
      done();
    },
    flush: (done) => {
      if (rest !== "") write(hide(rest));
      done();
    },
  });
}
