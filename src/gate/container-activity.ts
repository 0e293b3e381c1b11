// What a container received and worked, by the Docker stats API's counters: whether a load that memgate did not send has
// reached it.

import { type Clock, withDeadline } from "../lib/clock.ts";
import { field } from "../memory/stats-api/frame.ts";
import { byteCount } from "../memory/working-set.ts";
import type { TargetContainer } from "../model/adapters.ts";
import type { Activity } from "../model/evidence.ts";

const unknown: Activity = { receivedBytes: null, cpuMs: null };
/** 20.10 takes a second for an answer. */
const answerMs = 3_000;

/** The counters now, since the container was made; unknown where they can't be had. Never rejects. */
export function countersOf(container: TargetContainer, clock: Clock, signal: AbortSignal): Promise<Activity> {
  const asked = container.statsOnce(signal).then(readCounters, () => unknown);
  return withDeadline(clock, answerMs, asked, () => unknown);
}

/** The counters of one frame of GET /containers/ID/stats: `networks.*.rx_bytes` and `cpu_stats.cpu_usage.total_usage`. */
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

/** From one look to a later one; what is not known of both, or has gone backwards, is unknown. */
export function activityBetween(before: Activity, after: Activity): Activity {
  const grown = (name: keyof Activity) => {
    const [first, last] = [before[name], after[name]];
    return first === null || last === null || last < first ? null : last - first;
  };
  return { receivedBytes: grown("receivedBytes"), cpuMs: grown("cpuMs") };
}
