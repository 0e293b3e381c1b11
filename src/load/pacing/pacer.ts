// When each connection may send: so many at work, so many requests a second, and how both change over time.
import type { Aim } from "../../model/stages.ts";

/** What a connection asks before each of its requests. */
export interface SendPermit {
  /** To be called once, before the first `ask`. */
  readonly join: (client: PacedClient) => void;
  /**
   * go: it may send one request now. wait: it is told when it may, by `go`. rest: so too, and until then it is none of
   * those at work, and has no connection.
   */
  readonly ask: () => "go" | "wait" | "rest";
  /** Whether it is one of those at work. */
  readonly isAtWork: () => boolean;
}

interface PacedClient {
  /** It may send one request. */
  readonly go: () => void;
  /** It is to close its connection. */
  readonly rest: () => void;
}

export interface Pacer {
  /** For the next connection, in the order of their numbers: the first ones are those at work. */
  readonly gate: () => SendPermit;
  /** Requests that a rate made due so far, and those that were sent while there was one; null where there was none. */
  readonly paced: () => { readonly due: number; readonly sent: number } | null;
  readonly stop: () => void;
}

/** A connection that is idle for longer is closed: servers close it after 5 s, and might in the middle of a request. */
const idleMs = 4_000;
const tickMs = 10;
/** What an app could not take is made up for by so much: a longer stall becomes no storm. */
const backlogMs = 1_000;

interface Member extends SendPermit {
  client: PacedClient | null;
  state: "out" | "waiting" | "resting";
  /** Of one that waits; null where its connection was closed since. */
  idleSinceMs: number | null;
}

/**
 * @param aimAt by the time since now
 * @param onBusy told when the first request is let through, and when none is open any more
 */
export function createPacer(
  aimAt: (atMs: number) => Aim,
  nowMs: () => number,
  onBusy: (isBusy: boolean) => void = () => {},
): Pacer {
  const originMs = nowMs();
  const members: Member[] = [];
  const waiting = new Set<Member>();
  let aim = aimAt(0);
  let lookedMs = 0;
  let due = 0;
  let dueInAll = 0;
  let sentInAll = 0;
  let out = 0;
  let timer: NodeJS.Timeout | null = null;

  const look = () => {
    const atMs = nowMs() - originMs;
    const { rate } = aimAt((lookedMs + atMs) / 2);
    aim = aimAt(atMs);
    const added = ((rate ?? 0) * (atMs - lookedMs)) / 1_000;
    due += added;
    dueInAll += added;
    due = aim.rate === null ? 0 : Math.min(due, Math.max(1, (aim.rate * backlogMs) / 1_000));
    lookedMs = atMs;
  };
  const isLet = () => !aim.isPaused && (aim.rate === null || due >= 1);
  const leaveOut = (member: Member) => {
    if (member.state === "out" && --out === 0) onBusy(false);
  };
  const send = (member: Member) => {
    if (aim.rate !== null) {
      due -= 1;
      sentInAll += 1;
    }
    if (member.state !== "out" && ++out === 1) onBusy(true);
    member.state = "out";
    waiting.delete(member);
  };
  const rest = (member: Member) => {
    leaveOut(member);
    member.state = "resting";
    waiting.delete(member);
  };
  const release = () => {
    for (const member of waiting) {
      if (!isLet()) return;
      send(member);
      member.client?.go();
    }
  };
  const tick = () => {
    look();
    members.forEach((member, index) => {
      const isAtWork = index < aim.connections;
      if (member.state === "resting" && isAtWork && !aim.isPaused) wait(member, null);
      if (member.state === "waiting" && !isAtWork) {
        rest(member);
        member.client?.rest();
      }
      if (member.state === "waiting" && member.idleSinceMs !== null && nowMs() - member.idleSinceMs > idleMs) {
        member.idleSinceMs = null;
        member.client?.rest();
      }
    });
    release();
    const nextMs = aim.rate === null || aim.rate === 0 ? tickMs : ((1 - due) * 1_000) / aim.rate;
    timer = setTimeout(tick, Math.min(tickMs, Math.max(1, nextMs)));
  };
  const wait = (member: Member, idleSinceMs: number | null) => {
    leaveOut(member);
    member.state = "waiting";
    member.idleSinceMs = idleSinceMs;
    waiting.add(member);
  };
  timer = setTimeout(tick, 1);

  return {
    gate: () => {
      const index = members.length;
      const member: Member = {
        client: null,
        // As if it had been asked: a client that is made asks at once.
        state: "resting",
        idleSinceMs: null,
        join: (client) => {
          member.client = client;
        },
        isAtWork: () => index < aim.connections,
        ask: () => {
          look();
          if (!member.isAtWork()) {
            rest(member);
            return "rest";
          }
          if (isLet() && (aim.rate === null || waiting.size === 0)) {
            send(member);
            return "go";
          }
          wait(member, nowMs());
          return "wait";
        },
      };
      members.push(member);
      return member;
    },
    paced: () => {
      look();
      return dueInAll === 0 ? null : { due: Math.round(dueInAll), sent: sentInAll };
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
