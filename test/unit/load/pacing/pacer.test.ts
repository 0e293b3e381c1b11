import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createCountedPermit, createPacer, type SendPermit } from "../../../../src/load/pacing/pacer.ts";
import { createTurnCount, type TurnCount } from "../../../../src/load/pacing/turn-count.ts";
import type { Aim } from "../../../../src/model/stages.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

interface Client {
  readonly permit: SendPermit;
  sent: number;
  closed: number;
  isOpen: boolean;
}

/** Clients that get each response after `responseMs`, from an app that can stop responding. */
function createRig(
  count: number,
  aimAt: (atMs: number) => Aim,
  responseMs = 5,
  steadyUntilMs: ((atMs: number) => number) | undefined = undefined,
  turnCount: TurnCount | null = null,
) {
  const busy: boolean[] = [];
  const pacer = createPacer(
    aimAt,
    () => performance.now(),
    (isBusy) => busy.push(isBusy),
    steadyUntilMs,
    turnCount,
  );
  let isResponding = true;
  const times: number[] = [];
  const originMs = performance.now();
  const clients = Array.from({ length: count }, (): Client => {
    const client: Client = { permit: pacer.createPermit(), sent: 0, closed: 0, isOpen: false };
    const acquire = () => {
      if (client.permit.acquire() === "granted") proceed();
    };
    const onResponse = () => {
      if (!isResponding) return void setTimeout(onResponse, 1);
      client.isOpen = false;
      acquire();
    };
    const proceed = () => {
      client.sent += 1;
      client.isOpen = true;
      times.push(performance.now() - originMs);
      setTimeout(onResponse, responseMs);
    };
    client.permit.attach({
      proceed,
      close: () => {
        client.closed += 1;
      },
    });
    acquire();
    return client;
  });
  const setResponding = (is: boolean) => {
    isResponding = is;
  };
  return { pacer, clients, times, busy, setResponding };
}

const steady = (aim: Partial<Aim>) => (): Aim => ({ connections: 100, rate: null, isPaused: false, ...aim });

describe("a rate", () => {
  it.each([1, 7, 50, 333, 1_000])("of %i requests per second is kept evenly over ten connections", (rate) => {
    const { times } = createRig(10, steady({ rate }));
    vi.advanceTimersByTime(10_000);
    expect(Math.abs(times.length - rate * 10)).toBeLessThanOrEqual(Math.max(1, rate * 0.02));
    for (let from = 0; from < 10_000; from += 1_000) {
      const inside = times.filter((time) => time >= from && time < from + 1_000).length;
      expect(Math.abs(inside - rate)).toBeLessThanOrEqual(Math.max(1, rate * 0.02));
    }
  });

  it("reports how many requests were due and how many were sent", () => {
    const { pacer } = createRig(10, steady({ rate: 50 }));
    vi.advanceTimersByTime(10_000);
    expect(pacer.paced()?.due).toBe(500);
    expect(Math.abs((pacer.paced()?.sent ?? 0) - 500)).toBeLessThanOrEqual(1);
    const slow = createRig(10, steady({ rate: 1_000 }), 100);
    vi.advanceTimersByTime(10_000);
    expect(slow.pacer.paced()).toMatchObject({ due: 10_000, sent: expect.closeTo(1_000, -2) });
    const free = createRig(10, steady({}));
    vi.advanceTimersByTime(1_000);
    expect(free.pacer.paced()).toBeNull();
  });

  it("is shared equally by the connections", () => {
    const { clients } = createRig(10, steady({ rate: 20 }));
    vi.advanceTimersByTime(10_000);
    for (const { sent } of clients) expect(Math.abs(sent - 20)).toBeLessThanOrEqual(1);
  });

  it("does not cause a burst of requests after a long stall", () => {
    const { times, setResponding } = createRig(10, steady({ rate: 100 }));
    vi.advanceTimersByTime(2_000);
    setResponding(false);
    vi.advanceTimersByTime(10_000);
    setResponding(true);
    const before = times.length;
    vi.advanceTimersByTime(2_000);
    expect(times.length - before).toBeLessThanOrEqual(100 + 200 + 10);
    expect(times.length - before).toBeGreaterThanOrEqual(190);
  });
});

describe("a planned number of requests", () => {
  const counted = (planned: number) => {
    const onEnd = vi.fn();
    return { turnCount: createTurnCount(planned, () => {}, onEnd), onEnd };
  };

  it.each([
    { rate: null, connections: 10 },
    { rate: 500, connections: 10 },
    { rate: 40, connections: 100 },
  ])("is sent exactly, and the load then ends: %o", ({ rate, connections }) => {
    const { turnCount, onEnd } = counted(123);
    const { times, busy } = createRig(connections, steady({ rate }), 5, () => Number.POSITIVE_INFINITY, turnCount);
    vi.advanceTimersByTime(60_000);
    expect(times.length).toBe(123);
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(busy.at(-1)).toBe(false);
  });

  // At 5,000 requests per second, five requests become due at once.
  it.each([null, 5_000])("may be lower than the number of connections, at a rate of %s", (rate) => {
    const { turnCount, onEnd } = counted(3);
    const { times } = createRig(10, steady({ rate }), 5, undefined, turnCount);
    vi.advanceTimersByTime(60_000);
    expect(times.length).toBe(3);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it("keeps its connections until the last response, and needs no timer for those that wait", () => {
    const { turnCount, onEnd } = counted(20);
    const { clients, setResponding } = createRig(
      10,
      steady({ rate: 100 }),
      5,
      () => Number.POSITIVE_INFINITY,
      turnCount,
    );
    vi.advanceTimersByTime(200);
    setResponding(false);
    expect(clients.every(({ closed }) => closed === 0)).toBe(true);
    vi.advanceTimersByTime(10);
    expect(onEnd).not.toHaveBeenCalled();
    setResponding(true);
    vi.advanceTimersByTime(10);
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("does not count the time after the last request as missed requests", () => {
    const { turnCount } = counted(50);
    const { pacer } = createRig(10, steady({ rate: 100 }), 5, undefined, turnCount);
    vi.advanceTimersByTime(60_000);
    expect(pacer.paced()).toEqual({ due: 50, sent: 50 });
  });

  it("ends although the plan has taken away a connection in the middle of its turn", () => {
    const { turnCount, onEnd } = counted(2);
    let connections = 2;
    const pacer = createPacer(
      () => ({ connections, rate: null, isPaused: false }),
      () => performance.now(),
      undefined,
      undefined,
      turnCount,
    );
    let isFirst = true;
    const [one, two] = [pacer.createPermit(), pacer.createPermit(() => isFirst)];
    expect([one.acquire(), two.acquire()]).toEqual(["granted", "granted"]);
    isFirst = false;
    expect(one.acquire()).toBe("wait");
    expect(two.acquire()).toBe("granted");
    connections = 1;
    expect(two.acquire()).toBe("idle");
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it("needs no pacer", () => {
    const { turnCount, onEnd } = counted(2);
    const permit = createCountedPermit(turnCount.createMember(() => true));
    const asked = [permit, permit, permit].map(({ isActive, acquire }) => [isActive(), acquire()]);
    expect(asked).toEqual([
      [true, "granted"],
      [true, "granted"],
      [false, "wait"],
    ]);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});

describe("connections", () => {
  it("send up to the planned number, and start and stop when the plan changes", () => {
    let connections = 2;
    const { clients } = createRig(4, () => ({ connections, rate: null, isPaused: false }));
    vi.advanceTimersByTime(100);
    expect(clients.map(({ sent }) => sent > 10)).toEqual([true, true, false, false]);
    expect(clients.map(({ permit }) => permit.isActive())).toEqual([true, true, false, false]);
    connections = 3;
    vi.advanceTimersByTime(100);
    expect(clients.map(({ sent }) => sent > 10)).toEqual([true, true, true, false]);
    connections = 1;
    vi.advanceTimersByTime(50);
    const before = clients.map(({ sent }) => sent);
    vi.advanceTimersByTime(100);
    expect(clients.map(({ sent }, at) => sent > (before[at] ?? 0))).toEqual([true, false, false, false]);
  });

  it("send nothing in a pause, and close if the pause is long", () => {
    let isPaused = false;
    const { clients, times, busy } = createRig(2, () => ({ connections: 2, rate: null, isPaused }));
    vi.advanceTimersByTime(100);
    isPaused = true;
    vi.advanceTimersByTime(50);
    const before = times.length;
    expect(busy).toEqual([true, false]);
    vi.advanceTimersByTime(3_000);
    expect(clients.map(({ closed }) => closed)).toEqual([0, 0]);
    vi.advanceTimersByTime(6_000);
    expect(clients.map(({ closed }) => closed)).toEqual([1, 1]);
    expect(times.length).toBe(before);
    isPaused = false;
    vi.advanceTimersByTime(100);
    expect(times.length).toBeGreaterThan(before + 20);
    expect(busy).toEqual([true, false, true]);
  });
});

describe("a plan that stays the same", () => {
  const always = () => Number.POSITIVE_INFINITY;

  it.each([1, 7, 50, 333, 1_000])("keeps %i requests per second evenly", (rate) => {
    const { times, clients } = createRig(10, steady({ rate }), 5, always);
    vi.advanceTimersByTime(10_000);
    expect(Math.abs(times.length - rate * 10)).toBeLessThanOrEqual(Math.max(1, rate * 0.02));
    for (let from = 0; from < 10_000; from += 1_000) {
      const inside = times.filter((time) => time >= from && time < from + 1_000).length;
      expect(Math.abs(inside - rate)).toBeLessThanOrEqual(Math.max(1, rate * 0.02));
    }
    for (const { sent } of clients) expect(Math.abs(sent - rate)).toBeLessThanOrEqual(Math.max(1, rate * 0.02));
  });

  it("needs one timer per request at a low rate, and none without a rate", () => {
    const setTimer = vi.spyOn(globalThis, "setTimeout");
    onTestFinished(() => setTimer.mockRestore());
    const slow = createRig(10, steady({ rate: 5 }), 5, always);
    vi.advanceTimersByTime(2_000);
    setTimer.mockClear();
    vi.advanceTimersByTime(10_000);
    // Each request also has one timer for its response in this test.
    expect(setTimer.mock.calls.length).toBeLessThanOrEqual(2 * 51);
    slow.pacer.stop();
    createPacer(steady({}), () => performance.now(), undefined, always);
    vi.advanceTimersByTime(100);
    setTimer.mockClear();
    vi.advanceTimersByTime(10_000);
    expect(setTimer).not.toHaveBeenCalled();
  });

  it("closes idle connections in time at a very low rate", () => {
    const { clients } = createRig(3, steady({ rate: 0.1 }), 5, always);
    vi.advanceTimersByTime(3_900);
    expect(clients.map(({ closed }) => closed)).toEqual([0, 0, 0]);
    vi.advanceTimersByTime(200);
    expect(clients.map(({ closed }) => closed)).toEqual([1, 1, 1]);
    vi.advanceTimersByTime(56_000);
    expect(clients.map(({ sent }) => sent)).toEqual([2, 2, 2]);
  });

  it("closes idle connections earlier if the server does", () => {
    const { pacer, clients } = createRig(3, steady({ rate: 0.1 }), 5, always);
    pacer.limitIdle(500);
    pacer.limitIdle(9_000);
    vi.advanceTimersByTime(400);
    expect(clients.map(({ closed }) => closed)).toEqual([0, 0, 0]);
    vi.advanceTimersByTime(200);
    expect(clients.map(({ closed }) => closed)).toEqual([1, 1, 1]);
  });

  it("is followed at once when it changes", () => {
    const isLater = (atMs: number) => atMs >= 5_000;
    const { clients, times } = createRig(
      2,
      (atMs) => ({ connections: isLater(atMs) ? 2 : 1, rate: isLater(atMs) ? 100 : 1, isPaused: false }),
      5,
      (atMs) => (isLater(atMs) ? Number.POSITIVE_INFINITY : 5_000),
    );
    vi.advanceTimersByTime(5_000);
    expect(clients.map(({ sent }) => sent)).toEqual([4, 0]);
    vi.advanceTimersByTime(1_000);
    expect(Math.abs(times.length - 104)).toBeLessThanOrEqual(2);
    expect(clients[1]?.sent).toBeGreaterThan(40);
  });
});
