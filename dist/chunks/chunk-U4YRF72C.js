import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  signedPercent,
  signedPoints
} from "./chunk-2ZF3VWTC.js";
import {
  median
} from "./chunk-DJ3I6BSQ.js";
import {
  bytes,
  percent,
  time
} from "./chunk-OSY7KQST.js";

// src/report/model/comparison/load-figures.ts
var cpuFigures = [
  { name: "CPU time", of: ({ cpuMs }) => cpuMs, text: time },
  { name: "CPU throttling", of: ({ throttledRatio }) => throttledRatio, text: percent, isShare: true }
];
function figureCells(figures, before, after) {
  return figures.flatMap(({ name, of, text, isShare = false }) => {
    const [earlier, later] = [median(before.map(of)), median(after.map(of))];
    if (earlier === null || later === null || isShare && earlier === 0 && later === 0) return [];
    const change = earlier === 0 ? "" : signedPercent(later / earlier - 1);
    return [[name, text(earlier), text(later), isShare ? signedPoints(later - earlier) : change]];
  });
}
var costlyRatio = 1.5;
function cpuCostNotice(before, after, name) {
  const [earlier, later] = [before, after].map((runs) => median(runs.map(({ cpuMs }) => cpuMs)));
  if (earlier == null || later == null || earlier === 0 || later / earlier < costlyRatio) return [];
  const factor = (later / earlier).toFixed(1);
  return [
    `The app held less memory than ${name}, but used ${factor} times the CPU time: ${time(later)} instead of ${time(earlier)} in the load phase (medians). Less memory for so much more CPU time may be no improvement.`
  ];
}

// src/report/model/comparison/difference-text.ts
var resultNames = {
  increased: "increased",
  "not-increased": "not increased",
  unclear: "unclear"
};
function shareText({ difference, lower, upper }) {
  return `${signedPercent(difference)} (95% interval: ${signedPercent(lower)} to ${signedPercent(upper)})`;
}
function comparedText(difference) {
  const { baseBytes, headBytes } = difference;
  return `${shareText(difference)}: from ${bytes(baseBytes)} to ${bytes(headBytes)}, means of the runs`;
}
function unclearPass(sentence) {
  return `Within the threshold, but ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

export {
  resultNames,
  shareText,
  comparedText,
  unclearPass,
  cpuFigures,
  figureCells,
  cpuCostNotice
};
