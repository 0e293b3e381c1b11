import { describe, expect, it } from "vitest";
import { createResponseGap } from "../../../../src/load/stats/response-gap.ts";

function createRig(isAwaited: boolean) {
  let nowMs = 100;
  const silence = createResponseGap(() => nowMs, isAwaited);
  const later = (ms: number) => {
    nowMs += ms;
    return silence;
  };
  return later;
}

describe("the longest silence", () => {
  it("is the longest time between two answers, up to now", () => {
    const later = createRig(true);
    later(30).heard();
    later(50).heard();
    expect(later(20).longestMs()).toBe(50);
    expect(later(60).longestMs()).toBe(80);
  });

  it("does not count the time in which no answer is awaited", () => {
    const later = createRig(false);
    later(1_000).expect(true);
    later(10).heard();
    later(0).expect(false);
    later(5_000).expect(true);
    expect(later(15).longestMs()).toBe(15);
  });

  it("goes on after such a time where no answer came before it", () => {
    const later = createRig(true);
    later(40).expect(false);
    later(5_000).expect(true);
    expect(later(30).longestMs()).toBe(70);
  });
});
