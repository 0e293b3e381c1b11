// Runs in which the app did less than the planned load.
import { describe, expect, it } from "vitest";
import type { LoadStats } from "../../../src/model/evidence.ts";
import { adviceFor } from "../../../src/report/advice/advice.ts";
import { judge } from "../../../src/verdict/judge.ts";
import { evidence, loadFigures, stepFigures, thresholds } from "../../builders.ts";

const judged = (figures: Partial<LoadStats>) => {
  const of = evidence({ load: loadFigures(figures) });
  const verdict = judge(of, thresholds);
  const message = verdict.kind === "inconclusive" ? verdict.message : "";
  return {
    code: verdict.kind === "inconclusive" ? verdict.code : verdict.kind,
    message,
    advice: adviceFor(verdict, of, thresholds),
  };
};

describe("redirects", () => {
  const half = (status: number, redirects = 5_000) => ({ "200": 10_000 - redirects, [status]: redirects });

  it.each([301, 302, 303, 307, 308])("of half of the responses are no load: HTTP %d", (status) => {
    expect(judged({ statusCodes: half(status) }).code).toBe("load-failed/redirects");
    // A run of an app that alternates may end with one redirect less.
    expect(judged({ statusCodes: half(status, 4_999) }).code).toBe("load-failed/redirects");
    expect(judged({ statusCodes: half(status, 4_900) }).code).toBe("load-failed/redirects");
    expect(judged({ statusCodes: half(status, 4_899) }).code).toBe("pass");
  });

  it("of several kinds count together", () => {
    expect(judged({ statusCodes: { "200": 4_000, "301": 3_000, "302": 3_000 } }).code).toBe("load-failed/redirects");
  });

  it.each([300, 304])("do not include HTTP %d", (status) => {
    expect(judged({ statusCodes: { [status]: 10_000 } }).code).toBe("pass");
  });

  it("count as work if the user accepts them, or expects them in a scenario", () => {
    const statusCodes = half(302);
    expect(judged({ statusCodes, acceptsRedirects: true }).code).toBe("pass");
    expect(judged({ statusCodes, steps: [stepFigures({ requests: 10_000 })] }).code).toBe("pass");
  });

  it("are described with their target", () => {
    const redirect = { status: 301, location: "https://example.com/" };
    expect(judged({ statusCodes: half(301), redirect }).message).toBe(
      "5,000 of 10,000 responses of http://172.17.0.2:3000/ were redirects (HTTP 301 to https://example.com/), which memgate does not follow",
    );
    expect(judged({ statusCodes: half(301) }).message).toContain("(HTTP 301)");
  });

  it.each([
    ["/items", "https://172.17.0.2:3000/items", /X-Forwarded-Proto: https/],
    ["/items", "https://example.com/items", /X-Forwarded-Proto: https/],
    ["/items", "http://www.example.com/items", /Host: www\.example\.com/],
    ["/items", "/items/", /Set path to \/items\/\./],
    ["/items/?a=1", "/items?a=1", /Set path to \/items\?a=1\./],
    ["/items", "/login?next=/items", /to a login/],
    ["/items", "https://sso.example.com/authorize", /to a login/],
    ["/items", "/en/items", /such as the target of the redirect/],
    ["/items", null, /responds with 200/],
    ["/items", "http://[", /responds with 200/],
  ])("from %s to %s have the right advice", (path, location, advice) => {
    const redirect = { status: 302, location };
    const found = judged({ url: `http://172.17.0.2:3000${path}`, statusCodes: half(302), redirect }).advice;
    expect(found).toMatch(advice);
    expect(found).toContain("accept-redirects");
  });
});

describe("silence", () => {
  it.each([
    { durationMs: 10_000, finalResponseGapMs: 2_000, code: "pass" },
    { durationMs: 10_000, finalResponseGapMs: 2_001, code: "load-failed/silent-end" },
    { durationMs: 60_000, finalResponseGapMs: 6_000, code: "pass" },
    { durationMs: 60_000, finalResponseGapMs: 6_001, code: "load-failed/silent-end" },
    { durationMs: 60_000, pausedMs: 40_000, finalResponseGapMs: 2_001, code: "load-failed/silent-end" },
  ])("of $finalResponseGapMs ms at the end of $durationMs ms gives $code", ({ code, ...figures }) => {
    expect(judged(figures).code).toBe(code);
  });

  it("at the end is normal if responses take that long", () => {
    const slow = { p50: 2_000, p90: 2_000, p99: 2_000, max: 2_100 };
    expect(judged({ finalResponseGapMs: 4_000, latencyMs: slow }).code).toBe("pass");
    expect(judged({ finalResponseGapMs: 4_001, latencyMs: slow }).code).toBe("load-failed/silent-end");
  });

  it("counts in total", () => {
    expect(judged({ longestResponseGapMs: 2_000, responseGapsMs: 5_000 }).code).toBe("pass");
    const { code, message } = judged({ longestResponseGapMs: 2_000, responseGapsMs: 5_001 });
    expect(code).toBe("load-failed/response-gaps");
    expect(message).toContain("did not respond for 5 s in total, more than half of the load phase (10 s)");
  });
});

describe("a rate", () => {
  const paced = { due: 1_000, sent: 899 };

  it.each([
    { paced, minRate: 0.9, code: "load-failed/rate-missed" },
    { paced: { due: 1_000, sent: 900 }, minRate: 0.9, code: "pass" },
    { paced, minRate: 0.5, code: "pass" },
    { paced: { due: 1_000, sent: 999 }, minRate: 1, code: "pass" },
    { paced, minRate: 0, code: "pass" },
    { paced, minRate: null, code: "pass" },
    { paced: null, minRate: 0.9, code: "pass" },
  ])("with $paced and a min-rate of $minRate gives $code", ({ code, ...figures }) => {
    expect(judged(figures).code).toBe(code);
  });

  it("that was missed is described with both numbers", () => {
    const { message, advice } = judged({ paced, connections: 1 });
    expect(message).toBe(
      "memgate sent only 899 of the 1,000 requests that the rate requires over 1 connection; at least 90% must be sent",
    );
    expect(advice).toContain("min-rate");
  });
});

describe("the advice about failed requests", () => {
  const failing = { requests: 0, errors: 100, statusCodes: { "200": 10 } };
  it.each([
    ["streams", { ...failing, requests: 10, timeouts: 60, unfinished: 40, streams: 90 }, /server-sent events/],
    [
      "streams, if there was no response",
      { requests: 0, errors: 9, statusCodes: {}, streams: 9 },
      /server-sent events/,
    ],
    ["slowness, if there was no response", { requests: 0, errors: 9, statusCodes: {}, timeouts: 9 }, /request-timeout/],
    [
      "no open files, if there was no response",
      { requests: 0, errors: 9, statusCodes: {}, lastError: "EMFILE" },
      /ulimit/,
    ],
    ["slow responses", { ...failing, requests: 10, timeouts: 90 }, /longer request-timeout/],
    ["open requests at the end", { ...failing, requests: 10, unfinished: 90 }, /longer request-timeout/],
    ["closed connections", { ...failing, requests: 10 }, /^The app closed connections/],
    ["too many open files", { ...failing, requests: 10, lastError: "EMFILE" }, /ulimit -n/],
    ["no free ports", { ...failing, requests: 10, lastError: "EADDRNOTAVAIL" }, /no free port/],
    ["a limit of the rate", { non2xx: 900, statusCodes: { "200": 9_100, "429": 900 } }, /limits the rate/],
    ["a refused Host header", { non2xx: 900, statusCodes: { "200": 9_100, "400": 900 } }, /Host header/],
    ["a missing login", { non2xx: 900, statusCodes: { "200": 9_100, "401": 900 } }, /^Failed requests do not.*headers/],
  ])("names %s", (_, figures, advice) => {
    expect(judged(figures).advice).toMatch(advice);
  });

  it("does not mention request-timeout if connections were closed", () => {
    expect(judged({ ...failing, requests: 10 }).advice).not.toContain("request-timeout");
  });

  it("has the timeout of the run, and the requests that were open at the end", () => {
    const load = { ...failing, requests: 10, timeouts: 60, unfinished: 30, requestTimeoutMs: 30_000 };
    expect(judged(load).message).toContain(
      "(10 × no response, 60 × timeout after 30 s, 30 × no response before the load ended)",
    );
  });
});
