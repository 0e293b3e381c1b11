import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  commandText
} from "./chunk-472VNA7W.js";
import {
  collectGarbage,
  nodeShareOf,
  readNodeMemory
} from "./chunk-D7BZRTAQ.js";
import "./chunk-LY5XYMCG.js";
import {
  growthOf
} from "./chunk-LAKQRFLF.js";
import {
  planRedactor
} from "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  withDeadline
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import {
  judge
} from "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import {
  bytes,
  errorCodeOf,
  messageOf,
  percent
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/memory/runtimes/jvm-memory.ts
var maxClasses = 10;
var maxNameLength = 200;
async function readJvmShare(helper, pid, anonymousBytes) {
  const before = heapIn(await helper.jvm(pid, "GC.heap_info"));
  const classes = classesIn(await helper.jvm(pid, "GC.class_histogram"));
  const heapInfo = await helper.jvm(pid, "GC.heap_info");
  const metaspaceBytes = metaspaceIn(heapInfo) ?? metaspaceIn(await optional(helper, pid, "VM.metaspace basic")) ?? 0;
  const nativeMemory = nativeMemoryIn(await optional(helper, pid, "VM.native_memory summary"));
  const limit = /-XX:MaxHeapSize=(\d+)/.exec(await optional(helper, pid, "VM.flags"));
  const heapLimitBytes = limit === null ? null : Number(limit[1]);
  const figures = { before, after: heapIn(heapInfo), metaspaceBytes, heapLimitBytes, classes, nativeMemory };
  return jvmShareOf(anonymousBytes, figures);
}
async function optional(helper, pid, command) {
  try {
    return await helper.jvm(pid, command);
  } catch (error) {
    if (errorCodeOf(error) === "refused") return "";
    throw error;
  }
}
var units = { B: 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };
function bytesOf(figure, unit) {
  return Number(figure) * (units[unit ?? ""] ?? 1);
}
var heapForms = [
  // Serial, Parallel and G1 up to Java 24: one line for each generation.
  /^ *\S.* total (\d+)([KMG]), used (\d+)([KMG])/gm,
  // G1 from Java 25.
  /^ *\S.* committed (\d+)([KMG]), used (\d+)([KMG]) \[/gm,
  // Shenandoah.
  /soft max, (\d+)([KMG]) committed, (\d+)([KMG]) used/g
];
var zHeap = /^ *ZHeap +used /m;
function heapIn(text) {
  for (const form of heapForms) {
    const generations = [...text.matchAll(form)];
    if (generations.length === 0) continue;
    return {
      committedBytes: sumOf(generations.map(([, figure, unit]) => bytesOf(figure, unit))),
      usedBytes: sumOf(generations.map(([, , , figure, unit]) => bytesOf(figure, unit)))
    };
  }
  if (zHeap.test(text)) throw Object.assign(new Error("the heap is shared memory"), { code: "shared-heap" });
  throw Object.assign(new Error("GC.heap_info has no heap that memgate knows"), { code: "no-response" });
}
function sumOf(numbers) {
  return numbers.reduce((sum, one) => sum + one, 0);
}
function metaspaceIn(text) {
  const match = /^ *Metaspace +used .*\bcommitted (\d+)([KMG])/m.exec(text);
  return match === null ? null : bytesOf(match[1], match[2]);
}
function classesIn(text) {
  const rows = [...text.matchAll(/^ *\d+: +(\d+) +(\d+) +(\S+)/gm)].slice(0, maxClasses);
  return rows.map(([, instances, bytes2, name = ""]) => ({
    name: readableName(name).slice(0, maxNameLength),
    instances: Number(instances),
    bytes: Number(bytes2)
  }));
}
var primitives = {
  ...{ B: "byte", C: "char", D: "double", F: "float", I: "int", J: "long", S: "short", Z: "boolean" }
};
function readableName(name) {
  const dimensions = /^\[*/.exec(name)?.[0].length ?? 0;
  if (dimensions === 0) return name;
  const element = name.slice(dimensions);
  const readable = primitives[element] ?? element.replace(/^L(.*);$/, "$1");
  return `${readable}${"[]".repeat(dimensions)}`;
}
function nativeMemoryIn(text) {
  const rows = [...text.matchAll(/^- +(\S.*?) \(reserved=\d+([KMG])B, committed=(\d+)\2B\)/gm)];
  if (rows.length === 0) return null;
  return rows.map(([, name = "", unit, figure]) => ({
    name: name.slice(0, maxNameLength),
    committedBytes: bytesOf(figure, unit)
  })).filter(({ committedBytes }) => committedBytes > 0).toSorted((a, b) => b.committedBytes - a.committedBytes);
}
function jvmShareOf(anonymousBytes, figures) {
  const { before, after, metaspaceBytes: metaspace, ...rest } = figures;
  let left = anonymousBytes;
  const take = (bytes2) => {
    const part = Math.max(0, Math.min(left, bytes2));
    left -= part;
    return part;
  };
  const liveHeapBytes = take(after.usedBytes);
  const garbageBytes = take(before.usedBytes - after.usedBytes);
  const metaspaceBytes = take(metaspace);
  const parts2 = { liveHeapBytes, garbageBytes, metaspaceBytes, otherBytes: left };
  const freeHeapBytes = Math.max(0, before.committedBytes - before.usedBytes);
  return {
    ...parts2,
    meaning: meaningOf(anonymousBytes, parts2, freeHeapBytes),
    heapUsedBytes: before.usedBytes,
    heapUsedAfterBytes: after.usedBytes,
    heapCommittedBytes: before.committedBytes,
    ...rest
  };
}
var littleBytes = 40 * 2 ** 20;
var garbageRatio = 0.4;
function meaningOf(anonymousBytes, parts2, freeHeapBytes) {
  const { liveHeapBytes, garbageBytes, metaspaceBytes, otherBytes } = parts2;
  if (anonymousBytes < littleBytes) return "little";
  if (garbageBytes >= garbageRatio * anonymousBytes) return "garbage";
  const largest = Math.max(liveHeapBytes, garbageBytes, metaspaceBytes, otherBytes);
  if (largest === liveHeapBytes) return "live-heap";
  if (largest === garbageBytes) return "garbage";
  if (largest === metaspaceBytes) return "metaspace";
  return freeHeapBytes >= otherBytes / 2 ? "free-heap" : "other";
}

// src/model/fields/why-codes.ts
var silentCodes = [
  "not-node",
  "other-user",
  "signal-not-caught",
  "sigusr1-disabled",
  "permission-model",
  "own-handler",
  "node-missing",
  "java-too-old",
  "attach-disabled",
  "attach-not-writable",
  "sigquit-not-caught",
  "not-hotspot",
  "shared-heap",
  "shell-missing",
  "helper-refused",
  "no-response",
  "app-ended",
  "not-asked"
];

// src/verdict/why-sentences.ts
var reasons = {
  "not-node": "is not Node.js or a JVM, and memgate can only ask these",
  "other-user": "has more rights than memgate's helper, or there are more than three users",
  "signal-not-caught": "does not handle SIGUSR1, so memgate did not send this signal",
  "sigusr1-disabled": "runs with --disable-sigusr1",
  "permission-model": "runs with --permission, which forbids the inspector",
  "own-handler": "opened no inspector after SIGUSR1: the app handles this signal itself, or port 9229 is taken",
  "node-missing": "was not asked, because memgate found neither node nor java in the image",
  "java-too-old": "was not asked, because the image has no program node, and its Java is older than version 16",
  "attach-disabled": "runs with -XX:+DisableAttachMechanism",
  "attach-not-writable": "cannot be asked, because /tmp in the container is not writable",
  "sigquit-not-caught": "does not handle SIGQUIT, so memgate did not send this signal",
  "not-hotspot": "is an Eclipse OpenJ9 JVM, and memgate can only ask a HotSpot JVM",
  "shared-heap": "keeps its Java heap in shared memory (ZGC), which memgate cannot divide",
  "shell-missing": "was not asked, because the image has neither node nor /bin/sh, one of which memgate needs",
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
var setsLimit = ({ heapLimitBytes }) => `-Xmx or -XX:MaxRAMPercentage sets the limit of the heap${heapLimitBytes === null ? "" : `, which is ${bytes(heapLimitBytes)}`}.`;
var jvmMeanings = {
  little: () => "This is little more than the JVM itself takes.",
  garbage: (share, anonymousBytes) => `${percent(share.garbageBytes / anonymousBytes)} can be collected: this is garbage, not a leak. A smaller heap limit saves memory and costs CPU time. ${setsLimit(share)}`,
  "live-heap": (share) => `The largest part is live heap: objects that the app still uses. ${setsLimit(share)}`,
  metaspace: () => "The largest part is metaspace: the classes that the app has loaded. -XX:MaxMetaspaceSize sets its limit.",
  "free-heap": (share) => `The largest part is free space of the heap, which the JVM keeps for new objects, or memory outside the heap, such as direct buffers. ${setsLimit(share)} -XX:MaxDirectMemorySize sets the limit of direct buffers.`,
  other: () => "The largest part is outside the heap: the code cache, threads, direct buffers and native memory. -XX:MaxDirectMemorySize sets the limit of direct buffers."
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
var jvmParts = [
  ["liveHeapBytes", "live heap"],
  ["garbageBytes", "garbage"],
  ["metaspaceBytes", "metaspace"],
  ["otherBytes", "other"]
];
function shareSentence(share, anonymousBytes) {
  const line = sumLine(parts.map(([field, name]) => [share[field], name]));
  return `${line}. ${meanings[share.meaning](share, anonymousBytes)}`;
}
function jvmSentence(share, anonymousBytes) {
  const line = sumLine(jvmParts.map(([field, name]) => [share[field], name]));
  return `${line}. ${jvmMeanings[share.meaning](share, anonymousBytes)}`;
}
function sumLine(sizes) {
  const rounded = sizes.map(([size, name]) => ({ name, mebibytes: Math.round(size / 2 ** 20) }));
  const sum = rounded.reduce((total, { mebibytes }) => total + mebibytes, 0);
  return `${sum} MiB = ${rounded.map(({ name, mebibytes }) => `${mebibytes} ${name}`).join(" + ")}`;
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
  if (isOther(process)) return silent("not-node");
  try {
    const helper = await helpers.of(exe === null ? `${uid}:${gid}` : null);
    return await withDeadline(clock, processMs, readShare(helper, process), () => silent("no-response"));
  } catch (error) {
    return silent(reasonOf(error));
  }
}
function isOther({ exe, isJvm }) {
  return exe !== null && !isJvm && !isNode(exe);
}
function isNode(exe) {
  return /(^|\/)(node|nodejs)( \(deleted\))?$/.test(exe);
}
async function readShare(helper, process) {
  const { pid, anonymousBytes } = process;
  const seen = process.exe === null ? (await helper.list()).find((one) => one.pid === pid) : process;
  if (seen !== void 0 && isOther(seen)) return silent("not-node");
  const isJvm = seen?.isJvm === true && !isNode(seen.exe ?? "");
  if (isJvm) return { node: null, jvm: await readJvmShare(helper, pid, anonymousBytes ?? 0), reason: null };
  await helper.open(pid);
  try {
    const before = await readNodeMemory(helper, pid);
    await collectGarbage(helper, pid);
    const after = await readNodeMemory(helper, pid);
    return { node: nodeShareOf(anonymousBytes ?? 0, before, after), jvm: null, reason: null };
  } finally {
    await helper.close(pid).catch(() => {
    });
  }
}
function silent(reason) {
  return { node: null, jvm: null, reason };
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
  return { ...reply, text: textOf(reply, anonymousBytes ?? 0) };
}
function textOf({ node, jvm, reason }, anonymousBytes) {
  if (node !== null) return shareSentence(node, anonymousBytes);
  if (jvm !== null) return jvmSentence(jvm, anonymousBytes);
  return reasonSentence(reason ?? "no-response");
}
export {
  askApp,
  askWhy,
  needsWhy,
  withoutInspector
};
