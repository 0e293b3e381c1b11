import { describe, expect, it } from "vitest";
import { unbroken } from "../../../src/lib/format.ts";
import type { Evidence } from "../../../src/model/evidence.ts";
import { unknownIdentity } from "../../../src/model/identity.ts";
import { styled } from "../../../src/options/mentions.ts";
import { evidenceIn, judged, reportOf } from "../../../src/report/model/judged.ts";
import { rowsOf } from "../../../src/report/model/rows.ts";
import { reportSchema } from "../../../src/report/model/schema.ts";
import { refusalSummary, summaryOf } from "../../../src/report/text/summary.ts";
import { terminalText } from "../../../src/report/text/terminal.ts";
import {
  containerFacts,
  engineFacts,
  evidence,
  limitBytes,
  loadFigures,
  mebibyte,
  oom,
  outOfMemory,
  peak,
  sampling,
  stepFigures,
  thresholds,
  warmupFigures,
} from "../../builders.ts";
import { stoppedBy } from "../../stop-reasons.ts";

const stopped = (message: string) => stoppedBy("app-exited/exit", message);
const cases: Readonly<Record<string, Evidence>> = {
  pass: evidence(),
  "a proven pass": evidence({ kernelPeakBytes: 60 * mebibyte }),
  "over the threshold": evidence({ peak: peak({ workingSetBytes: 90 * mebibyte }) }),
  "oom-killed": evidence({
    oom: oom({ processKills: 2, witnesses: [{ name: "event", atMs: 9, phase: "load" }] }),
  }),
  "out of memory": evidence({ outOfMemory: [outOfMemory()] }),
  "an early stop": evidence({
    outcome: stopped("the app exited"),
    container: containerFacts({ logTail: ["bye"] }),
  }),
  "no engine": evidence({
    outcome: stoppedBy("engine-unavailable/no-response", "no Docker Engine responds"),
    peak: null,
    instantPeakBytes: null,
    phases: [],
    load: null,
    sampling: sampling({ sources: [], firstSampleMs: null }),
    engine: null,
    container: null,
    series: [],
  }),
};
const plain = { colour: false, width: 100 };
const footer = "Full report: memgate-report/report.html";

describe("every result", () => {
  it.each(Object.keys(cases))("matches the schema of a report and can be read back: %s", (name) => {
    const result = judged(cases[name] ?? evidence(), thresholds);
    const written: unknown = JSON.parse(JSON.stringify(reportOf(result)));
    const read = reportSchema().parse(written);
    expect(evidenceIn(read)).toEqual({ evidence: result.evidence, thresholds, identity: unknownIdentity });
    expect(judged(evidenceIn(read).evidence, thresholds)).toEqual(result);
  });

  it.each(Object.keys(cases))("is rendered without an undefined value: %s", (name) => {
    const result = judged(cases[name] ?? evidence(), thresholds);
    for (const text of [summaryOf({ kind: "one", judged: result }, { footer }), terminalText(result, plain)]) {
      expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
      expect(text.endsWith("\n")).toBe(true);
    }
  });
});

describe("the report", () => {
  it("has the proof of a pass and the reason of an inconclusive verdict", () => {
    expect(reportOf(judged(evidence(), thresholds)).verdict).toMatchObject({
      kind: "pass",
      proof: "sampled",
      reason: null,
    });
    expect(reportOf(judged(evidence({ load: null }), thresholds)).verdict).toMatchObject({
      kind: "inconclusive",
      proof: null,
      reason: "load-failed",
      message: expect.stringContaining("memgate did not send any request"),
    });
  });

  it("has the thresholds and the suggested limit", () => {
    expect(reportOf(judged(evidence(), { ...thresholds, maxRatio: 0.5, maxErrorRate: 0.2 }))).toMatchObject({
      schemaVersion: 1,
      maxRatio: 0.5,
      maxErrorRate: 0.2,
      suggestedLimitBytes: 80 * mebibyte,
    });
  });

  it("does not match the schema with an extra field, a missing field or a field of another type", () => {
    const report = reportOf(judged(evidence(), thresholds));
    const { limitBytes: _limit, ...without } = report;
    for (const wrong of [
      { ...report, extra: 1 },
      without,
      { ...report, limitBytes: "100" },
      { ...report, limitBytes: -1 },
      { ...report, maxRatio: 0 },
      { ...report, schemaVersion: 2 },
      { ...report, series: Array.from({ length: 2_001 }, () => report.series[0]) },
    ]) {
      expect(reportSchema().safeParse(wrong).success).toBe(false);
    }
  });
});

describe("the table", () => {
  const row = (of: Evidence, label: string) =>
    rowsOf(judged(of, thresholds)).find((each) => each.label === label)?.value;

  it("has the verdict, the peak, the limit, the threshold and the kernel's peak usage", () => {
    expect(row(evidence(), "Verdict")).toBe("pass (sampled)");
    expect(row(evidence({ load: null }), "Verdict")).toBe("inconclusive (load-failed)");
    expect(row(evidence(), "Limit")).toBe("100 MiB (104,857,600 B)");
    expect(row(evidence(), "Peak")).toBe(
      "40 MiB (41,943,040 B), 40% of the limit, 6 s after container start, in the load phase",
    );
    expect(row(evidence({ load: null }), "Peak (not judged)")).toBe(
      "40 MiB (41,943,040 B), 6 s after container start, in the load phase",
    );
    expect(row(evidence(), "Threshold")).toBe("80 MiB, 80% of the limit (max-ratio)");
    expect(row(evidence({ kernelPeakBytes: 60 * mebibyte }), "Kernel's peak usage")).toContain("60 MiB (62,914,560 B)");
    expect(row(evidence(), "Kernel's peak usage")).toContain("not available");
  });

  it("has the breakdown of the peak by size, without tiny parts", () => {
    expect(row(evidence(), "Peak breakdown")).toBe(
      "anonymous 30 MiB (75%), kernel 4 MiB (10%; reclaimable: 1 MiB), active file cache 3 MiB (7.5%), shared (tmpfs) 2 MiB (5%), other 1 MiB (2.5%)",
    );
  });

  it("says why the growth under load is unknown", () => {
    const short = evidence().phases.map((one) => (one.name === "load" ? { ...one, endMs: one.startMs + 9_999 } : one));
    expect(row(evidence({ phases: short }), "Growth under load")).toBe("unknown: the load phase took less than 10 s");
    const stopped = evidence({ phases: short, outcome: stoppedBy("app-exited/exit") });
    expect(row(stopped, "Growth under load")).toBe("unknown: the load phase took less than 10 s");
    expect(row(evidence(), "Growth under load")).toBe("unknown: too few readings of anonymous memory");
    const composition = (atMs: number, anonymous: number | null) => ({
      ...evidence().peak?.composition,
      atMs,
      anonymous,
    });
    const readings = (anonymous: number | null) =>
      [5_000, 15_000].map((atMs) => composition(atMs, anonymous)) as unknown as Evidence["compositions"];
    expect(row(evidence({ compositions: readings(mebibyte) }), "Growth under load")).toBe(
      "unknown: too few readings of anonymous memory",
    );
    expect(row(evidence({ compositions: readings(null) }), "Growth under load")).toBe(
      "unknown: the source of the samples does not report anonymous memory",
    );
    const withoutLoad = short.filter(({ name }) => name !== "load");
    expect(row(evidence({ phases: withoutLoad }), "Growth under load")).toBeUndefined();
  });

  it("has the workload, the requests and the latency", () => {
    expect(row(evidence(), "Workload")).toBe("GET http://172.17.0.2:3000/ over 10 connections");
    expect(row(evidence(), "Requests (load phase)")).toBe("10,000 requests: 10,000 responses (1,000/s); none failed");
    expect(row(evidence(), "Latency (load phase)")).toBe("p50 3 ms, p90 6 ms, p99 12 ms, max 40 ms");
    const failing = loadFigures({ errors: 1_234, non2xx: 5, latencyMs: null, statusCodes: { "200": 9_995, "500": 5 } });
    expect(row(evidence({ load: failing }), "Requests (load phase)")).toBe(
      "11,234 requests: 10,000 responses (1,000/s); 1,239 failed: 5 × HTTP 500, 1,234 × no response",
    );
    expect(row(evidence({ load: failing }), "Latency (load phase)")).toBeUndefined();
    expect(row(evidence({ load: failing }), "Latency (responses only)")).toBeUndefined();
  });

  it("has the kind of the failed requests without a count if there is one kind", () => {
    const failing = (overrides: Parameters<typeof loadFigures>[0]) =>
      row(evidence({ load: loadFigures(overrides) }), "Requests (load phase)");
    expect(failing({ errors: 93 })).toMatch(/; 93 failed: no response$/);
    expect(failing({ errors: 93, timeouts: 93 })).toMatch(/; 93 failed: timeout after 10 s$/);
    expect(failing({ non2xx: 7, statusCodes: { "404": 7 } })).toMatch(/; 7 failed: HTTP 404$/);
  });

  it("has the time that a planned number of requests or turns took", () => {
    const of = (overrides: Parameters<typeof loadFigures>[0]) =>
      row(evidence({ load: loadFigures({ durationMs: 12_300, ...overrides }) }), "Requests (load phase)");
    const planned = { requests: 10_000, unit: "request", sent: 10_000, open: 0, endedLoad: true } as const;
    expect(of({ planned })).toBe("10,000 requests in 12.3 s: 10,000 responses (1,000/s); none failed");
    expect(of({ planned: { ...planned, requests: 50_000, sent: 10_004, open: 4, endedLoad: false } })).toBe(
      "10,004 of 50,000 requests in 12.3 s: 10,000 responses (1,000/s); none failed; 4 of the 10,004 had not ended",
    );
    expect(of({ planned: { ...planned, requests: 2_500, unit: "turn", sent: 2_500 } })).toBe(
      "2,500 turns, 10,000 requests in 12.3 s: 10,000 responses (1,000/s); none failed",
    );
  });

  it("has the requested rate, and redirects", () => {
    expect(row(evidence({ load: loadFigures({ rate: 2_000 }) }), "Workload")).toBe(
      "GET http://172.17.0.2:3000/ over 10 connections, at a rate of 2,000/s",
    );
    const redirected = loadFigures({ statusCodes: { "200": 9_988, "302": 12 } });
    expect(row(evidence({ load: redirected }), "Requests (load phase)")).toBe(
      "10,000 requests: 10,000 responses (1,000/s); none failed; 12 redirects, which memgate does not follow",
    );
  });

  it("does not say that no request failed if there was no response", () => {
    const load = loadFigures({ requests: 0, statusCodes: {}, requestsPerSecond: 0, latencyMs: null });
    expect(row(evidence({ load }), "Requests (load phase)")).toBe("no request got a response before the phase ended");
  });

  it("names the responses in the latency if requests without a response waited longer", () => {
    const label = (overrides: Parameters<typeof loadFigures>[0]) =>
      rowsOf(judged(evidence({ load: loadFigures(overrides) }), thresholds)).find(({ value }) => /^p50/.test(value))
        ?.label;
    expect(label({ longestResponseGapMs: 1_040 })).toBe("Latency (load phase)");
    expect(label({ longestResponseGapMs: 1_041 })).toBe("Latency (responses only)");
    expect(label({ errors: 1 })).toBe("Latency (responses only)");
  });

  it("has method and path of a request once", () => {
    const step = stepFigures({ method: "POST", path: "/session" });
    const named = (name: string) => row(evidence({ load: loadFigures({ steps: [{ ...step, name }] }) }), "Request");
    expect(named("order / log in")).toMatch(/^order \/ log in \(POST \/session\): /);
    expect(named("order / POST /session")).toMatch(/^order \/ POST \/session: /);
  });

  it("has the requests of a scenario, and failed requests first if there are too many", () => {
    const names = (count: number, wrong: number) => {
      const steps = Array.from({ length: count }, (_, at) =>
        stepFigures({ name: `GET /${at}`, line: at + 1, path: `/${at}`, requests: 9, failed: at === wrong ? 9 : 0 }),
      );
      const rows = rowsOf(judged(evidence({ load: loadFigures({ steps }) }), thresholds));
      return rows.filter(({ label }) => label === "Request").map(({ value }) => value.replace(/:.*/, ""));
    };
    expect(names(40, 39)).toEqual(Array.from({ length: 40 }, (_, at) => `GET /${at}`));
    expect(names(41, 40).slice(0, 2)).toEqual(["GET /40", "GET /0"]);
    expect(names(41, 40).at(-1)).toBe("1 more, in report.json");
  });

  it("says why a request of a scenario has no figures", () => {
    const step = { requests: 0, latencyMs: null };
    const steps = [
      stepFigures({ ...step, once: true, name: "log in" }),
      stepFigures({ ...step, name: "buy" }),
      stepFigures({ ...step, open: 10, name: "export" }),
    ];
    const rows = rowsOf(judged(evidence({ load: loadFigures({ steps }) }), thresholds));
    expect(rows.filter(({ label }) => label === "Request").map(({ value }) => value)).toEqual([
      "log in (GET /): sent once, before the load phase",
      "buy (GET /): never sent",
      "export (GET /): no request got a response before the phase ended",
    ]);
  });

  it("has the stages with their lengths", () => {
    const stages = [
      { atMs: 0, connections: 1, rate: 0 },
      { atMs: 10_000, connections: 50, rate: 200 },
      { atMs: 10_000, connections: 50, rate: 0 },
      { atMs: 15_000, connections: 50, rate: 0 },
      { atMs: 15_000, connections: 1, rate: null },
      { atMs: 15_500, connections: 1, rate: null },
    ];
    expect(row(evidence({ load: loadFigures({ stages }) }), "Stages")).toBe(
      "10 s: 1 → 50 connections, 0 → 200/s; 5 s: pause; 500 ms: 1 connection",
    );
    expect(row(evidence(), "Stages")).toBeUndefined();
  });

  it("names the witnesses of an OOM kill", () => {
    const of = evidence({
      oom: oom({
        witnesses: [
          { name: "event", atMs: 1, phase: "load" },
          { name: "cgroup", atMs: 2, phase: "load" },
        ],
      }),
    });
    expect(row(of, "OOM kill reported by")).toBe("the engine's oom event, the cgroup's oom_kill counter");
    expect(row(evidence(), "OOM kill reported by")).toBeUndefined();
  });

  it("names the killed processes if they are known", () => {
    const processes = [
      { pid: 864, name: "node", anonymousBytes: 97_232 * 1024 },
      { pid: 7, name: "a\x1b[31mb", anonymousBytes: 0 },
    ];
    expect(row(evidence({ oom: oom({ processes }) }), "Killed")).toBe(
      "node (PID 864) with 95 MiB of anonymous memory, a\uFFFD[31mb (PID 7) with 0 B of anonymous memory",
    );
    expect(row(evidence({ oom: oom() }), "Killed")).toBeUndefined();
  });

  it("has the time that processes waited for memory, if the kernel counts it", () => {
    const of = evidence({ pressure: { someMs: 1_234, fullMs: 56 } });
    expect(row(of, "Stalled for lack of memory")).toBe(
      "at least one process for 1.2 s in total, all processes at once for 56 ms",
    );
    expect(row(evidence({ pressure: { someMs: 0.4, fullMs: 0 } }), "Stalled for lack of memory")).toBeUndefined();
    expect(row(evidence(), "Stalled for lack of memory")).toBeUndefined();
  });

  it("has the file cache that does not count if the peak would not pass with it", () => {
    const instant = (instantPeakBytes: number) => evidence({ instantPeakBytes });
    expect(row(instant(80 * mebibyte + 1), "Transient file cache")).toContain(
      "up to 40 MiB that was active for less than 2 s",
    );
    expect(row(instant(80 * mebibyte), "Transient file cache")).toBeUndefined();
  });

  it("suggests no limit if the run is inconclusive", () => {
    expect(row(evidence(), "Lowest limit for this peak")).toContain("50Mi");
    expect(row(evidence({ load: null }), "Suggested limit")).toContain("none: the run is inconclusive");
    expect(row(evidence({ load: null, peak: null }), "Suggested limit")).toBeUndefined();
  });

  it("suggests no limit that is too low because of rounding", () => {
    const of = evidence({
      peak: peak({ workingSetBytes: 0.8 * 1_536 * mebibyte + 1 }),
      limitBytes: 1_024 * mebibyte,
    });
    expect(row(of, "Suggested limit")).toMatch(/1537Mi/);
  });
});

describe("hostile text", () => {
  const hostile = [
    "```",
    "````text",
    "</details><script>alert(1)</script>",
    "::error::not ours",
    "::stop-commands::x",
    "\x1b[31mred\x1b]8;;http://evil\x07",
    "| a | b |",
    "<img src=x onerror=y>",
    "[link](http://evil) ![image](http://evil) @somebody #1",
    "# heading",
    "\r::error::after a return",
    "\u2028::error::after a line separator",
  ];
  const hostileLine = hostile.join(" ");
  const ownLoad = { kind: "command", durationMs: 9_000, exitCode: null, wasToEnd: false, app: null } as const;
  const result = judged(
    evidence({
      outcome: stopped(hostileLine),
      container: containerFacts({ logTail: hostile }),
      notices: [hostileLine],
      sampling: sampling({ notice: hostileLine }),
      engine: engineFacts({ kernelVersion: hostileLine }),
    }),
    thresholds,
  );

  describe("in the job summary", () => {
    const summary = summaryOf({ kind: "one", judged: result }, { footer });
    const fence = "`".repeat(5);
    const outside = summary.slice(0, summary.indexOf(fence)) + summary.slice(summary.lastIndexOf(fence));
    const inside = summary.slice(summary.indexOf(fence), summary.lastIndexOf(fence));

    it("has one details element, closed outside the code block", () => {
      expect(outside.match(/<details/g)).toHaveLength(1);
      expect(outside.match(/<\/details>/g)).toHaveLength(1);
    });

    it("has the log in a code block that no log line closes", () => {
      const runs = inside.slice(fence.length).match(/`+/g) ?? [];
      expect(runs.length).toBeGreaterThan(0);
      expect(runs.every((run) => run.length < fence.length)).toBe(true);
      expect(inside.split("\n")).toHaveLength(hostile.length + 2);
    });

    it("forms no markup outside the code block", () => {
      const chart = /```mermaid[^`]*```/;
      expect(outside).toMatch(chart);
      const without = outside
        .replaceAll(fence, "")
        .replace(chart, "")
        .replace(/<\/?(details|summary|sub)>/g, "");
      expect(without).not.toMatch(/<[a-z/!]/i);
      expect(styled(without, () => "")).not.toMatch(/(?<!\\)`/);
      expect(without).not.toMatch(/(?<!\\)\[/);
      expect(without).not.toMatch(/@\w/);
      expect(without).not.toContain("http://");
    });

    it("leaves the tables as they are", () => {
      const rows = summary.split("\n").filter((line) => line.startsWith("| "));
      expect(rows.length).toBeGreaterThan(8);
      // The table of figures has two columns, the table of phases has ten.
      const bars = rows.map((each) => each.match(/(?<!\\)\|/g)?.length);
      expect(new Set(bars)).toEqual(new Set([3, 11]));
    });

    it("contains no control character", () => {
      expect(summary.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    });

    it("has one heading", () => {
      expect(outside.match(/^#+ /gm)).toHaveLength(1);
    });
  });

  describe("on the terminal", () => {
    const text = terminalText(result, plain);

    it("contains no control character", () => {
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    });

    it.each([
      ["requests", { load: loadFigures({ method: hostileLine, url: hostileLine }) }],
      ["the requests of a scenario", { load: loadFigures({ steps: [stepFigures({ name: hostileLine })] }) }],
      ["a load command", { load: null, workload: { ...ownLoad, command: hostileLine, signal: hostileLine } }],
      ["the app", { container: containerFacts({ image: hostileLine }) }],
    ])("contains no control character in the row of %s", (_, overrides) => {
      const shown = terminalText(judged(evidence(overrides), thresholds), plain);
      expect(shown).toContain("::error::after a return");
      expect(shown.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    });

    it("contains no control character in the message", () => {
      const raw = terminalText({ ...result, message: "a\x1b[2Jb" }, plain);
      expect(raw.split("\n")).toContain("? a\uFFFD[2Jb");
    });

    it.each([hostile.slice(0, 10), hostile.slice(-10)])(
      "has a bar before each of ten hostile log lines",
      (...logTail) => {
        const { evidence: of } = result;
        const one = judged({ ...of, container: containerFacts({ logTail }) }, thresholds);
        const lines = terminalText(one, plain).split("\n");
        const first = lines.findIndex((line) => line.startsWith("Last 10 log lines")) + 1;
        expect(lines.slice(first, first + 10).every((line) => line.startsWith("| "))).toBe(true);
        expect(lines[first + 10]).toBe("");
        expect(lines.some((line) => line.trimStart().startsWith("::"))).toBe(false);
      },
    );

    it("has a bar before each log line, so that no line begins with a workflow command", () => {
      const lines = text.split("\n");
      const first = lines.findIndex((line) => line.startsWith("Last 10 log lines")) + 1;
      expect(lines.slice(first, first + 10).every((line) => line.startsWith("| "))).toBe(true);
      expect(lines.some((line) => line.trimStart().startsWith("::"))).toBe(false);
      expect(lines.findLast((line) => line.startsWith("? Inconclusive: "))).toContain("::error::not ours");
    });

    it.each([
      ["no", ""],
      ["an ordinary", "  "],
      ["a no-break", " \u00A0"],
    ])("begins no line with a workflow command at any width, with %s space before it", (_, space) => {
      const message = `The cause: ${space}::error::not ours`;
      const one = judged(evidence({ notices: [message], sampling: sampling({ notice: message }) }), thresholds);
      const widths = Array.from({ length: 120 }, (_, index) => index + 40);
      const lines = widths.flatMap((width) => terminalText(one, { colour: false, width }).split("\n"));
      expect(lines.filter((line) => /^\s*::/.test(line))).toEqual([]);
      expect(lines.filter((line) => line.includes("::error::")).length).toBeGreaterThan(0);
    });
  });

  it("in a refusal is text, with one list item for each line", () => {
    const text = refusalSummary(hostile);
    expect(text.split("\n").filter((line) => line.startsWith("- "))).toHaveLength(hostile.length);
    expect(text).not.toMatch(/<[a-z/!]/i);
    expect(text).not.toMatch(/(?<!\\)`/);
  });
});

describe("the text on a terminal", () => {
  const lastLines = (of: Evidence, count: number) =>
    terminalText(judged(of, thresholds), plain).trimEnd().split("\n").slice(-count);

  it("ends with the verdict on one line and the next step", () => {
    expect(lastLines(evidence(), 2)).toEqual([
      "✓ Memory peaked at 40 MiB, 40% of the 100 MiB limit (threshold: 80%)",
      "Within the threshold in every sample, with 40 MiB to spare.",
    ]);
    expect(lastLines(cases["over the threshold"] ?? evidence(), 2)).toEqual([
      "✗ Memory peaked at 90 MiB, 90% of the 100 MiB limit (threshold: 80%)",
      "What to do: Reduce the app's peak memory, or raise the limit to at least 113Mi.",
    ]);
  });

  it("has colours only on request", () => {
    expect(terminalText(judged(evidence(), thresholds), plain)).not.toContain("\x1b");
    expect(terminalText(judged(evidence(), thresholds), { colour: true, width: 100 })).toContain("\x1b[1;32m✓ Memory");
  });

  it.each([60, 80, 120])("has a table that fits into %d columns if no word is longer", (width) => {
    const table = terminalText(judged(evidence(), thresholds), { colour: false, width }).split("\n\n")[1] ?? "";
    expect(table).toMatch(/^Verdict /);
    for (const line of table.split("\n")) expect(line.length).toBeLessThanOrEqual(width);
  });

  it.each([60, 80, 120])("has a table of phases with the requests of warmup and load in %d columns", (width) => {
    const text = terminalText(judged(evidence({ warmup: warmupFigures() }), thresholds), { colour: false, width });
    const lines = text.split("\n");
    const head = lines.findIndex((line) => line.startsWith("Phase "));
    expect(lines[head]).toMatch(/^Phase .* Responses .* Latency p50, p99/);
    expect(lines[head + 2]).toMatch(/^warmup .* 4,000 .* 4 ms, 30 ms/);
    expect(lines[head + 3]).toMatch(/^load .* 10,000 .* 3 ms, 12 ms/);
    for (const line of lines.slice(head, head + 5)) expect(line.length).toBeLessThanOrEqual(width);
  });

  it.each([
    ["5.15.0-1053-azure", /^not available: on cgroup v2, only Linux 5\.19 and later report it; this is Linux 5\.15$/],
    ["5.19.0", /^not available: memgate could not read memory\.peak at the end of the run$/],
    ["6.12.0", /^not available: memgate could not read memory\.peak at the end of the run$/],
    ["of an unknown version", /^not available: memgate could not read memory\.peak at the end of the run$/],
  ])("says why Linux %s has no kernel's peak usage", (kernelVersion, why) => {
    const of = evidence({ kernelPeakBytes: null, engine: engineFacts({ kernelVersion }) });
    const rows = rowsOf(judged(of, thresholds));
    expect(rows.find(({ label }) => label === "Kernel's peak usage")?.value).toMatch(why);
  });

  it("has the last log lines after the figures", () => {
    const of = evidence({ outcome: stopped("x"), container: containerFacts({ logTail: ["one", "two"] }) });
    expect(terminalText(judged(of, thresholds), plain)).toMatch(
      /Engine .*\n\nPhase .*\n\nLast 2 log lines of the container:\n\| one\n\| two\n\n\? Inconclusive: x\n/s,
    );
  });

  it("has at most ten log lines, each cut to the width", () => {
    const logTail = Array.from({ length: 50 }, (_, index) => `${index} ${"x".repeat(200)}`);
    const of = evidence({ outcome: stopped("x"), container: containerFacts({ logTail }) });
    const lines = terminalText(judged(of, thresholds), plain).split("\n");
    const title = lines.indexOf("Last 10 log lines of the container (report.html has 50):");
    const log = lines.slice(title + 1, lines.indexOf("", title));
    expect(log).toHaveLength(10);
    expect(log[0]).toBe(`| 40 ${"x".repeat(94)}…`);
    for (const line of log) expect(line).toHaveLength(100);
  });

  it.each(["字", "한", "🚀"])("cuts log lines with %s, which takes two columns", (wide) => {
    const logTail = [wide.repeat(49), wide.repeat(50), `${"e\u0301".repeat(98)}`];
    const of = evidence({ outcome: stopped("x"), container: containerFacts({ logTail }) });
    const text = terminalText(judged(of, thresholds), plain);
    expect(text).toContain(`\n| ${wide.repeat(49)}\n| ${wide.repeat(48)}…\n| ${"e\u0301".repeat(98)}\n`);
  });
});

describe("the job summary", () => {
  it.each([
    ["pass", "✅"],
    ["over the threshold", "❌"],
    ["oom-killed", "❌"],
    ["out of memory", "❌"],
    ["an early stop", "⚠️"],
  ])("of %s begins with %s and the verdict", (name, mark) => {
    const result = judged(cases[name] ?? evidence(), thresholds);
    expect(summaryOf({ kind: "one", judged: result }, { footer })).toMatch(
      new RegExp(`^### ${mark} (Memory peaked at|OOM-killed: |Out of memory: |Inconclusive: )`, "u"),
    );
  });

  it("stays far below GitHub's 1 MiB with the longest log lines", () => {
    const logTail = Array.from({ length: 50 }, () => "`".repeat(2_001));
    const result = judged(evidence({ outcome: stopped("x"), container: containerFacts({ logTail }) }), thresholds);
    expect(Buffer.byteLength(summaryOf({ kind: "one", judged: result }, { footer }))).toBeLessThan(500_000);
  });

  it("says why memgate did not read the cgroup files", () => {
    const result = judged(evidence({ sampling: sampling({ notice: "the weather" }) }), thresholds);
    expect(summaryOf({ kind: "one", judged: result }, { footer })).toContain("The reason: the weather.");
    expect(terminalText(result, plain).replaceAll("\n", " ")).toContain("The reason: the weather.");
  });

  it("has the threshold of the limit that the kernel applies", () => {
    const result = judged(evidence({ limitBytes: limitBytes - 4_096 }), thresholds);
    expect(summaryOf({ kind: "one", judged: result }, { footer })).toContain("80\u00A0MiB, 80% of the limit");
  });

  it("has no backslash and a header row in each table", () => {
    const result = judged(evidence({ ...cases["an early stop"], warmup: warmupFigures() }), thresholds);
    const summary = summaryOf({ kind: "one", judged: result }, { footer });
    expect(summary).not.toContain("\\");
    expect(summary).toContain("\n| Result | Value |\n|---|---|\n| Verdict | inconclusive (app-exited) |\n");
    expect(summary).toContain("\n| Phase | Start | Duration | Peak | Responses | Failed | Responses/s | ");
    expect(summary).toContain(unbroken("\n| warmup | 400 ms | 5 s | 40 MiB | 4,000 | 12 | 800 | 4 ms, 30 ms | "));
  });

  it("has the figures before the log lines, and the report in its last line", () => {
    const result = judged(cases["an early stop"] ?? evidence(), thresholds);
    const summary = summaryOf({ kind: "one", judged: result }, { footer });
    expect(summary).toContain("<summary>Last log line of the container</summary>");
    expect(summary.indexOf("| Result |")).toBeLessThan(summary.indexOf("<details>"));
    expect(summary.trimEnd().split("\n").at(-1)).toBe(footer);
  });
});
