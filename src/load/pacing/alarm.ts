// A timer that can be set to an earlier time.

export interface Alarm {
  /** Sets the alarm to fire after `ms`. Has no effect if the alarm fires before that, or if `ms` is Infinity. */
  readonly fireWithin: (ms: number) => void;
  readonly stop: () => void;
}

/** A longer wait than this may end 1 ms late. */
const preciseMs = 10;

/** @param fire called at the earliest of the times to which the alarm was set. The later times are then forgotten. */
export function createAlarm(nowMs: () => number, fire: () => void): Alarm {
  let timer: NodeJS.Timeout | null = null;
  let dueMs = Number.POSITIVE_INFINITY;
  const stop = () => {
    if (timer !== null) clearTimeout(timer);
  };
  return {
    fireWithin: (ms) => {
      if (nowMs() + ms >= dueMs) return;
      dueMs = nowMs() + ms;
      stop();
      timer = setTimeout(() => {
        timer = null;
        dueMs = Number.POSITIVE_INFINITY;
        fire();
      }, delayOf(ms));
    },
    stop,
  };
}

/** A timer may fire up to 1 ms early. After a long wait, 1 ms of delay costs less than another timer. */
function delayOf(ms: number): number {
  return Math.max(1, ms > preciseMs ? Math.ceil(ms) + 1 : Math.floor(ms));
}
