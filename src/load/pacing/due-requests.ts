// Counts the requests that are due at the planned rate.
import type { Aim } from "../../model/stages.ts";

export interface DueRequests {
  /** Brings the plan and the count up to date. */
  readonly update: () => void;
  /** The time of the last update in milliseconds since the start. */
  readonly updatedMs: () => number;
  /** The plan at the last update. */
  readonly aim: () => Aim;
  readonly maySend: () => boolean;
  /** Counts a sent request. */
  readonly spend: () => void;
  /** The time from the last update to the next due request. Infinity if no request becomes due. */
  readonly untilNextMs: () => number;
  /** Requests that were due at the planned rate, and requests sent while a rate applied. Null if no request was due. */
  readonly totals: () => { readonly due: number; readonly sent: number } | null;
}

/** After a stall, memgate sends at most the requests that were due in this time, so that a long stall causes no burst. */
const backlogMs = 1_000;

/**
 * @param aimAt the planned connections and rate, by the time since the start
 * @param elapsedMs the time since the start
 * @param isOver returns true if later requests do not count in the totals
 */
export function createDueRequests(
  aimAt: (atMs: number) => Aim,
  elapsedMs: () => number,
  isOver: () => boolean = () => false,
): DueRequests {
  let aim = aimAt(0);
  let updatedMs = 0;
  let due = 0;
  let totalDue = 0;
  let totalSent = 0;
  const update = () => {
    const atMs = elapsedMs();
    const { rate } = aimAt((updatedMs + atMs) / 2);
    aim = aimAt(atMs);
    const added = ((rate ?? 0) * (atMs - updatedMs)) / 1_000;
    due += added;
    if (!isOver()) totalDue += added;
    due = aim.rate === null ? 0 : Math.min(due, Math.max(1, (aim.rate * backlogMs) / 1_000));
    updatedMs = atMs;
  };
  return {
    update,
    updatedMs: () => updatedMs,
    aim: () => aim,
    maySend: () => !aim.isPaused && (aim.rate === null || due >= 1),
    spend: () => {
      if (aim.rate === null) return;
      due -= 1;
      if (!isOver()) totalSent += 1;
    },
    untilNextMs: () => (aim.isPaused || !aim.rate ? Number.POSITIVE_INFINITY : ((1 - due) * 1_000) / aim.rate),
    totals: () => {
      update();
      return totalDue === 0 ? null : { due: Math.round(totalDue), sent: totalSent };
    },
  };
}
