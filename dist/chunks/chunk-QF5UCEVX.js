import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  median
} from "./chunk-DJ3I6BSQ.js";
import {
  signedPercent,
  signedPoints
} from "./chunk-ODTTMOID.js";
import {
  smallTime
} from "./chunk-LAKQRFLF.js";
import {
  bytes,
  percent,
  time
} from "./chunk-TGGWKTGO.js";

// src/report/model/comparison/load-figures.ts
var cpuFigures = [
  { name: "CPU time", of: ({ cpuMs }) => cpuMs, text: time },
  { name: "CPU time per response", of: cpuPerResponse, text: smallTime },
  { name: "CPU throttling", of: ({ throttledRatio }) => throttledRatio, text: percent, isShare: true }
];
function figureCells(figures, before, after) {
  return figures.flatMap(({ name, of, text, isShare = false }) => {
    const [earlier, later] = [median(before.map(of)), median(after.map(of))];
    if (earlier === null || later === null) return [];
    if (isShare && [...before, ...after].every((run) => (of(run) ?? 0) === 0)) return [];
    const change = earlier === 0 ? "" : signedPercent(later / earlier - 1);
    const difference = isShare ? signedPoints(later - earlier) : change;
    const cell = (value, runs) => text(value) + (isShare ? highestText(value, runs.map(of), text) : "");
    return [[name, cell(earlier, before), cell(later, after), difference]];
  });
}
function highestText(middle, values, text) {
  const highest = text(Math.max(...values.map((value) => value ?? 0)));
  return highest === text(middle) ? "" : ` (highest: ${highest})`;
}
var costlyRatio = 1.5;
function cpuPerResponse({ cpuMs, requests }) {
  return cpuMs === null || requests === null || requests === 0 ? null : cpuMs / requests;
}
function cpuCostNotice(before, after, name) {
  const isCounted = [...before, ...after].some(({ requests }) => requests !== null);
  const { of, what, text } = isCounted ? { of: cpuPerResponse, what: "CPU time per response", text: smallTime } : { of: ({ cpuMs }) => cpuMs, what: "CPU time", text: time };
  const [earlier, later] = [before, after].map((runs) => median(runs.map(of)));
  if (earlier == null || later == null || earlier === 0 || later / earlier < costlyRatio) return [];
  const factor = (later / earlier).toFixed(1);
  return [
    `The app held less memory than ${name}, but used ${factor} times the ${what}: ${text(later)} instead of ${text(earlier)} in the load phase (medians). Less memory for so much more CPU time may be no improvement.`
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
