import { EventEmitter } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type WatchedClient, watchClient } from "../../../../src/load/client/monitor.ts";

/** A number is the status of a response. */
type Step = "request" | number | "connError" | "timeout" | "held" | "turn";

/** Plays what autocannon's client emits; each turn takes 10 ms. */
async function watched(...steps: readonly Step[]): Promise<WatchedClient> {
  const client = new EventEmitter();
  let nowMs = 1_000;
  const watching = watchClient(client, () => nowMs);
  for (const step of steps) {
    if (typeof step === "number") client.emit("response", step);
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

describe("a request that was dropped", () => {
  it("is none where each is answered", async () => {
    const answered = ["request", 200, "turn"] as const;
    expect(await dropped(...answered, ...answered, "request")).toBe(0);
  });

  it("is one that was open when the client asked again", async () => {
    expect(await dropped("request", "turn", "request", "turn", 200)).toBe(1);
  });

  it("is counted each time", async () => {
    expect(await dropped("request", "turn", "request", "turn", "request", "turn", "request")).toBe(3);
  });

  it("is none where it timed out: that is counted as a timeout", async () => {
    expect(await dropped("request", "turn", "request", "timeout", "turn", "request", "timeout")).toBe(0);
  });

  it("is one again after a timeout", async () => {
    expect(await dropped("request", "turn", "request", "timeout", "turn", "request")).toBe(1);
  });

  it("is none where the connection failed: that is counted as an error", async () => {
    expect(await dropped("request", "turn", "connError", "request", "turn", "connError", "request")).toBe(0);
  });
});

describe("the longest time that a connection was unserved", () => {
  const stalled = async (...steps: readonly Step[]) => (await watched(...steps)).longestStallMs();

  it("is none before the first request, and where each is answered at once", async () => {
    expect(await stalled()).toBe(0);
    expect(await stalled("turn", "request", 200, "turn", "request", 302, "turn")).toBe(0);
  });

  it("is that from a request to its answer, and up to now while there is none", async () => {
    expect(await stalled("request", "turn", "turn", 200, "request", "turn", 200)).toBe(20);
    expect(await stalled("request", "turn", 200, "request", "turn", "turn", "turn")).toBe(30);
  });

  it.each([
    ["an answer that is no good", 503],
    ["an error", "connError"],
    ["a timeout", "timeout"],
    ["a connection that was closed", "turn"],
  ] as const)("is not ended by %s", async (_, step) => {
    expect(await stalled("request", "turn", step, "request", "turn", 200)).toBe(step === "turn" ? 30 : 20);
    expect(await stalled("request", "turn", step, "request", "turn")).toBe(step === "turn" ? 30 : 20);
  });

  it("does not count while it is held back", async () => {
    expect(await stalled("request", 503, "held", "turn", "turn", "turn")).toBe(0);
    expect(await stalled("request", "turn", 503, "held", "turn", "turn", "request", "turn", 200)).toBe(20);
    expect(await stalled("request", 200, "held", "turn", "turn", "request", "turn", "turn")).toBe(20);
  });
});
