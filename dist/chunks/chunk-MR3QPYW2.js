import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  allBlocks,
  leakOf
} from "./chunk-YFKQQEYQ.js";
import {
  markedStyle
} from "./chunk-HWK6PRBH.js";
import {
  bytes,
  integer,
  time
} from "./chunk-TGGWKTGO.js";

// src/report/model/leak/leak-text.ts
var resultNames = {
  leaks: "leaks",
  suspected: "not confirmed",
  "levelled-off": "levelled off",
  steady: "steady",
  varies: "varies",
  unknown: "unknown"
};
var sentences = {
  leaks: (leak, evidence) => `The app leaks ${growthText(leak, evidence)}.`,
  suspected: (leak, evidence) => `The app may leak ${growthText(leak, evidence)}. The run ended before all ${allBlocks} blocks that confirm a leak.`,
  "levelled-off": ({ liveBytes }) => `No leak: live memory levelled off at ${bytes(liveBytes ?? 0)}.`,
  steady: ({ liveBytes }) => `No leak: live memory is steady at ${bytes(liveBytes ?? 0)}.`,
  varies: (_leak, { liveMemory }) => {
    const live = (liveMemory?.blocks ?? []).slice(1).map((block) => block.liveBytes);
    return `No leak: live memory varies between ${bytes(Math.min(...live))} and ${bytes(Math.max(...live))}.`;
  },
  unknown: () => "memgate could not check for a leak."
};
var leakAdvice = `Find out what the app keeps after each request, such as a list, a Map or an event listener that only grows. A cache that needs more requests than memgate sent looks like a leak: give it a maximum size, or set ${markedStyle("requests")} to more requests in each block.`;
var notPassed = ["leaks", "suspected", "unknown"];
function leakView(facts, evidence, measured) {
  const blocks = measured.blocks.filter(({ block }) => block > 0).length;
  const each = measured.requestsPerBlock;
  const size = blocks === 0 || each === null ? "" : `; ${blocks === 1 ? "1 block" : `${blocks} blocks`} of ${countText(each, measured)}`;
  const live = facts.liveBytes === null ? "" : `, ${bytes(facts.liveBytes)} of live memory at the end`;
  return {
    facts,
    sentence: sentences[facts.result](facts, evidence),
    advice: leakAdvice,
    junit: {
      name: "live memory does not grow from block to block (leak)",
      type: notPassed.includes(facts.result) ? facts.result : null
    },
    rows: [{ label: "Leak check", value: `${resultNames[facts.result]}${live}${size}` }],
    table: tableOf(measured),
    tableMeaning: tableMeaning(facts)
  };
}
function growthText(leak, { liveMemory, limitBytes }) {
  const { bytesPerRequest, grownBytes, overRequests, requestsToLimit } = leak;
  if (liveMemory === null) return "memory";
  const growth = `${bytes(bytesPerRequest ?? 0)} per ${liveMemory.unit}: ${bytes(grownBytes ?? 0)} over the last ${countText(overRequests ?? 0, liveMemory)}`;
  const left = requestsToLimit ?? 0;
  return left === 0 ? `${growth}; the peak reached the ${bytes(limitBytes)} limit` : `${growth}; the peak would reach the ${bytes(limitBytes)} limit after another ${countText(rounded(left), liveMemory)}`;
}
function countText(count, { unit }) {
  return `${integer(count)} ${unit}${count === 1 ? "" : "s"}`;
}
function rounded(count) {
  return Number(count.toPrecision(2));
}
function tableOf({ blocks, unit }) {
  if (blocks.length === 0) return null;
  const several = blocks.some(({ processes }) => processes > 1);
  const rows = blocks.map(({ block, atMs, requests: requests2, liveBytes, processes }, index) => {
    const before = blocks[index - 1];
    const change = before === void 0 ? "" : signed(liveBytes - before.liveBytes);
    const name = block === 0 ? "warm-up" : `${block}`;
    const cells = [name, time(atMs), integer(requests2), bytes(liveBytes), change];
    return several ? [...cells, `${processes}`] : cells;
  });
  const requests = unit === "request" ? "Requests" : "Turns";
  const head = ["Block", "End", requests, "Live memory", "Change", ...several ? ["Processes"] : []];
  return { head, rows };
}
function signed(value) {
  return value < 0 ? `\u2212${bytes(-value)}` : `+${bytes(value)}`;
}
function tableMeaning({ grownBytes }) {
  const second = grownBytes === null ? "" : " memgate judges the second half of the blocks.";
  return `Live memory: heapUsed + external of all Node.js processes, after a forced garbage collection at the end of each block.${second}`;
}

// src/report/model/leak/with-leak.ts
function withLeak(judged) {
  const { evidence, verdict, message } = judged;
  const facts = leakOf(evidence);
  if (facts === null || evidence.liveMemory === null) return judged;
  const leak = leakView(facts, evidence, evidence.liveMemory);
  const isKilled = verdict.kind === "oom-killed" || verdict.kind === "out-of-memory";
  const leaks = { kind: "leaks" };
  const ended = message.endsWith(".") ? message : `${message}.`;
  if (facts.result === "leaks" && !isKilled) {
    const also = verdict.kind === "over-ratio" ? " The peak is above the threshold too." : "";
    return { ...judged, verdict: leaks, leak, message: `${leak.sentence} ${ended}${also}` };
  }
  if (facts.result === "unknown") return { ...judged, leak };
  const isFirst = verdict.kind === "pass";
  return { ...judged, leak, message: isFirst ? `${leak.sentence} ${ended}` : `${ended} ${leak.sentence}` };
}

export {
  withLeak
};
