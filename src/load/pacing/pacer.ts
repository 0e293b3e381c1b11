// Decides when each connection may send. Limits the number of active connections and the request rate over time.
import type { Aim } from "../../model/stages.ts";

/** One connection's leave to send. The connection acquires it before each request. */
export interface SendPermit {
  /** Must be called once, before the first `acquire`. */
  readonly attach: (client: PacedClient) => void;
  /**
   * - granted: the connection may send one request now.
   * - wait: the pacer calls `proceed` when the connection may send.
   * - idle: like wait, but the connection is inactive: the caller must close it until then.
   */
  readonly acquire: () => "granted" | "wait" | "idle";
  /** Returns true if this connection is one of the planned ones at this time. */
  readonly isActive: () => boolean;
}

interface PacedClient {
  /** Sends one request. */
  readonly proceed: () => void;
  /** Closes the connection. */
  readonly close: () => void;
}

export interface Pacer {
  /** Creates the permit of the next connection. The plan activates connections in the order of their permits. */
  readonly createPermit: () => SendPermit;
  /** Requests that were due at the planned rate, and requests sent while a rate applied. Null if no request was due. */
  readonly paced: () => { readonly due: number; readonly sent: number } | null;
  readonly stop: () => void;
}

/** Closes a connection that is idle for longer. Servers close idle connections after 5 s, possibly during a request. */
const idleMs = 4_000;
/** The interval at which the pacer follows a plan that changes all the time. */
const tickMs = 10;
/** After a stall, memgate sends late only the requests of this time. So a longer stall does not cause a burst. */
const backlogMs = 1_000;

interface Member extends SendPermit {
  client: PacedClient | null;
  state: "sending" | "waiting" | "idle";
  /** When a waiting connection became idle; null if its connection is closed. */
  idleSinceMs: number | null;
}

/**
 * @param aimAt the planned connections and rate, by the time since this call
 * @param onBusy called with true when the first request is sent, and with false when no request is open any more
 * @param steadyUntilMs the time until which the plan stays as it is at a time: the pacer needs no tick before
 */
export function createPacer(
  aimAt: (atMs: number) => Aim,
  nowMs: () => number,
  onBusy: (isBusy: boolean) => void = () => {},
  steadyUntilMs: (atMs: number) => number = (atMs) => atMs,
): Pacer {
  const originMs = nowMs();
  const members: Member[] = [];
  const waiting = new Set<Member>();
  let aim = aimAt(0);
  let updatedMs = 0;
  let due = 0;
  let totalDue = 0;
  let totalSent = 0;
  let sending = 0;
  let timer: NodeJS.Timeout | null = null;
  /** When the timer fires. */
  let wakeMs = Number.POSITIVE_INFINITY;

  const update = () => {
    const atMs = nowMs() - originMs;
    const { rate } = aimAt((updatedMs + atMs) / 2);
    aim = aimAt(atMs);
    const added = ((rate ?? 0) * (atMs - updatedMs)) / 1_000;
    due += added;
    totalDue += added;
    due = aim.rate === null ? 0 : Math.min(due, Math.max(1, (aim.rate * backlogMs) / 1_000));
    updatedMs = atMs;
  };
  const maySend = () => !aim.isPaused && (aim.rate === null || due >= 1);
  const endSending = (member: Member) => {
    if (member.state === "sending" && --sending === 0) onBusy(false);
  };
  const send = (member: Member) => {
    if (aim.rate !== null) {
      due -= 1;
      totalSent += 1;
    }
    if (member.state !== "sending" && ++sending === 1) onBusy(true);
    member.state = "sending";
    waiting.delete(member);
  };
  const idle = (member: Member) => {
    endSending(member);
    member.state = "idle";
    waiting.delete(member);
  };
  const release = () => {
    for (const member of waiting) {
      if (!maySend()) return;
      send(member);
      member.client?.proceed();
    }
  };
  const tick = () => {
    update();
    members.forEach((member, index) => {
      const isActive = index < aim.connections;
      if (member.state === "idle" && isActive && !aim.isPaused) wait(member, null);
      if (member.state === "waiting" && !isActive) {
        idle(member);
        member.client?.close();
      }
      if (member.state === "waiting" && member.idleSinceMs !== null && nowMs() - member.idleSinceMs > idleMs) {
        member.idleSinceMs = null;
        member.client?.close();
      }
    });
    release();
    wakeMs = Number.POSITIVE_INFINITY;
    schedule();
  };
  /** Sets the timer to the next time at which a tick has work, unless it fires before. */
  const schedule = () => {
    const inMs = Math.min(untilPlanChanges(), untilDue(), untilIdle());
    if (originMs + updatedMs + inMs >= wakeMs) return;
    wakeMs = originMs + updatedMs + inMs;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(tick, delayOf(inMs));
  };
  const untilPlanChanges = () => {
    const inMs = steadyUntilMs(updatedMs) - updatedMs;
    return inMs > 0 ? inMs : tickMs;
  };
  const untilDue = () => {
    const isDueLater = waiting.size > 0 && !aim.isPaused && aim.rate !== null && aim.rate > 0;
    return isDueLater ? ((1 - due) * 1_000) / (aim.rate ?? 0) : Number.POSITIVE_INFINITY;
  };
  const untilIdle = () => {
    // In the order in which they became idle.
    for (const { idleSinceMs } of waiting) {
      if (idleSinceMs !== null) return idleSinceMs + idleMs - originMs - updatedMs;
    }
    return Number.POSITIVE_INFINITY;
  };
  const wait = (member: Member, idleSinceMs: number | null) => {
    endSending(member);
    member.state = "waiting";
    member.idleSinceMs = idleSinceMs;
    waiting.add(member);
  };
  timer = setTimeout(tick, 1);
  wakeMs = originMs + 1;

  return {
    createPermit: () => {
      const index = members.length;
      const member: Member = {
        client: null,
        // A new client acquires its permit at once, which sets the real state.
        state: "idle",
        idleSinceMs: null,
        attach: (client) => {
          member.client = client;
        },
        isActive: () => index < aim.connections,
        acquire: () => {
          update();
          if (!member.isActive()) {
            idle(member);
            return "idle";
          }
          if (maySend() && (aim.rate === null || waiting.size === 0)) {
            send(member);
            return "granted";
          }
          wait(member, nowMs());
          schedule();
          return "wait";
        },
      };
      members.push(member);
      return member;
    },
    paced: () => {
      update();
      return totalDue === 0 ? null : { due: Math.round(totalDue), sent: totalSent };
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** A timer may fire up to 1 ms early. After a long wait, 1 ms of delay costs less than a second tick. */
function delayOf(ms: number): number {
  return Math.max(1, ms > tickMs ? Math.ceil(ms) + 1 : Math.floor(ms));
}
