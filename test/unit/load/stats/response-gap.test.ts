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

describe("the sum of the response gaps", () => {
  it("has each gap above the given length, and the current one", () => {
    const later = createRig(true);
    later(1_200).recordResponse();
    later(900).recordResponse();
    later(3_000).recordResponse();
    expect(later(2_000).sumAboveMs(1_000)).toBe(6_200);
    expect(later(0).sumAboveMs(2_500)).toBe(3_000);
  });
});

describe("the final response gap", () => {
  it("lasts from the last response, without time in which no response is awaited", () => {
    const later = createRig(true);
    later(30).recordResponse();
    expect(later(20).finalMs()).toBe(20);
    later(0).setAwaited(false);
    later(5_000).setAwaited(true);
    expect(later(60).finalMs()).toBe(80);
    later(0).recordResponse();
    expect(later(0).finalMs()).toBe(0);
  });
});

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
