import { expect, it, vi } from "vitest";
import { createTurnCount } from "../../../../src/load/pacing/turn-count.ts";

function createRig(planned: number) {
  const onSpent = vi.fn();
  const onEnd = vi.fn();
  return { count: createTurnCount(planned, onSpent, onEnd), onSpent, onEnd };
}

it("ends when the last of all connections has its result", () => {
  const { count, onSpent, onEnd } = createRig(3);
  const [one, two] = [count.createMember(() => true), count.createMember(() => true)];
  one.send();
  two.send();
  one.settle();
  expect(count.isSpent()).toBe(false);
  one.send();
  expect(onSpent).toHaveBeenCalledTimes(1);
  expect(one.maySend()).toBe(false);
  one.settle();
  expect(onEnd).not.toHaveBeenCalled();
  expect([count.begun(), count.open()]).toEqual([3, 1]);
  two.settle();
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect([count.begun(), count.open()]).toEqual([3, 0]);
});

it("lets each turn send all its requests, but begins no further turn", () => {
  const { count, onEnd } = createRig(1);
  let isFirst = true;
  const member = count.createMember(() => isFirst);
  const other = count.createMember(() => true);
  member.send();
  isFirst = false;
  member.settle();
  expect([member.maySend(), other.maySend()]).toEqual([true, false]);
  member.send();
  expect(count.begun()).toBe(1);
  expect(onEnd).not.toHaveBeenCalled();
  isFirst = true;
  member.settle();
  expect(onEnd).toHaveBeenCalledTimes(1);
});

it("ends the turn of a connection that the plan does not use any more, and counts it again if the turn continues", () => {
  const { count, onEnd } = createRig(1);
  let isFirst = true;
  const member = count.createMember(() => isFirst);
  member.send();
  isFirst = false;
  member.abandon();
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(count.open()).toBe(0);
  member.send();
  expect([count.begun(), count.open()]).toEqual([1, 1]);
});
