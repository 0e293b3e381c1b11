// Decides when each connection may send. Limits the number of active connections and the request rate over time.
import type { Aim } from "../../model/stages.ts";
import { createAlarm } from "./alarm.ts";
import { createDueRequests } from "./due-requests.ts";
import type { TurnCount, TurnMember } from "./turn-count.ts";

/** One connection's leave to send. The connection acquires it before each request. */
export interface SendPermit {
  /** Must be called once, before the first `acquire`. */
  readonly attach: (client: PacedClient) => void;
  /**
   * - granted: the connection may send one request now.
   * - wait: the pacer calls `proceed` when the connection may send. If no planned turn is left for the connection, it never does.
   * - idle: the plan does not use the connection at this time. The caller must close it.
   */
  readonly acquire: () => "granted" | "wait" | "idle";
  /** Returns true if the plan uses this connection at this time, and has a request left for it. */
  readonly isActive: () => boolean;
}

interface PacedClient {
  /** Sends one request. */
  readonly proceed: () => void;
  /** Closes the connection. */
  readonly close: () => void;
}

export interface Pacer {
  /**
   * Creates the permit of the next connection. The plan activates connections in the order of their permits.
   * @param beginsTurn returns true if the next request of the connection begins a turn
   */
  readonly createPermit: (beginsTurn?: () => boolean) => SendPermit;
  /** Requests that were due at the planned rate, and requests sent while a rate applied. Null if no request was due. */
  readonly paced: () => { readonly due: number; readonly sent: number } | null;
  /** Lowers the time after which an unused connection is closed. */
  readonly limitIdle: (ms: number) => void;
  readonly stop: () => void;
}

/**
 * The pacer closes a connection that is unused for longer than this. Servers close unused connections after 5 s, possibly
 * just when memgate sends a request.
 */
const maxIdleMs = 4_000;
/** The interval at which the pacer reads a plan that changes all the time. */
const tickMs = 10;

interface Member extends SendPermit {
  client: PacedClient | null;
  /** Null if the load ends by time only. */
  readonly turns: TurnMember | null;
  /** Returns true if the plan uses this connection at this time. */
  readonly isPlanned: () => boolean;
  state: "sending" | "waiting" | "idle";
  /** The time since which the connection of the waiting member is unused. Null if the connection is closed. */
  idleSinceMs: number | null;
}

/**
 * @param aimAt takes the time since this call, and returns the planned connections and rate
 * @param onBusy called with true when the first request is sent, and with false when no request is open any more
 * @param steadyUntilMs takes a time, and returns when the plan changes next. The pacer needs no tick before that.
 * @param turnCount null if the load ends by time only
 */
export function createPacer(
  aimAt: (atMs: number) => Aim,
  nowMs: () => number,
  onBusy: (isBusy: boolean) => void = () => {},
  steadyUntilMs: (atMs: number) => number = (atMs) => atMs,
  turnCount: TurnCount | null = null,
): Pacer {
  const originMs = nowMs();
  let idleMs = maxIdleMs;
  const requests = createDueRequests(
    aimAt,
    () => nowMs() - originMs,
    () => turnCount?.isSpent() ?? false,
  );
  const queue = createQueue(onBusy);
  const members: Member[] = [];

  const tick = () => {
    requests.update();
    const aim = requests.aim();
    for (const member of members) {
      const isActive = member.isActive();
      if (member.state === "idle" && isActive && !aim.isPaused) queue.wait(member, null);
      if (member.state === "waiting" && !isActive) {
        queue.idle(member);
        if (!member.isPlanned()) leave(member);
      }
      closeIfIdle(member, nowMs, idleMs);
    }
    for (const member of queue.waiting) {
      if (!requests.maySend()) break;
      // An earlier member may have begun the last turn.
      if (!member.isActive()) continue;
      send(member);
      member.client?.proceed();
    }
    schedule();
  };
  const send = (member: Member) => {
    requests.spend();
    member.turns?.send();
    queue.send(member);
  };
  const alarm = createAlarm(nowMs, tick);
  const schedule = () => alarm.fireWithin(untilWorkMs(requests, queue, steadyUntilMs, idleMs - originMs));
  const acquire = (member: Member) => {
    requests.update();
    member.turns?.settle();
    if (!member.isActive()) {
      queue.idle(member);
      if (member.isPlanned()) return "wait";
      member.turns?.abandon();
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
    createPermit: (beginsTurn = () => true) => {
      const index = members.length;
      const isPlanned = () => index < requests.aim().connections;
      const member = createMember(turnCount?.createMember(beginsTurn) ?? null, isPlanned, acquire);
      members.push(member);
      return member;
    },
    paced: requests.totals,
    limitIdle: (ms) => {
      idleMs = Math.min(idleMs, ms);
    },
    stop: alarm.stop,
  };
}

function leave(member: Member): void {
  member.turns?.abandon();
  member.client?.close();
}

function closeIfIdle(member: Member, nowMs: () => number, idleMs: number): void {
  if (member.state !== "waiting" || member.idleSinceMs === null || nowMs() - member.idleSinceMs <= idleMs) return;
  member.idleSinceMs = null;
  member.client?.close();
}

/**
 * The time until a tick has work.
 * @param idleEndMs the longest idle time of a connection, minus the origin of time
 */
function untilWorkMs(
  requests: ReturnType<typeof createDueRequests>,
  queue: ReturnType<typeof createQueue>,
  steadyUntilMs: (atMs: number) => number,
  idleEndMs: number,
): number {
  const atMs = requests.updatedMs();
  const changesInMs = steadyUntilMs(atMs) - atMs;
  const idleSinceMs = queue.longestIdleSinceMs();
  return Math.min(
    changesInMs > 0 ? changesInMs : tickMs,
    queue.waiting.size > 0 ? requests.untilNextMs() : Number.POSITIVE_INFINITY,
    idleSinceMs === null ? Number.POSITIVE_INFINITY : idleSinceMs + idleEndMs - atMs,
  );
}

function createMember(
  turns: TurnMember | null,
  isPlanned: () => boolean,
  acquire: (member: Member) => ReturnType<SendPermit["acquire"]>,
): Member {
  const member: Member = {
    client: null,
    turns,
    isPlanned,
    // A new client acquires its permit at once, which sets the real state.
    state: "idle",
    idleSinceMs: null,
    attach: (client) => {
      member.client = client;
    },
    isActive: () => isPlanned() && (turns === null || turns.maySend()),
    acquire: () => acquire(member),
  };
  return member;
}

/** A permit without a rate. Once all planned turns have begun, the connection waits until the load ends. */
export function createCountedPermit(turns: TurnMember): SendPermit {
  return {
    attach: () => {},
    isActive: turns.maySend,
    acquire: () => {
      turns.settle();
      if (!turns.maySend()) return "wait";
      turns.send();
      return "granted";
    },
  };
}

/** A permit that lets no connection send after the end of the load. The client then closes its connection. */
export function permitUntilEnd(isOver: () => boolean, permit: SendPermit | null): SendPermit {
  return {
    attach: (client) => permit?.attach(client),
    isActive: () => !isOver() && (permit?.isActive() ?? true),
    acquire: () => (isOver() ? "idle" : (permit?.acquire() ?? "granted")),
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
