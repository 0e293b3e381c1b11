import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  bytes,
  integer,
  percent,
  printable
} from "./chunk-H6BKDPII.js";

// src/run/progress.ts
import { Writable } from "node:stream";
var redrawMs = 100;
var plainMs = 5e3;
function createProgress(stream, isLive) {
  let phase = "start";
  let latest = null;
  let requestsPerSecond = null;
  let peakBytes = null;
  let drawnAtMs = 0;
  let isDrawn = false;
  const erase = () => {
    if (isDrawn) stream.write("\r\x1B[K");
    isDrawn = false;
  };
  const plain = (text) => {
    erase();
    stream.write(`${printable(text)}
`);
  };
  const draw = () => {
    if (latest === null || performance.now() - drawnAtMs < (isLive ? redrawMs : plainMs)) return;
    drawnAtMs = performance.now();
    const line = { phase, ...latest, requestsPerSecond };
    if (!isLive) return plain(plainLine(line));
    stream.write(`\r${liveLine(line, stream.columns ?? 80)}\x1B[K`);
    isDrawn = true;
  };
  const endPhase = () => {
    if (!isLive && peakBytes !== null && latest !== null) plain(peakLine(peakBytes, latest.limitBytes));
    peakBytes = null;
  };
  const besideLiveLine = new Writable({
    write: (chunk, _encoding, done) => {
      erase();
      stream.write(chunk);
      done();
    }
  });
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
        latest = { workingSetBytes, limitBytes };
        peakBytes = Math.max(peakBytes ?? 0, workingSetBytes);
        draw();
      },
      load: (progress) => {
        requestsPerSecond = progress.requestsPerSecond;
      }
    },
    log: {
      line: plain,
      group: (title) => {
        plain(title);
        return { out: besideLiveLine, end: () => {
        } };
      }
    },
    end: () => {
      erase();
      endPhase();
    }
  };
}
function peakLine(peakBytes, limitBytes) {
  return `  peak ${bytes(peakBytes)} of ${bytes(limitBytes)} (${percent(peakBytes / limitBytes)})`;
}
function plainLine({ workingSetBytes, limitBytes, requestsPerSecond }) {
  return `  working set ${bytes(workingSetBytes)} of ${bytes(limitBytes)} (${percent(workingSetBytes / limitBytes)})${requestsPerSecond === null ? "" : `, ${integer(requestsPerSecond)} responses/s`}`;
}
function liveLine({ phase, workingSetBytes, limitBytes, requestsPerSecond }, columns) {
  const ratio = Math.min(1, workingSetBytes / limitBytes);
  const left = phase.padEnd(6);
  const right = `${bytes(workingSetBytes)} of ${bytes(limitBytes)}  ${percent(ratio).padStart(6)}${requestsPerSecond === null ? "" : `  ${integer(requestsPerSecond)} responses/s`}`;
  const room = columns - left.length - right.length - 5;
  const width = Math.min(40, room);
  const bar = width < 5 ? "" : `\u2595${"\u2588".repeat(Math.round(ratio * width)).padEnd(width, "\u2591")}\u258F `;
  return `${left} ${bar}${right}`.slice(0, Math.max(0, columns - 1));
}

export {
  createProgress
};
