import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  bytes,
  integer,
  percent,
  printable
} from "./chunk-TGGWKTGO.js";

// src/run/progress.ts
import { Writable } from "node:stream";
var redrawMs = 100;
var plainMs = 5e3;
function createProgress(stream, isLive) {
  let phase = "start";
  let latest = null;
  let load = null;
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
    const line = { phase, ...latest, load };
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
function plainLine({ workingSetBytes, limitBytes, load }) {
  const memory = `  working set ${bytes(workingSetBytes)} of ${bytes(limitBytes)} (${percent(workingSetBytes / limitBytes)})`;
  return [memory, ...loadTexts(load)].join(", ");
}
function loadTexts(load) {
  if (load === null) return [];
  const { requestsPerSecond, planned } = load;
  const sent = planned === null ? [] : [`${integer(planned.sent)} of ${integer(planned.requests)} ${planned.unit}s sent`];
  return [`${integer(requestsPerSecond)} responses/s`, ...sent];
}
function liveLine({ phase, workingSetBytes, limitBytes, load }, columns) {
  const ratio = Math.min(1, workingSetBytes / limitBytes);
  const left = phase.padEnd(6);
  const memory = `${bytes(workingSetBytes)} of ${bytes(limitBytes)}  ${percent(ratio).padStart(6)}`;
  const right = [memory, ...loadTexts(load)].join("  ");
  const room = columns - left.length - right.length - 5;
  const width = Math.min(40, room);
  const bar = width < 5 ? "" : `\u2595${"\u2588".repeat(Math.round(ratio * width)).padEnd(width, "\u2591")}\u258F `;
  return `${left} ${bar}${right}`.slice(0, Math.max(0, columns - 1));
}

export {
  createProgress
};
