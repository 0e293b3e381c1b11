import { describe, expect, it } from "vitest";
import { createResponseGap } from "../../../../src/load/stats/response-gap.ts";

function createRig(isAwaited: boolean) {
  let nowMs = 100;
  const responseGap = createResponseGap(() => nowMs, isAwaited);
  const later = (ms: number) => {
    nowMs += ms;
    return responseGap;
  };
  return later;
}

describe("the longest response gap", () => {
  it("is the longest time between two responses, including the current gap", () => {
    const later = createRig(true);
    later(30).recordResponse();
    later(50).recordResponse();
    expect(later(20).longestMs()).toBe(50);
    expect(later(60).longestMs()).toBe(80);
  });

  it("excludes time in which no response is awaited", () => {
    const later = createRig(false);
    later(1_000).setAwaited(true);
    later(10).recordResponse();
    later(0).setAwaited(false);
    later(5_000).setAwaited(true);
    expect(later(15).longestMs()).toBe(15);
  });

  it("continues after such a time if no response came before it", () => {
    const later = createRig(true);
    later(40).setAwaited(false);
    later(5_000).setAwaited(true);
    expect(later(30).longestMs()).toBe(70);
  });
});
