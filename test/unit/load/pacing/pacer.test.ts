import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPacer, type SendPermit } from "../../../../src/load/pacing/pacer.ts";
import type { Aim } from "../../../../src/model/stages.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

interface Client {
  readonly gate: SendPermit;
  sent: number;
  rested: number;
  isOpen: boolean;
}

/** Clients that are answered after so long, by an app that can be stopped. */
function createRig(count: number, aimAt: (atMs: number) => Aim, answerMs = 5) {
  const busy: boolean[] = [];
  const pacer = createPacer(
    aimAt,
    () => performance.now(),
    (isBusy) => busy.push(isBusy),
  );
  let isAnswering = true;
  const times: number[] = [];
  const originMs = performance.now();
  const clients = Array.from({ length: count }, (): Client => {
    const client: Client = { gate: pacer.gate(), sent: 0, rested: 0, isOpen: false };
    const ask = () => {
      if (client.gate.ask() === "go") go();
    };
    const answered = () => {
      if (!isAnswering) return void setTimeout(answered, 1);
      client.isOpen = false;
      ask();
    };
    const go = () => {
      client.sent += 1;
      client.isOpen = true;
      times.push(performance.now() - originMs);
      setTimeout(answered, answerMs);
    };
    client.gate.join({
      go,
      rest: () => {
        client.rested += 1;
      },
    });
    ask();
    return client;
  });
  const setAnswering = (is: boolean) => {
    isAnswering = is;
  };
  return { pacer, clients, times, busy, setAnswering };
}

const steady = (aim: Partial<Aim>) => (): Aim => ({ connections: 100, rate: null, isPaused: false, ...aim });

describe("a rate", () => {
  it.each([1, 7, 50, 333, 1_000])("of %i a second is held evenly over ten connections", (rate) => {
    const { times } = createRig(10, steady({ rate }));
    vi.advanceTimersByTime(10_000);
    expect(Math.abs(times.length - rate * 10)).toBeLessThanOrEqual(Math.max(1, rate * 0.02));
    for (let from = 0; from < 10_000; from += 1_000) {
      const inside = times.filter((time) => time >= from && time < from + 1_000).length;
      expect(Math.abs(inside - rate)).toBeLessThanOrEqual(Math.max(1, rate * 0.02));
    }
  });

  it("tells how many requests were due by it, and how many were sent", () => {
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

  it("gives each connection its turn", () => {
    const { clients } = createRig(10, steady({ rate: 20 }));
    vi.advanceTimersByTime(10_000);
    for (const { sent } of clients) expect(Math.abs(sent - 20)).toBeLessThanOrEqual(1);
  });

  it("that the app could not take for long is not made up for by a storm", () => {
    const { times, setAnswering } = createRig(10, steady({ rate: 100 }));
    vi.advanceTimersByTime(2_000);
    setAnswering(false);
    vi.advanceTimersByTime(10_000);
    setAnswering(true);
    const before = times.length;
    vi.advanceTimersByTime(2_000);
    expect(times.length - before).toBeLessThanOrEqual(100 + 200 + 10);
    expect(times.length - before).toBeGreaterThanOrEqual(190);
  });
});

describe("connections", () => {
  it("are at work up to the aim: those beyond it rest, and come back", () => {
    let connections = 2;
    const { clients } = createRig(4, () => ({ connections, rate: null, isPaused: false }));
    vi.advanceTimersByTime(100);
    expect(clients.map(({ sent }) => sent > 10)).toEqual([true, true, false, false]);
    expect(clients.map(({ gate }) => gate.isAtWork())).toEqual([true, true, false, false]);
    connections = 3;
    vi.advanceTimersByTime(100);
    expect(clients.map(({ sent }) => sent > 10)).toEqual([true, true, true, false]);
    connections = 1;
    vi.advanceTimersByTime(50);
    const before = clients.map(({ sent }) => sent);
    vi.advanceTimersByTime(100);
    expect(clients.map(({ sent }, at) => sent > (before[at] ?? 0))).toEqual([true, false, false, false]);
  });

  it("send nothing in a pause, and are closed where it is long", () => {
    let isPaused = false;
    const { clients, times, busy } = createRig(2, () => ({ connections: 2, rate: null, isPaused }));
    vi.advanceTimersByTime(100);
    isPaused = true;
    vi.advanceTimersByTime(50);
    const before = times.length;
    expect(busy).toEqual([true, false]);
    vi.advanceTimersByTime(3_000);
    expect(clients.map(({ rested }) => rested)).toEqual([0, 0]);
    vi.advanceTimersByTime(6_000);
    expect(clients.map(({ rested }) => rested)).toEqual([1, 1]);
    expect(times.length).toBe(before);
    isPaused = false;
    vi.advanceTimersByTime(100);
    expect(times.length).toBeGreaterThan(before + 20);
    expect(busy).toEqual([true, false, true]);
  });
});
