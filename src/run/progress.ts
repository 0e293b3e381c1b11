// What goes on during a run: one live line on a terminal, plain lines elsewhere. On stderr, so that stdout is the result.

import { bytes, integer, percent, printable } from "../lib/format.ts";
import type { ImageLog } from "../lib/log.ts";
import type { Observer } from "../model/adapters.ts";
import type { PhaseName } from "../model/evidence.ts";

/** Where progress is written. */
export type ProgressStream = NodeJS.WritableStream & { readonly columns?: number };

export interface Progress {
  readonly observer: Observer;
  readonly log: ImageLog;
  /** Takes the live line away, or tells the last phase's peak. */
  readonly end: () => void;
}

const redrawMs = 100;
/** Between two plain lines of the same phase. */
const plainMs = 5_000;

/** @param isLive whether a line may be drawn over: a terminal that a person looks at, not a log that passes for one */
export function createProgress(stream: ProgressStream, isLive: boolean): Progress {
  let phase: PhaseName = "start";
  let seen: { workingSetBytes: number; limitBytes: number } | null = null;
  let requestsPerSecond: number | null = null;
  /** Of the phase under way; null before its first sample. */
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
    if (seen === null || performance.now() - drawnAtMs < (isLive ? redrawMs : plainMs)) return;
    drawnAtMs = performance.now();
    const line = { phase, ...seen, requestsPerSecond };
    if (!isLive) return plain(plainLine(line));
    stream.write(`\r${liveLine(line, stream.columns ?? 80)}\x1b[K`);
    isDrawn = true;
  };
  // A log has no use for what was true as a phase began: it has a line every now and then, and the peak at its end.
  const endPhase = () => {
    if (!isLive && peakBytes !== null && seen !== null) plain(peakLine(peakBytes, seen.limitBytes));
    peakBytes = null;
  };
  return {
    observer: {
      phase: (name) => {
        endPhase();
        phase = name;
        requestsPerSecond = null;
        if (!isLive) plain(`${name}:`);
        drawnAtMs = isLive ? Number.NEGATIVE_INFINITY : performance.now();
      },
      note: (text) => plain(text),
      sample: (workingSetBytes, limitBytes) => {
        seen = { workingSetBytes, limitBytes };
        peakBytes = Math.max(peakBytes ?? 0, workingSetBytes);
        draw();
      },
      load: (progress) => {
        requestsPerSecond = progress.requestsPerSecond;
      },
    },
    log: {
      line: plain,
      group: (title) => {
        plain(title);
        return { out: stream, end: () => {} };
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
  /** Null where no load is sent, or none was counted yet. */
  readonly requestsPerSecond: number | null;
}

function peakLine(peakBytes: number, limitBytes: number): string {
  return `  peak ${bytes(peakBytes)} of ${bytes(limitBytes)} (${percent(peakBytes / limitBytes)})`;
}

function plainLine({ workingSetBytes, limitBytes, requestsPerSecond }: Line): string {
  return `  working set ${bytes(workingSetBytes)} of ${bytes(limitBytes)} (${percent(workingSetBytes / limitBytes)})${requestsPerSecond === null ? "" : `, ${integer(requestsPerSecond)} requests/s`}`;
}

/** Exactly within the columns: a line that wraps can't be redrawn. */
export function liveLine({ phase, workingSetBytes, limitBytes, requestsPerSecond }: Line, columns: number): string {
  const ratio = Math.min(1, workingSetBytes / limitBytes);
  const left = phase.padEnd(6);
  const right = `${bytes(workingSetBytes)} of ${bytes(limitBytes)}  ${percent(ratio).padStart(6)}${requestsPerSecond === null ? "" : `  ${integer(requestsPerSecond)} req/s`}`;
  const room = columns - left.length - right.length - 5;
  const width = Math.min(40, room);
  const bar = width < 5 ? "" : `▕${"█".repeat(Math.round(ratio * width)).padEnd(width, "░")}▏ `;
  return `${left} ${bar}${right}`.slice(0, Math.max(0, columns - 1));
}
