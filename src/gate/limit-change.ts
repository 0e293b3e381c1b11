// Finds that something changed the container's limits during the run, even if it changed them back.

import type { Collected } from "../memory/sampling/collector.ts";
import type { ContainerState } from "../model/adapters.ts";
import type { RunCause } from "../model/stop-reason.ts";
import type { Run } from "./run-context.ts";

type Limits = Pick<ContainerState, "memoryBytes" | "memorySwapBytes">;

/** Call this at each engine event about changed limits. Never rejects. */
export async function noteLimits(run: Run): Promise<void> {
  const { startedState, container } = run;
  // Until memgate has read the state after the start, it may set the limit itself.
  if (startedState === null || container === null || run.isEnding) return;
  const state = await container.state().catch(() => null);
  if (state !== null && isChanged(startedState, state) && !run.isEnding) run.changedLimits ??= state;
}

function isChanged(before: Limits, now: Limits): boolean {
  return before.memoryBytes !== now.memoryBytes || before.memorySwapBytes !== now.memorySwapBytes;
}

/** Null if the limits stayed the same. */
export function limitChangeCause(run: Run, collected: Collected | null): RunCause | null {
  const { startedState, lastState, changedLimits } = run;
  const seen = collected?.limitChange ?? null;
  if (seen !== null)
    return { code: "limit-not-applied/changed", data: { fromBytes: seen.fromBytes, toBytes: seen.toBytes } };
  if (startedState === null) return null;
  const reported = [lastState, changedLimits].flatMap((state) => state ?? []);
  const fromBytes = startedState.memoryBytes;
  const toBytes = reported.find(({ memoryBytes }) => memoryBytes !== fromBytes)?.memoryBytes ?? null;
  if (fromBytes !== null && toBytes !== null) {
    return { code: "limit-not-applied/changed", data: { fromBytes, toBytes } };
  }
  const swap = reported.find(({ memorySwapBytes }) => memorySwapBytes !== startedState.memorySwapBytes);
  if (swap === undefined || swap.memorySwapBytes === null) {
    const allowed = collected?.swapAllowed ?? null;
    return allowed === null ? null : { code: "limit-not-applied/swap-allowed", data: allowed };
  }
  const data = { swapBytes: swap.memorySwapBytes, isTakenBack: swap !== lastState };
  return { code: "limit-not-applied/swap-allowed", data };
}
