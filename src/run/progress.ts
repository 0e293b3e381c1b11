// Shows the progress of a run: one live line on a terminal, plain lines in a log. The command line writes it to stderr, so
// that stdout has only the result.

import { Writable } from "node:stream";
import { bytes, integer, percent, printable } from "../lib/format.ts";
import type { ImageLog } from "../lib/log.ts";
import type { LoadProgress, Observer } from "../model/adapters.ts";
import type { PhaseName } from "../model/evidence.ts";

/** The stream that receives the progress. */
export type ProgressStream = NodeJS.WritableStream & { readonly columns?: number };

export interface Progress {
  readonly observer: Observer;
  readonly log: ImageLog;
  /** Erases the live line. In a log, writes the peak of the last phase. */
  readonly end: () => void;
}

const redrawMs = 100;
/** The time between two plain lines of a phase. */
const plainMs = 5_000;

/** @param isLive whether the stream is a terminal, on which a line can be redrawn */
export function createProgress(stream: ProgressStream, isLive: boolean): Progress {
  let phase: PhaseName = "start";
  let latest: { workingSetBytes: number; limitBytes: number } | null = null;
  let load: LoadProgress | null = null;
  /** The peak of the current phase. Null before its first sample. */
  let peakBytes: number | null = null;
  let drawnAtMs = 0;
  let isDrawn = false;

  const erase = () => {
    if (isDrawn) stream.write("\r\x1b[K");
    isDrawn = false;
  };
  const plain = (text: string) => {
    erase();
    stream.write(`${printable(text)}\n`);
  };
  const draw = () => {
    if (latest === null || performance.now() - drawnAtMs < (isLive ? redrawMs : plainMs)) return;
    drawnAtMs = performance.now();
    const line = { phase, ...latest, load };
    if (!isLive) return plain(plainLine(line));
    stream.write(`\r${liveLine(line, stream.columns ?? 80)}\x1b[K`);
    isDrawn = true;
  };
  // In a log, a phase has a line every few seconds, and at its end a line with its peak.
  const endPhase = () => {
    if (!isLive && peakBytes !== null && latest !== null) plain(peakLine(peakBytes, latest.limitBytes));
    peakBytes = null;
  };
  /** Receives whole lines, such as the output of load-command while the live line shows the load. */
  const besideLiveLine = new Writable({
    write: (chunk, _encoding, done) => {
      erase();
      stream.write(chunk);
      // Does not wait for the stream, so that the order of all lines stays.
      done();
    },
  });
  return {
    observer: {
      phase: (name) => {
        endPhase();
        phase = name;
        load = null;
        if (!isLive) plain(`${name}:`);
        drawnAtMs = isLive ? Number.NEGATIVE_INFINITY : performance.now();
      },
      note: (text) => plain(text),
      sample: (workingSetBytes, limitBytes) => {
        latest = { workingSetBytes, limitBytes };
        peakBytes = Math.max(peakBytes ?? 0, workingSetBytes);
        draw();
      },
      load: (progress) => {
        load = progress;
      },
    },
    log: {
      line: plain,
      group: (title) => {
        plain(title);
        return { out: besideLiveLine, end: () => {} };
      },
    },
    end: () => {
      erase();
      endPhase();
    },
  };
}

interface Line {
  readonly phase: PhaseName;
  readonly workingSetBytes: number;
  readonly limitBytes: number;
  /** Null if memgate sends no load, or has not counted any yet. */
  readonly load: LoadProgress | null;
}

function peakLine(peakBytes: number, limitBytes: number): string {
  return `  peak ${bytes(peakBytes)} of ${bytes(limitBytes)} (${percent(peakBytes / limitBytes)})`;
}

function plainLine({ workingSetBytes, limitBytes, load }: Line): string {
  const memory = `  working set ${bytes(workingSetBytes)} of ${bytes(limitBytes)} (${percent(workingSetBytes / limitBytes)})`;
  return [memory, ...loadTexts(load)].join(", ");
}

/** `400 responses/s`, and with a planned number `1,200 of 5,000 requests sent`. */
function loadTexts(load: LoadProgress | null): readonly string[] {
  if (load === null) return [];
  const { requestsPerSecond, planned } = load;
  const sent =
    planned === null ? [] : [`${integer(planned.sent)} of ${integer(planned.requests)} ${planned.unit}s sent`];
  return [`${integer(requestsPerSecond)} responses/s`, ...sent];
}

/** A line that fits into the columns, because a wrapped line cannot be redrawn. */
export function liveLine({ phase, workingSetBytes, limitBytes, load }: Line, columns: number): string {
  const ratio = Math.min(1, workingSetBytes / limitBytes);
  const left = phase.padEnd(6);
  const memory = `${bytes(workingSetBytes)} of ${bytes(limitBytes)}  ${percent(ratio).padStart(6)}`;
  const right = [memory, ...loadTexts(load)].join("  ");
  const room = columns - left.length - right.length - 5;
  const width = Math.min(40, room);
  const bar = width < 5 ? "" : `▕${"█".repeat(Math.round(ratio * width)).padEnd(width, "░")}▏ `;
  return `${left} ${bar}${right}`.slice(0, Math.max(0, columns - 1));
}
