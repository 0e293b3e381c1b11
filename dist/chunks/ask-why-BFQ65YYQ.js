import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  collectGarbage,
  nodeShareOf,
  readNodeMemory
} from "./chunk-D7BZRTAQ.js";
import {
  commandText
} from "./chunk-472VNA7W.js";
import "./chunk-7YM44OHN.js";
import {
  growthOf
} from "./chunk-4KRGV3L3.js";
import {
  planRedactor
} from "./chunk-3SL6KBRQ.js";
import "./chunk-DWLCE72S.js";
import {
  withDeadline
} from "./chunk-7DUT7LS3.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-L42KBLVK.js";
import {
  judge
} from "./chunk-5W3JE2NM.js";
import "./chunk-EX5IMWKJ.js";
import "./chunk-LFMNSQPA.js";
import "./chunk-EZKOGMPE.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import {
  errorCodeOf,
  messageOf,
  percent
} from "./chunk-OSY7KQST.js";
import "./chunk-WUMGRFA7.js";

// src/model/fields/why-codes.ts
var silentCodes = [
  "not-node",
  "other-user",
  "signal-not-caught",
  "sigusr1-disabled",
  "permission-model",
  "own-handler",
  "node-missing",
  "helper-refused",
  "no-response",
  "app-ended",
  "not-asked"
];

// src/verdict/why-sentences.ts
var reasons = {
  "not-node": "is not Node.js, and memgate can only ask Node.js",
  "other-user": "runs as another user or with more rights, so memgate may not ask it",
  "signal-not-caught": "does not handle SIGUSR1, so memgate did not send this signal",
  "sigusr1-disabled": "runs with --disable-sigusr1",
  "permission-model": "runs with --permission, which forbids the inspector",
  "own-handler": "opened no inspector after SIGUSR1: the app handles this signal itself, or the port is taken",
  "node-missing": "was not asked, because the image has no program node; memgate can only ask Node.js",
  "helper-refused": "was not asked, because the engine did not start the helper container",
  "no-response": "did not respond in time",
  "app-ended": "ended before it could respond",
  "not-asked": "was not asked, because there are too many processes"
};
var meanings = {
  little: () => "This is little more than Node.js itself takes.",
  garbage: ({ garbageBytes }, anonymousBytes) => `${percent(garbageBytes / anonymousBytes)} can be collected: this is garbage, not a leak. A smaller --max-semi-space-size or --max-old-space-size saves memory and costs CPU time.`,
  "live-heap": () => "The largest part is live heap: JavaScript objects that the app still uses.",
  buffers: () => "The largest part is outside the heap: Buffers and other ArrayBuffers that the app still uses.",
  external: () => "The largest part is outside the heap: memory of native addons that JavaScript objects hold.",
  other: () => "The largest part is native memory that Node.js does not count, such as that of native addons, or the heaps of worker threads."
};
function reasonSentence(reason) {
  return reasons[reason];
}
var parts = [
  ["liveHeapBytes", "live heap"],
  ["buffersBytes", "Buffers"],
  ["garbageBytes", "garbage"],
  ["otherBytes", "other"]
];
function shareSentence(share, anonymousBytes) {
  const rounded = parts.map(([field, name]) => ({ name, mebibytes: Math.round(share[field] / 2 ** 20) }));
  const sum = rounded.reduce((total, { mebibytes }) => total + mebibytes, 0);
  const line = `${sum} MiB = ${rounded.map(({ name, mebibytes }) => `${mebibytes} ${name}`).join(" + ")}`;
  return `${line}. ${meanings[share.meaning](share, anonymousBytes)}`;
}

// src/gate/ask-why.ts
var allMs = 1e4;
var askMs = 8e3;
var processMs = 5e3;
var maxAsked = 10;
var maxListed = 50;
var maxUsers = 3;
function needsWhy(evidence, { thresholds }) {
  const { kind } = judge(evidence, thresholds);
  return kind === "over-ratio" || kind === "pass" && growthOf(evidence)?.isRising === true;
}
async function askApp(plan, { clock, target, observer }, { container, collector, processWatch }, interrupted) {
  if (container === null || collector === null) return null;
  observer.note("asking the app what holds its memory");
  const processes = processWatch?.processes() ?? null;
  const atMs = collector.elapsedMs();
  return askWhy(plan, { clock, target, containerId: container.id, atMs, processes, interrupted });
}
var inspectorLine = /^(?:Debugger (?:listening on ws:|attached\.|ending on ws:)|For help, see: https:\/\/nodejs\.org\/)/;
function withoutInspector(lines) {
  return lines.filter((line) => !inspectorLine.test(line));
}
async function askWhy(plan, surroundings) {
  const { clock, target, containerId, atMs, processes, interrupted } = surroundings;
  const beganMs = clock.nowMs();
  const { message } = planRedactor(plan);
  const end = new AbortController();
  const helpers = createHelpers((user) => target.openHelper(containerId, user, end.signal));
  const result = { processes: [], leftOut: 0, detail: null };
  const asking = (async () => {
    try {
      const found = largestFirst(await (await helpers.of(null)).list());
      result.leftOut = Math.max(0, found.length - maxListed);
      for (const process of found.slice(0, maxListed)) {
        const isDue = result.processes.filter(({ reason }) => reason !== "not-node").length < maxAsked;
        const reply = isDue ? await askProcess(process, helpers, clock) : silent("not-asked");
        const { pid, words, anonymousBytes } = process;
        result.processes.push({
          pid,
          command: commandText(words, message),
          anonymousBytes,
          ...withText(reply, anonymousBytes)
        });
      }
    } catch (error) {
      result.detail = message(messageOf(error));
      result.processes.push(...unaskedOf(processes, reasonOf(error)));
      result.leftOut = processes?.leftOut ?? 0;
    } finally {
      await helpers.end();
    }
  })();
  void interrupted.then(() => end.abort());
  void clock.sleep(askMs, end.signal).then(() => end.abort());
  await withDeadline(clock, allMs, asking, () => {
  });
  end.abort();
  return { atMs, durationMs: clock.nowMs() - beganMs, ...result, processes: [...result.processes] };
}
function createHelpers(open) {
  const opened = /* @__PURE__ */ new Map();
  return {
    of: (user) => {
      const known = opened.get(user);
      if (known !== void 0) return known;
      if (opened.size >= maxUsers) throw Object.assign(new Error("too many users"), { code: "other-user" });
      const helper = open(user);
      opened.set(user, helper);
      return helper;
    },
    end: async () => {
      await Promise.all([...opened.values()].map((helper) => helper.then(({ end }) => end()).catch(() => {
      })));
    }
  };
}
function largestFirst(found) {
  return found.toSorted((a, b) => (b.anonymousBytes ?? 0) - (a.anonymousBytes ?? 0));
}
async function askProcess(process, helpers, clock) {
  const { exe, uid, gid } = process;
  if (exe !== null && !isNode(exe)) return silent("not-node");
  try {
    const helper = await helpers.of(exe === null ? `${uid}:${gid}` : null);
    return await withDeadline(clock, processMs, readShare(helper, process), () => silent("no-response"));
  } catch (error) {
    return silent(reasonOf(error));
  }
}
function isNode(exe) {
  return /(^|\/)(node|nodejs)( \(deleted\))?$/.test(exe);
}
async function readShare(helper, { pid, anonymousBytes }) {
  await helper.open(pid);
  try {
    const before = await readNodeMemory(helper, pid);
    await collectGarbage(helper, pid);
    const after = await readNodeMemory(helper, pid);
    return { node: nodeShareOf(anonymousBytes ?? 0, before, after), reason: null };
  } finally {
    await helper.close(pid).catch(() => {
    });
  }
}
function silent(reason) {
  return { node: null, reason };
}
function reasonOf(error) {
  const code = errorCodeOf(error);
  if (code === "not-readable") return "other-user";
  return silentCodes.find((known) => known === code) ?? "no-response";
}
function unaskedOf(processes, reason) {
  return (processes?.list ?? []).map(({ command, anonymousBytes }) => ({
    pid: null,
    command,
    anonymousBytes,
    ...withText(silent(reason), anonymousBytes)
  }));
}
function withText(reply, anonymousBytes) {
  const { node, reason } = reply;
  const text = node === null ? reasonSentence(reason ?? "no-response") : shareSentence(node, anonymousBytes ?? 0);
  return { ...reply, text };
}
export {
  askApp,
  askWhy,
  needsWhy,
  withoutInspector
};
