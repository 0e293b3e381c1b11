import { EventEmitter } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type WatchedClient, watchClient } from "../../../src/load/client-watch.ts";

type Step = "request" | "keep-alive" | "close" | "response" | "connError" | "timeout" | "turn";

type Head = { readonly shouldKeepAlive?: boolean; readonly statusCode?: number; readonly headers?: readonly string[] };

/** Plays what autocannon's client emits; each turn takes 10 ms. */
async function watched(...steps: readonly (Step | Head)[]): Promise<WatchedClient> {
  const client = new EventEmitter();
  let nowMs = 1_000;
  const watching = watchClient(client, () => nowMs);
  for (const step of steps) {
    if (typeof step === "object") client.emit("headers", step);
    else if (step === "turn") {
      nowMs += 10;
      await nextTurn();
    } else if (step === "keep-alive") client.emit("headers", { shouldKeepAlive: true });
    else if (step === "close") client.emit("headers", { shouldKeepAlive: false });
    else client.emit(step);
  }
  await nextTurn();
  return watching;
}

async function dropped(...steps: readonly Step[]): Promise<number> {
  return (await watched(...steps)).dropped();
}

describe("a request that was dropped", () => {
  it("is none where each is answered", async () => {
    const answered = ["request", "keep-alive", "response", "turn"] as const;
    expect(await dropped(...answered, ...answered, "request")).toBe(0);
  });

  it("is one that was open when the client asked again", async () => {
    expect(await dropped("request", "turn", "request", "turn", "keep-alive", "response")).toBe(1);
  });

  it("is counted each time", async () => {
    expect(await dropped("request", "turn", "request", "turn", "request", "turn", "request")).toBe(3);
  });

  it("is one whose answer broke off after its headers", async () => {
    expect(await dropped("request", "keep-alive", "turn", "request")).toBe(1);
  });

  it("is none where the server announced that it closes the connection", async () => {
    // The client asks at once on the old connection, and again on the new one.
    const closing = ["request", "close", "response", "request", "turn"] as const;
    expect(await dropped(...closing, ...closing, ...closing)).toBe(0);
  });

  it("is one on the connection after an announced close, where that drops without a word", async () => {
    expect(await dropped("request", "close", "response", "request", "turn", "request", "turn", "request")).toBe(1);
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

describe("the request that has no answer yet", () => {
  const openSince = async (...steps: readonly Step[]) => (await watched(...steps)).openSinceMs();

  it("is none before the first, and after each answer", async () => {
    expect(await openSince()).toBeNull();
    expect(await openSince("request", "keep-alive", "response")).toBeNull();
    expect(await openSince("request", "connError")).toBeNull();
  });

  it("is open from when it was first sent, through reconnections and timeouts", async () => {
    expect(await openSince("turn", "request", "turn")).toBe(1_010);
    expect(await openSince("turn", "request", "turn", "request", "turn", "request", "timeout")).toBe(1_010);
  });

  it("is the next one after an answer", async () => {
    expect(await openSince("request", "turn", "keep-alive", "response", "request", "turn")).toBe(1_010);
  });

  it("stays open while its answer has only begun", async () => {
    expect(await openSince("request", "turn", "keep-alive", "turn")).toBe(1_000);
  });
});

describe("a response that ends with its connection", () => {
  const ends = async (head: Head) => (await watched("request", head)).endsWithConnection();

  it("has neither a length nor chunks", async () => {
    expect(await ends({ shouldKeepAlive: false, statusCode: 200, headers: ["Content-Type", "text/plain"] })).toBe(true);
    expect(await ends({ shouldKeepAlive: false, statusCode: 200 })).toBe(true);
  });

  it.each([
    { name: "a length", head: { statusCode: 200, headers: ["CONTENT-LENGTH", "5"] } },
    { name: "chunks", head: { statusCode: 200, headers: ["Transfer-Encoding", "chunked"] } },
    { name: "the status 204", head: { statusCode: 204 } },
    { name: "the status 304", head: { statusCode: 304 } },
    { name: "an interim status", head: { statusCode: 103 } },
  ])("is none with $name", async ({ head }) => {
    expect(await ends({ shouldKeepAlive: false, ...head })).toBe(false);
  });

  it("is none where the connection is kept", async () => {
    expect(await ends({ shouldKeepAlive: true, statusCode: 200 })).toBe(false);
  });

  it("is not led astray by a header's value", async () => {
    expect(await ends({ shouldKeepAlive: false, statusCode: 200, headers: ["X", "content-length"] })).toBe(true);
  });
});
