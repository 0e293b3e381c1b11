import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  field,
  withDeadline
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import {
  byteCount
} from "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/gate/container-activity.ts
var unknown = { receivedBytes: null, cpuMs: null, readMs: null };
var timeoutMs = 3e3;
async function activityBefore(counting, load, idleMs) {
  const { clock, signal } = counting;
  const first = await countersOf(counting);
  const isByBytes = load === "port" && first.receivedBytes !== null;
  if (load === "none" || isByBytes || first.cpuMs === null) return { load, counters: first, idleCpuRatio: null };
  const beganMs = clock.nowMs();
  await clock.sleep(idleMs, signal);
  const counters = await countersOf(counting);
  const { cpuMs } = activityBetween(first, counters);
  const elapsedMs = elapsedBetween(first, counters) ?? clock.nowMs() - beganMs;
  return { load, counters, idleCpuRatio: cpuMs === null || elapsedMs <= 0 ? null : cpuMs / elapsedMs };
}
async function activitySince({ load, counters, idleCpuRatio }, counting, durationMs) {
  const after = await countersOf(counting);
  const { receivedBytes, cpuMs } = activityBetween(counters, after);
  const elapsedMs = elapsedBetween(counters, after) ?? durationMs;
  return {
    // Without a port, received bytes do not show the load.
    receivedBytes: load === "port" ? receivedBytes : null,
    cpuMs,
    idleCpuMs: idleCpuRatio === null ? null : idleCpuRatio * elapsedMs
  };
}
function countersOf({ container, clock, signal }) {
  const counters = container.statsOnce(signal).then(readCounters, () => unknown);
  return withDeadline(clock, timeoutMs, counters, () => unknown);
}
function readCounters(frame) {
  const networks = field(frame, "networks");
  const received = typeof networks === "object" && networks !== null ? Object.values(networks).map((network) => byteCount(field(network, "rx_bytes"))) : [];
  const isKnown = received.length > 0 && received.every((bytes) => bytes !== null);
  const readMs = Date.parse(String(field(frame, "read")));
  const cpuNs = byteCount(field(field(field(frame, "cpu_stats"), "cpu_usage"), "total_usage"));
  return {
    receivedBytes: isKnown ? received.reduce((sum, bytes) => sum + bytes, 0) : null,
    cpuMs: cpuNs === null ? null : cpuNs / 1e6,
    readMs: Number.isNaN(readMs) ? null : readMs
  };
}
function activityBetween(before, after) {
  const increase = (name) => {
    const [first, last] = [before[name], after[name]];
    return first === null || last === null || last < first ? null : last - first;
  };
  return { receivedBytes: increase("receivedBytes"), cpuMs: increase("cpuMs") };
}
function elapsedBetween(before, after) {
  if (before.readMs === null || after.readMs === null || after.readMs <= before.readMs) return null;
  return after.readMs - before.readMs;
}
export {
  activityBefore,
  activityBetween,
  activitySince,
  readCounters
};
