// Decides when each connection may send. Limits the number of active connections and the request rate over time.
import type { Aim } from "../../model/stages.ts";
import { createAlarm } from "./alarm.ts";
import { createDueRequests } from "./due-requests.ts";

/** One connection's leave to send. The connection acquires it before each request. */
export interface SendPermit {
  /** Must be called once, before the first `acquire`. */
  readonly attach: (client: PacedClient) => void;
  /**
   * - granted: the connection may send one request now.
   * - wait: the pacer calls `proceed` when the connection may send.
   * - idle: like wait, but the connection is not active. The caller must close it.
   */
  readonly acquire: () => "granted" | "wait" | "idle";
  /** Returns true if the plan uses this connection at this time. */
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

/**
 * The pacer closes a connection that is idle for longer than this. Servers close idle connections after 5 s, possibly
 * just when memgate sends a request.
 */
const idleMs = 4_000;
/** The interval at which the pacer reads a plan that changes all the time. */
const tickMs = 10;

interface Member extends SendPermit {
  client: PacedClient | null;
  state: "sending" | "waiting" | "idle";
  /** When a waiting connection became idle; null if its connection is closed. */
  idleSinceMs: number | null;
}

/**
 * @param aimAt the planned connections and rate, by the time since this call
 * @param onBusy called with true when the first request is sent, and with false when no request is open any more
 * @param steadyUntilMs takes a time, and returns when the plan changes next. The pacer needs no tick before that.
 */
export function createPacer(
  aimAt: (atMs: number) => Aim,
  nowMs: () => number,
  onBusy: (isBusy: boolean) => void = () => {},
  steadyUntilMs: (atMs: number) => number = (atMs) => atMs,
): Pacer {
  const originMs = nowMs();
  const requests = createDueRequests(aimAt, () => nowMs() - originMs);
  const queue = createQueue(onBusy);
  const members: Member[] = [];

  const tick = () => {
    requests.update();
    const aim = requests.aim();
    members.forEach((member, index) => {
      const isActive = index < aim.connections;
      if (member.state === "idle" && isActive && !aim.isPaused) queue.wait(member, null);
      if (member.state === "waiting" && !isActive) {
        queue.idle(member);
        member.client?.close();
      }
      if (member.state === "waiting" && member.idleSinceMs !== null && nowMs() - member.idleSinceMs > idleMs) {
        member.idleSinceMs = null;
        member.client?.close();
      }
    });
    for (const member of queue.waiting) {
      if (!requests.maySend()) break;
      send(member);
      member.client?.proceed();
    }
    schedule();
  };
  const send = (member: Member) => {
    requests.spend();
    queue.send(member);
  };
  const alarm = createAlarm(nowMs, tick);
  /** Sets the alarm to the next time at which a tick has work. */
  const schedule = () => {
    const atMs = requests.updatedMs();
    const changesInMs = steadyUntilMs(atMs) - atMs;
    const idleSinceMs = queue.longestIdleSinceMs();
    alarm.fireWithin(
      Math.min(
        changesInMs > 0 ? changesInMs : tickMs,
        queue.waiting.size > 0 ? requests.untilNextMs() : Number.POSITIVE_INFINITY,
        idleSinceMs === null ? Number.POSITIVE_INFINITY : idleSinceMs + idleMs - originMs - atMs,
      ),
    );
  };
  const acquire = (member: Member) => {
    requests.update();
    if (!member.isActive()) {
      queue.idle(member);
      return "idle";
    }
    if (requests.maySend() && (requests.aim().rate === null || queue.waiting.size === 0)) {
      send(member);
      return "granted";
    }
    queue.wait(member, nowMs());
    schedule();
    return "wait";
  };
  alarm.fireWithin(1);

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
        isActive: () => index < requests.aim().connections,
        acquire: () => acquire(member),
      };
      members.push(member);
      return member;
    },
    paced: requests.totals,
    stop: alarm.stop,
  };
}

/** Keeps the states of the members, and the order in which they wait. */
function createQueue(onBusy: (isBusy: boolean) => void) {
  const waiting = new Set<Member>();
  let sending = 0;
  const endSending = (member: Member) => {
    if (member.state === "sending" && --sending === 0) onBusy(false);
  };
  return {
    waiting: waiting as ReadonlySet<Member>,
    send: (member: Member) => {
      if (member.state !== "sending" && ++sending === 1) onBusy(true);
      member.state = "sending";
      waiting.delete(member);
    },
    idle: (member: Member) => {
      endSending(member);
      member.state = "idle";
      waiting.delete(member);
    },
    wait: (member: Member, idleSinceMs: number | null) => {
      endSending(member);
      member.state = "waiting";
      member.idleSinceMs = idleSinceMs;
      waiting.add(member);
    },
    /** Null if no waiting member has an open connection. The members wait in the order in which they became idle. */
    longestIdleSinceMs: (): number | null => {
      for (const { idleSinceMs } of waiting) if (idleSinceMs !== null) return idleSinceMs;
      return null;
    },
  };
}
