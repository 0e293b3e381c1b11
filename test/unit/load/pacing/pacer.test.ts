import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPacer, type SendPermit } from "../../../../src/load/pacing/pacer.ts";
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
function createRig(count: number, aimAt: (atMs: number) => Aim, responseMs = 5) {
  const busy: boolean[] = [];
  const pacer = createPacer(
    aimAt,
    () => performance.now(),
    (isBusy) => busy.push(isBusy),
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
