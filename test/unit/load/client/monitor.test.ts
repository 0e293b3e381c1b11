import { EventEmitter } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type WatchedClient, watchClient } from "../../../../src/load/client/monitor.ts";

/** A number is the status of a response. */
type Step = "request" | "head" | "interim" | number | "connError" | "timeout" | "waiting" | "turn";

/** Emits the events of an autocannon client. Each turn takes 10 ms. */
async function watched(...steps: readonly Step[]): Promise<WatchedClient> {
  const client = new EventEmitter();
  let nowMs = 1_000;
  const watching = watchClient(client, () => nowMs);
  for (const step of steps) {
    if (typeof step === "number") client.emit("response", step);
    else if (step === "head" || step === "interim") client.emit("headers", { statusCode: step === "head" ? 200 : 103 });
    else if (step === "turn") {
      nowMs += 10;
      await nextTurn();
    } else client.emit(step);
  }
  await nextTurn();
  return watching;
}

async function dropped(...steps: readonly Step[]): Promise<number> {
  return (await watched(...steps)).dropped();
}

describe("the number of dropped requests", () => {
  it("is 0 if each request gets a response", async () => {
    const exchange = ["request", 200, "turn"] as const;
    expect(await dropped(...exchange, ...exchange, "request")).toBe(0);
  });

  it("includes a request that is open when the client sends the next one", async () => {
    expect(await dropped("request", "turn", "request", "turn", 200)).toBe(1);
  });

  it("includes each of several dropped requests", async () => {
    expect(await dropped("request", "turn", "request", "turn", "request", "turn", "request")).toBe(3);
  });

  it("excludes timeouts, which count as timeouts", async () => {
    expect(await dropped("request", "turn", "request", "timeout", "turn", "request", "timeout")).toBe(0);
  });

  it("has a count of timeouts beside it", async () => {
    const client = await watched("request", "turn", "request", "timeout", "turn", "request", "timeout");
    expect(client.timeouts()).toBe(2);
  });

  it("includes a request that is open when the client begins to wait, even if it never sends again", async () => {
    expect(await dropped("request", "turn", "waiting")).toBe(1);
    expect(await dropped("request", "turn", "waiting", "turn", "request", 200)).toBe(1);
    expect(await dropped("request", "turn", "waiting", "timeout")).toBe(0);
  });

  it("includes a request that is dropped after a timeout", async () => {
    expect(await dropped("request", "turn", "request", "timeout", "turn", "request")).toBe(1);
  });

  it("excludes connection failures, which count as errors", async () => {
    expect(await dropped("request", "turn", "connError", "request", "turn", "connError", "request")).toBe(0);
  });
});

describe("the longest stall of a connection", () => {
  const stalled = async (...steps: readonly Step[]) => (await watched(...steps)).longestStallMs();

  it("is 0 before the first request, and if each response comes at once", async () => {
    expect(await stalled()).toBe(0);
    expect(await stalled("turn", "request", 200, "turn", "request", 302, "turn")).toBe(0);
  });

  it("lasts from a request to its response, or until now", async () => {
    expect(await stalled("request", "turn", "turn", 200, "request", "turn", 200)).toBe(20);
    expect(await stalled("request", "turn", 200, "request", "turn", "turn", "turn")).toBe(30);
  });

  it.each([
    ["a failed response", 503],
    ["an error", "connError"],
    ["a timeout", "timeout"],
    ["a closed connection", "turn"],
  ] as const)("does not end with %s", async (_, step) => {
    expect(await stalled("request", "turn", step, "request", "turn", 200)).toBe(step === "turn" ? 30 : 20);
    expect(await stalled("request", "turn", step, "request", "turn")).toBe(step === "turn" ? 30 : 20);
  });

  it("excludes time spent waiting for a send permit", async () => {
    expect(await stalled("request", 503, "waiting", "turn", "turn", "turn")).toBe(0);
    expect(await stalled("request", "turn", 503, "waiting", "turn", "turn", "request", "turn", 200)).toBe(20);
    expect(await stalled("request", 200, "waiting", "turn", "turn", "request", "turn", "turn")).toBe(20);
  });
});

describe("the open request", () => {
  const open = async (...steps: readonly Step[]) => (await watched(...steps)).open();

  it("is the last one without a response, with the time at which it was sent", async () => {
    expect(await open()).toBeNull();
    expect(await open("request", 200)).toBeNull();
    expect(await open("request", "connError")).toBeNull();
    expect(await open("request", "turn", 200, "request", "turn", "turn")).toEqual({ sinceMs: 1_010, hasBegun: false });
    expect(await open("request", "turn", "request", "turn")).toMatchObject({ sinceMs: 1_010 });
  });

  it("is gone after a timeout if the next request waits for its permit", async () => {
    expect(await open("request", "turn", "timeout")).toBeNull();
    expect(await dropped("request", "turn", "timeout", "waiting", "turn", "request", 200)).toBe(0);
  });

  it("has begun with the head of its response, but not with an interim response", async () => {
    expect(await open("request", "interim")).toMatchObject({ hasBegun: false });
    expect(await open("request", "head")).toMatchObject({ hasBegun: true });
    expect(await open("request", "head", 200, "request")).toMatchObject({ hasBegun: false });
  });
});

describe("the number of streams that timed out", () => {
  const streams = async (...steps: readonly Step[]) => (await watched(...steps)).timedOutStreams();

  it("has each timeout after the head of a response", async () => {
    expect(await streams("request", "head", "turn", "request", "timeout")).toBe(1);
    expect(await streams("request", "head", "turn", "timeout", "waiting", "turn", "request", "timeout")).toBe(1);
  });

  it("excludes timeouts without a response, and responses that end", async () => {
    expect(await streams("request", "turn", "request", "timeout", "turn", "timeout")).toBe(0);
    expect(await streams("request", "head", 200, "request", "turn", "timeout")).toBe(0);
  });
});
