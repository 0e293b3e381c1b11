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
    const steps = [stepFigures({ requests: 10_000 })];
    expect(judged({ statusCodes, acceptsRedirects: true, steps }).code).toBe("pass");
  });

  it("of a scenario in a report of an earlier version count as work", () => {
    expect(judged({ statusCodes: half(302), steps: [stepFigures({ requests: 10_000 })] }).code).toBe("pass");
  });

  it("of a scenario have advice about its requests", () => {
    const steps = [stepFigures({ requests: 10_000 })];
    const found = (location: string) =>
      judged({ statusCodes: half(302), steps, redirect: { status: 302, location, request: "buy" } });
    expect(found("/login").message).toContain("were redirects (buy, HTTP 302 to /login)");
    expect(found("/login").advice).toMatch(/^In the scenario, .* expect field of the request\.$/);
    expect(found("https://example.com/").advice).toMatch(/X-Forwarded-Proto: https/);
  });

  it("are described with their target", () => {
    const redirect = { status: 301, location: "https://example.com/", request: null };
    expect(judged({ statusCodes: half(301), redirect }).message).toBe(
      "5,000 of 10,000 responses of http://172.17.0.2:3000/ were redirects (HTTP 301 to https://example.com/), which memgate does not follow",
    );
    expect(judged({ statusCodes: half(301) }).message).toContain("(HTTP 301)");
  });

  it.each([
    ["/items", "https://172.17.0.2:3000/items", /X-Forwarded-Proto: https/],
    ["/items", "https://example.com/items", /X-Forwarded-Proto: https/],
    ["/items", "http://www.example.com/items", /Host: www\.example\.com/],
    ["/items", "/items/", /Set `path` to \/items\/\./],
    ["/items/?a=1", "/items?a=1", /Set `path` to \/items\?a=1\./],
    ["/items", "/login?next=/items", /to a login/],
    ["/items", "https://sso.example.com/authorize", /to a login/],
    ["/items", "/users/sign_in", /to a login/],
    ["/", "/wp-login.php", /to a login/],
    ["/", "http://login.example.com/", /to a login/],
    ["/login", "/login/", /Only the slash/],
    ["/", "/authors", /such as the target of the redirect/],
    ["/", "/blog-index", /such as the target of the redirect/],
    ["/items", "/en/items", /such as the target of the redirect/],
    ["/items", null, /responds with 200/],
    ["/items", "http://[", /responds with 200/],
  ])("from %s to %s have the right advice", (path, location, advice) => {
    const redirect = { status: 302, location, request: null };
    const found = judged({ url: `http://172.17.0.2:3000${path}`, statusCodes: half(302), redirect }).advice;
    expect(found).toMatch(advice);
    expect(found).toContain("accept-redirects");
  });
});

describe("a planned number of requests", () => {
  const planned = { requests: 10_000, unit: "request", sent: 10_000, open: 0, endedLoad: true } as const;

  it("passes if it ended the load", () => {
    expect(judged({ planned }).code).toBe("pass");
  });

  it("that was not sent in time is no load", () => {
    const { code, message, advice } = judged({ planned: { ...planned, sent: 6_240, open: 10, endedLoad: false } });
    expect(code).toBe("load-failed/requests-missed");
    expect(message).toBe("memgate sent only 6,240 of 10,000 requests in 10 s");
    expect(advice).toBe(
      "The run did less work than you asked for, so its peak may be too low. Set a longer `duration` or fewer `requests`. In a comparison without `requests`, memgate took the number of requests from the first run.",
    );
    const turns = { requests: 500, unit: "turn", sent: 312, open: 4, endedLoad: false } as const;
    expect(judged({ planned: turns }).message).toBe("memgate sent only 312 of 500 turns in 10 s");
  });

  it("that had not ended in time is no load", () => {
    const { code, message } = judged({ planned: { ...planned, open: 3, endedLoad: false } });
    expect(code).toBe("load-failed/requests-missed");
    expect(message).toBe("3 of 10,000 requests had not ended after 10 s");
  });

  it.each([
    { longestResponseGapMs: 6_000 },
    { stalledConnections: 10 },
    { steps: [stepFigures(), stepFigures({ requests: 0 })] },
  ])("is the option to raise if the load phase is too short: %j", (figures) => {
    const { advice } = judged({ planned, ...figures });
    expect(advice).toMatch(/set more `requests`/i);
    expect(advice).not.toContain("`duration`");
    const { advice: other } = judged(figures);
    expect(other).toMatch(/set a longer `duration`/i);
    expect(other).not.toContain("`requests`");
  });

  it("is no reason if the app failed", () => {
    const missed = { ...planned, sent: 6_240, open: 10, endedLoad: false };
    expect(judged({ planned: missed, longestResponseGapMs: 6_000 }).code).toBe("load-failed/response-gap");
    expect(judged({ planned: missed, paced: { due: 10_000, sent: 5_000 } }).code).toBe("load-failed/rate-missed");
  });

  it("makes a load short: a response gap of 2 s, or as long as a slow response, is normal", () => {
    const short = { planned, durationMs: 2_500 };
    expect(judged({ ...short, longestResponseGapMs: 2_000 }).code).toBe("pass");
    expect(judged({ ...short, longestResponseGapMs: 2_001 }).code).toBe("load-failed/response-gap");
    expect(judged({ ...short, responseGapsMs: 2_001 }).code).toBe("load-failed/response-gaps");
    const slow = { p50: 1_000, p90: 1_500, p99: 1_500, max: 2_500 };
    expect(judged({ ...short, latencyMs: slow, longestResponseGapMs: 2_400 }).code).toBe("pass");
    const oneSlow = { p50: 3, p90: 6, p99: 12, max: 4_000 };
    const late = { planned, durationMs: 4_500, latencyMs: oneSlow };
    expect(judged({ ...late, longestResponseGapMs: 4_010 }).code).toBe("pass");
    expect(judged({ ...late, longestResponseGapMs: 8_001, durationMs: 8_500 }).code).toBe("load-failed/response-gap");
    expect(judged({ ...late, planned: null, longestResponseGapMs: 4_010 }).code).toBe("load-failed/response-gap");
    expect(judged({ durationMs: 2_500, longestResponseGapMs: 1_500 }).code).toBe("load-failed/response-gap");
  });
});

describe("a response gap", () => {
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
    [
      "a longer duration, if the load ended before the streams",
      { requests: 0, errors: 9, statusCodes: {}, streams: 9, unfinished: 9 },
      /server-sent events.*set a longer `duration`\.$/,
    ],
    [
      "HTTP/2, if there was no response",
      { requests: 0, errors: 9, statusCodes: {}, lastError: "SPEAKS_HTTP2" },
      /^The requests of memgate use HTTP\/1\.1\. .*h2load/,
    ],
    [
      "HTTPS, if there was no response",
      { requests: 0, errors: 9, statusCodes: {}, lastError: "SPEAKS_HTTPS" },
      /speaks HTTPS: set `https: true`/,
    ],
    [
      "HTTP, if there was no response over HTTPS",
      { url: "https://a/", requests: 0, errors: 9, statusCodes: {}, lastError: "ERR_SSL_WRONG_VERSION_NUMBER" },
      /remove `https`/,
    ],
    [
      "the certificate, if there was no response over HTTPS",
      { url: "https://a/", requests: 0, errors: 9, statusCodes: {}, lastError: "DEPTH_ZERO_SELF_SIGNED_CERT" },
      /certificate.*insecure: true`/,
    ],
    ["slow responses", { ...failing, requests: 10, timeouts: 90 }, /longer `request-timeout`/],
    ["open requests at the end", { ...failing, requests: 10, unfinished: 90 }, /set a longer `duration`\.$/],
    ["closed connections", { ...failing, requests: 10 }, /^The app closed connections/],
    ["too many open files", { ...failing, requests: 10, lastError: "EMFILE" }, /ulimit -n/],
    ["no free ports", { ...failing, requests: 10, lastError: "EADDRNOTAVAIL" }, /no free port/],
    ["a limit of the rate", { non2xx: 900, statusCodes: { "200": 9_100, "429": 900 } }, /limits the rate/],
    ["a refused Host header", { non2xx: 900, statusCodes: { "200": 9_100, "400": 900 } }, /Host header/],
    ["a missing login", { non2xx: 900, statusCodes: { "200": 9_100, "401": 900 } }, /^Failed requests do not.*headers/],
  ])("names %s", (_, figures, advice) => {
    expect(judged(figures).advice).toMatch(advice);
  });

  it("follows a message with the protocol that the app speaks", () => {
    const figures = { requests: 0, errors: 9, statusCodes: {}, lastError: "SPEAKS_HTTP2" };
    expect(judged(figures).message).toMatch(/load phase \(9 errors; it speaks HTTP\/2 only\)$/);
  });

  it("names a longer duration if one response took most of the load", () => {
    const { code, advice } = judged({ durationMs: 3_000, longestResponseGapMs: 2_000 });
    expect(code).toBe("load-failed/response-gap");
    expect(advice).toContain("longer `duration`");
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
