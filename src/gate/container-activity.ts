// Measures how much a container received and how much CPU time it used, by the counters of the Docker stats API. This
// shows whether load-command has reached the app.

import { type Clock, withDeadline } from "../lib/clock.ts";
import { field } from "../memory/stats-api/frame.ts";
import { byteCount } from "../memory/working-set.ts";
import type { TargetContainer } from "../model/adapters.ts";
import type { Activity } from "../model/evidence.ts";

/** Counters that began when the container was created. A counter is null if unknown. */
interface Counters extends Pick<Activity, "receivedBytes" | "cpuMs"> {
  /** When the engine read the counters, by its own clock. It may respond a second later. Null if unknown. */
  readonly readMs: number | null;
}

interface Counting {
  readonly container: TargetContainer;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** How load can reach the app: `none` if nothing accepts connections. */
export type LoadPath = "port" | "socket" | "none";

/** The counters before load-command begins. */
interface ActivityBefore {
  readonly load: LoadPath;
  readonly counters: Counters;
  /** CPU time per time without load. Null if not measured. */
  readonly idleCpuRatio: number | null;
}

const unknown: Counters = { receivedBytes: null, cpuMs: null, readMs: null };
/** Docker 20.10 takes one second to respond. */
const timeoutMs = 3_000;

/**
 * Reads the counters. If the received bytes are unknown, it also measures the CPU time of the app without load, for
 * `idleMs`. Never rejects.
 */
export async function activityBefore(counting: Counting, load: LoadPath, idleMs: number): Promise<ActivityBefore> {
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

/** The activity of the app in the `durationMs` since `activityBefore`. Reads the counters at once. Never rejects. */
export async function activitySince(
  { load, counters, idleCpuRatio }: ActivityBefore,
  counting: Counting,
  durationMs: number,
): Promise<Activity> {
  const after = await countersOf(counting);
  const { receivedBytes, cpuMs } = activityBetween(counters, after);
  const elapsedMs = elapsedBetween(counters, after) ?? durationMs;
  return {
    // Without a port, received bytes do not show the load.
    receivedBytes: load === "port" ? receivedBytes : null,
    cpuMs,
    idleCpuMs: idleCpuRatio === null ? null : idleCpuRatio * elapsedMs,
  };
}

function countersOf({ container, clock, signal }: Counting): Promise<Counters> {
  const counters = container.statsOnce(signal).then(readCounters, () => unknown);
  return withDeadline(clock, timeoutMs, counters, () => unknown);
}

/** Reads `networks.*.rx_bytes` and `cpu_stats.cpu_usage.total_usage` of one frame of GET /containers/ID/stats. */
export function readCounters(frame: unknown): Counters {
  const networks = field(frame, "networks");
  const received =
    typeof networks === "object" && networks !== null
      ? Object.values(networks).map((network) => byteCount(field(network, "rx_bytes")))
      : [];
  const isKnown = received.length > 0 && received.every((bytes) => bytes !== null);
  const readMs = Date.parse(String(field(frame, "read")));
  const cpuNs = byteCount(field(field(field(frame, "cpu_stats"), "cpu_usage"), "total_usage"));
  return {
    receivedBytes: isKnown ? received.reduce((sum, bytes) => sum + bytes, 0) : null,
    cpuMs: cpuNs === null ? null : cpuNs / 1e6,
    readMs: Number.isNaN(readMs) ? null : readMs,
  };
}

/** The increase between two readings. Null for a counter that is unknown in one of them, or that decreased. */
export function activityBetween(
  before: Pick<Counters, "receivedBytes" | "cpuMs">,
  after: Pick<Counters, "receivedBytes" | "cpuMs">,
): Pick<Counters, "receivedBytes" | "cpuMs"> {
  const increase = (name: "receivedBytes" | "cpuMs") => {
    const [first, last] = [before[name], after[name]];
    return first === null || last === null || last < first ? null : last - first;
  };
  return { receivedBytes: increase("receivedBytes"), cpuMs: increase("cpuMs") };
}

/** The time that the counters cover, by the engine's clock. Null if unknown. */
function elapsedBetween(before: Counters, after: Counters): number | null {
  if (before.readMs === null || after.readMs === null || after.readMs <= before.readMs) return null;
  return after.readMs - before.readMs;
}
