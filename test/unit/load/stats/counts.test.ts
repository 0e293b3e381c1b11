import { describe, expect, it } from "vitest";
import { createCounts } from "../../../../src/load/stats/counts.ts";

describe("the counts of a run", () => {
  it("are empty before the first response", () => {
    const counts = createCounts(() => true);
    expect([counts.responses(), counts.unsuccessful(), counts.errors()]).toEqual([0, 0, 0]);
    expect([counts.lastError(), counts.latencies()]).toEqual([null, null]);
    expect(counts.statusCodes()).toEqual({});
  });

  it("count responses by status, and those without success", () => {
    const counts = createCounts((status) => status < 400);
    for (const status of [200, 404, 200, 302, 500]) counts.recordResponse(status, 3.9);
    expect(counts.responses()).toBe(5);
    expect(counts.unsuccessful()).toBe(2);
    expect(counts.statusCodes()).toEqual({ "200": 2, "302": 1, "404": 1, "500": 1 });
    expect(counts.latencies()).toEqual({ p50: 3, p90: 3, p99: 3, max: 3 });
    expect(counts.errors()).toBe(0);
  });

  it("have the protocol that the first bytes show, unless there was a response", () => {
    const counts = createCounts(() => true);
    counts.recordError("ECONNRESET");
    counts.recordFirstBytes(Buffer.from("HTTP/1.1 200 OK"));
    expect(counts.lastError()).toBe("ECONNRESET");
    counts.recordFirstBytes(Buffer.from("000000040000000000", "hex"));
    counts.recordFirstBytes(Buffer.from("HTTP/1.1 200 OK"));
    expect(counts.lastError()).toBe("SPEAKS_HTTP2");
    counts.recordResponse(200, 1);
    expect(counts.lastError()).toBe("ECONNRESET");
  });

  it("count errors apart from responses, and keep the last one", () => {
    const counts = createCounts(() => true);
    counts.recordError("ECONNRESET");
    counts.recordError("request timed out");
    expect([counts.errors(), counts.lastError(), counts.responses()]).toEqual([2, "request timed out", 0]);
  });
});
