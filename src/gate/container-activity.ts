// Measures how much a container received and how much CPU time it used, by the counters of the Docker stats API. This
// shows whether load-command has reached the app.

import { type Clock, withDeadline } from "../lib/clock.ts";
import { field } from "../memory/stats-api/frame.ts";
import { byteCount } from "../memory/working-set.ts";
import type { TargetContainer } from "../model/adapters.ts";
import type { Activity } from "../model/evidence.ts";

const unknown: Activity = { receivedBytes: null, cpuMs: null };
/** Docker 20.10 takes one second to respond. */
const timeoutMs = 3_000;

/** The current counters, counted since the creation of the container. A counter is null if unknown. Never rejects. */
export function countersOf(container: TargetContainer, clock: Clock, signal: AbortSignal): Promise<Activity> {
  const counters = container.statsOnce(signal).then(readCounters, () => unknown);
  return withDeadline(clock, timeoutMs, counters, () => unknown);
}

/** Reads `networks.*.rx_bytes` and `cpu_stats.cpu_usage.total_usage` of one frame of GET /containers/ID/stats. */
export function readCounters(frame: unknown): Activity {
  const networks = field(frame, "networks");
  const received =
    typeof networks === "object" && networks !== null
      ? Object.values(networks).map((network) => byteCount(field(network, "rx_bytes")))
      : [];
  const isKnown = received.length > 0 && received.every((bytes) => bytes !== null);
  const cpuNs = byteCount(field(field(field(frame, "cpu_stats"), "cpu_usage"), "total_usage"));
  return {
    receivedBytes: isKnown ? received.reduce((sum, bytes) => sum + bytes, 0) : null,
    cpuMs: cpuNs === null ? null : cpuNs / 1e6,
  };
}

/** The increase between two readings. Null for a counter that is unknown in one of them, or that decreased. */
export function activityBetween(before: Activity, after: Activity): Activity {
  const increase = (name: keyof Activity) => {
    const [first, last] = [before[name], after[name]];
    return first === null || last === null || last < first ? null : last - first;
  };
  return { receivedBytes: increase("receivedBytes"), cpuMs: increase("cpuMs") };
}
