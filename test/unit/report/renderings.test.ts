import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { evidenceIn, judged, reportOf } from "../../../src/report/model/judged.ts";
import { rowsOf } from "../../../src/report/model/rows.ts";
import { reportSchema } from "../../../src/report/model/schema.ts";
import { refusalSummary, summaryOf } from "../../../src/report/text/summary.ts";
import { terminalText } from "../../../src/report/text/terminal.ts";
import {
  containerFacts,
  evidence,
  limitBytes,
  loadFigures,
  mebibyte,
  oom,
  peak,
  sampling,
  stepFigures,
  thresholds,
} from "../../builders.ts";

const stopped = (detail: string): Evidence["outcome"] => ({ kind: "stopped", reason: "app-exited", message: detail });
const cases: Readonly<Record<string, Evidence>> = {
  pass: evidence(),
  "a proven pass": evidence({ kernelPeakBytes: 60 * mebibyte }),
  over: evidence({ peak: peak({ workingSetBytes: 90 * mebibyte }) }),
  "oom-killed": evidence({
    oom: oom({ processKills: 2, witnesses: [{ name: "event", atMs: 9, phase: "load" }] }),
  }),
  "a stop in the middle": evidence({
    outcome: stopped("the app exited"),
    container: containerFacts({ logTail: ["bye"] }),
  }),
  "nothing at all": evidence({
    outcome: { kind: "stopped", reason: "engine-unavailable", message: "no Docker Engine answers" },
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

describe("every result", () => {
  it.each(Object.keys(cases))("is a report that its schema knows, and comes back from it: %s", (name) => {
    const result = judged(cases[name] ?? evidence(), thresholds);
    const written: unknown = JSON.parse(JSON.stringify(reportOf(result)));
    const read = reportSchema.parse(written);
    expect(evidenceIn(read)).toEqual({ evidence: result.evidence, thresholds });
    expect(judged(evidenceIn(read).evidence, thresholds)).toEqual(result);
  });

  it.each(Object.keys(cases))("is told in every form without a hole in it: %s", (name) => {
    const result = judged(cases[name] ?? evidence(), thresholds);
    for (const text of [summaryOf({ kind: "one", judged: result }), terminalText(result, plain)]) {
      expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
      expect(text.endsWith("\n")).toBe(true);
    }
  });
});

describe("the report", () => {
  it("has the verdict with its proof on a pass, and its reason on inconclusive", () => {
    expect(reportOf(judged(evidence(), thresholds)).verdict).toMatchObject({
      kind: "pass",
      proof: "sampled",
      reason: null,
    });
    expect(reportOf(judged(evidence({ load: null }), thresholds)).verdict).toMatchObject({
      kind: "inconclusive",
      proof: null,
      reason: "load-failed",
      message: expect.stringContaining("no load was sent"),
    });
  });

  it("has the thresholds and the suggested limit", () => {
    expect(reportOf(judged(evidence(), { maxRatio: 0.5, maxErrorRate: 0.2 }))).toMatchObject({
      schema: "memgate/report@1",
      maxRatio: 0.5,
      maxErrorRate: 0.2,
      suggestedLimitBytes: 80 * mebibyte,
    });
  });

  it("is refused by the schema with a field too many, one too few or one of another kind", () => {
    const report = reportOf(judged(evidence(), thresholds));
    const { limitBytes: _none, ...without } = report;
    for (const wrong of [
      { ...report, extra: 1 },
      without,
      { ...report, limitBytes: "100" },
      { ...report, limitBytes: -1 },
      { ...report, maxRatio: 0 },
      { ...report, schema: "memgate/report@2" },
      { ...report, series: Array.from({ length: 2_001 }, () => report.series[0]) },
    ]) {
      expect(reportSchema.safeParse(wrong).success).toBe(false);
    }
  });
});

describe("the table", () => {
  const row = (of: Evidence, label: string) =>
    rowsOf(judged(of, thresholds)).find((each) => each.label === label)?.value;

  it("has the limit, the peak, the ratio, the threshold and the ceiling", () => {
    expect(row(evidence(), "Limit")).toBe("100 MiB (104,857,600 B)");
    expect(row(evidence(), "Peak working set")).toBe("40 MiB (41,943,040 B), in load at 6 s");
    expect(row(evidence(), "Peak ÷ limit")).toBe("40 %");
    expect(row(evidence(), "Highest allowed peak (max-ratio)")).toBe("80 MiB, 80 % of the limit");
    expect(row(evidence({ kernelPeakBytes: 60 * mebibyte }), "Ceiling (all file cache counted)")).toContain(
      "60 MiB (62,914,560 B)",
    );
    expect(row(evidence(), "Ceiling (all file cache counted)")).toContain("not known");
  });

  it("has the parts of the peak by size, without the tiny ones", () => {
    expect(row(evidence(), "The peak is made of")).toBe(
      "anonymous 30 MiB (75 %), kernel 4 MiB (10 %), active file cache (reclaimable) 3 MiB (7.5 %), shared (tmpfs) 2 MiB (5 %), other 1 MiB (2.5 %)",
    );
  });

  it("has the load's figures", () => {
    expect(row(evidence(), "Load")).toBe(
      "GET http://172.17.0.2:3000/: 10,000 answers, 1,000/s over 10 connections, latency p50 3 ms, p99 12 ms, max 40 ms; no errors",
    );
    const failing = loadFigures({ errors: 1_234, non2xx: 5, latencyMs: null, statusCodes: { "200": 9_995, "500": 5 } });
    expect(row(evidence({ load: failing }), "Load")).toBe(
      "GET http://172.17.0.2:3000/: 10,000 answers, 1,000/s over 10 connections; 1,239 failed (5 × HTTP 500, 1,234 without an answer, 0 of them timed out after 10 s)",
    );
  });

  it("does not call it free of errors where nothing was answered", () => {
    const load = loadFigures({ requests: 0, statusCodes: {}, requestsPerSecond: 0, latencyMs: null });
    expect(row(evidence({ load }), "Load")).toMatch(/0 answers, .*; every request was still waiting for its answer$/);
  });

  it("tells method and path of a request once", () => {
    const step = stepFigures({ method: "POST", path: "/session" });
    const named = (name: string) => row(evidence({ load: loadFigures({ steps: [{ ...step, name }] }) }), "Request");
    expect(named("order / log in")).toMatch(/^order \/ log in \(POST \/session\): /);
    expect(named("order / POST /session")).toMatch(/^order \/ POST \/session: /);
  });

  it("has the requests of a scenario, of too many those that went wrong first", () => {
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

  it("says of a request that it was never sent, or once, before", () => {
    const step = { requests: 0, latencyMs: null };
    const steps = [
      stepFigures({ ...step, once: true, name: "log in" }),
      stepFigures({ ...step, name: "buy" }),
      stepFigures({ ...step, open: 10, name: "export" }),
    ];
    const rows = rowsOf(judged(evidence({ load: loadFigures({ steps }) }), thresholds));
    expect(rows.filter(({ label }) => label === "Request").map(({ value }) => value)).toEqual([
      "log in (GET /): not in this phase",
      "buy (GET /): never sent",
      "export (GET /): not answered before the load ended",
    ]);
  });

  it("has the stages, each with its length", () => {
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
    expect(row(of, "OOM kill seen by")).toBe("the engine's oom event, the cgroup's oom_kill counter");
    expect(row(evidence(), "OOM kill seen by")).toBeUndefined();
  });

  it("names the processes that were killed, where they are known", () => {
    const processes = [
      { pid: 864, name: "node", anonymousBytes: 97_232 * 1024 },
      { pid: 7, name: "a\x1b[31mb", anonymousBytes: 0 },
    ];
    expect(row(evidence({ oom: oom({ processes }) }), "Killed")).toBe(
      "node (PID 864), which held 95 MiB of anonymous memory when it was killed, a\uFFFD[31mb (PID 7), which held 0 B of anonymous memory when it was killed",
    );
    expect(row(evidence({ oom: oom() }), "Killed")).toBeUndefined();
  });

  it("tells for how long tasks waited for memory, where the kernel counts it", () => {
    const of = evidence({ pressure: { someMs: 1_234, fullMs: 56 } });
    expect(row(of, "Stalled on memory")).toBe(
      "some tasks waited for memory for 1.2 s in all, all tasks at once for 56 ms",
    );
    expect(row(evidence({ pressure: { someMs: 0.4, fullMs: 0 } }), "Stalled on memory")).toBeUndefined();
    expect(row(evidence(), "Stalled on memory")).toBeUndefined();
  });

  it("tells of file cache that was not counted where, counted, the peak would not pass", () => {
    const instant = (instantPeakBytes: number) => evidence({ instantPeakBytes });
    expect(row(instant(80 * mebibyte + 1), "Not counted")).toContain("up to 40 MiB of file cache");
    expect(row(instant(80 * mebibyte), "Not counted")).toBeUndefined();
  });

  it("suggests a limit only where something was measured", () => {
    expect(row(evidence(), "Lowest limit for this peak")).toContain("50Mi");
    expect(row(evidence({ load: null }), "Suggested limit")).toBeUndefined();
  });

  it("suggests no limit, by rounding, that is too low", () => {
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
  const detail = hostile.join(" ");
  const result = judged(
    evidence({
      outcome: stopped(detail),
      container: containerFacts({ logTail: hostile }),
      notices: [detail],
      sampling: sampling({ notice: detail }),
      engine: { ...(evidence().engine ?? never()), kernelVersion: detail },
    }),
    thresholds,
  );

  describe("in the job summary", () => {
    const summary = summaryOf({ kind: "one", judged: result });
    const fence = "`".repeat(5);
    const outside = summary.slice(0, summary.indexOf(fence)) + summary.slice(summary.lastIndexOf(fence));
    const inside = summary.slice(summary.indexOf(fence), summary.lastIndexOf(fence));

    it("opens one details block and closes it once, outside the fence", () => {
      expect(outside.match(/<details/g)).toHaveLength(1);
      expect(outside.match(/<\/details>/g)).toHaveLength(1);
    });

    it("has the log inside a fence that nothing inside closes", () => {
      const runs = inside.slice(fence.length).match(/`+/g) ?? [];
      expect(runs.length).toBeGreaterThan(0);
      expect(runs.every((run) => run.length < fence.length)).toBe(true);
      expect(inside.split("\n")).toHaveLength(hostile.length + 2);
    });

    it("has no markup of its own outside", () => {
      const chart = /```mermaid[^`]*```/;
      expect(outside).toMatch(chart);
      const without = outside
        .replaceAll(fence, "")
        .replace(chart, "")
        .replace(/<\/?(details|summary|sub)>/g, "");
      expect(without).not.toMatch(/<[a-z/!]/i);
      expect(without).not.toMatch(/(?<!\\)`/);
      expect(without).not.toMatch(/(?<!\\)\[/);
      expect(without).not.toMatch(/@\w/);
      expect(without).not.toContain("http://");
    });

    it("keeps the table a table", () => {
      const rows = summary.split("\n").filter((line) => line.startsWith("| "));
      expect(rows.length).toBeGreaterThan(8);
      // The table of figures has two columns, that of the phases six.
      const bars = rows.map((each) => each.match(/(?<!\\)\|/g)?.length);
      expect(new Set(bars)).toEqual(new Set([3, 7]));
    });

    it("holds no control character", () => {
      expect(summary.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    });

    it("has one heading", () => {
      expect(outside.match(/^#+ /gm)).toHaveLength(1);
    });
  });

  describe("on the terminal", () => {
    const text = terminalText(result, plain);

    it("holds no escape and no other control character", () => {
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    });

    it("holds none in the message either, whoever made it", () => {
      const raw = terminalText({ ...result, message: "a\x1b[2Jb" }, plain);
      expect(raw.trimEnd().split("\n").at(-1)).toBe("a\uFFFD[2Jb");
    });

    it("has every log line behind a bar, so that none begins with a workflow command", () => {
      const lines = text.split("\n");
      expect(lines.slice(1, 1 + hostile.length).every((line) => line.startsWith("| "))).toBe(true);
      expect(lines.findLast((line) => line.startsWith("Not measured"))).toContain("::error::not ours");
    });
  });

  it("in a refusal is shown as text, a line each", () => {
    const text = refusalSummary(hostile);
    expect(text.split("\n").filter((line) => line.startsWith("- "))).toHaveLength(hostile.length);
    expect(text).not.toMatch(/<[a-z/!]/i);
    expect(text).not.toMatch(/(?<!\\)`/);
  });
});

describe("the text on a terminal", () => {
  it("ends in the verdict", () => {
    const text = terminalText(judged(evidence(), thresholds), plain);
    expect(text.trimEnd().split("\n").at(-1)).toBe("Pass: peak 40 MiB is 40 % of the 100 MiB limit; allowed 80 %");
  });

  it("has colour only where it is asked for", () => {
    expect(terminalText(judged(evidence(), thresholds), plain)).not.toContain("\x1b");
    expect(terminalText(judged(evidence(), thresholds), { colour: true, width: 100 })).toContain("\x1b[1;32mPass");
  });

  it.each([60, 80, 120])("keeps its table within %d columns where no word is longer", (width) => {
    const table = terminalText(judged(evidence(), thresholds), { colour: false, width }).split("\n\n")[0] ?? "";
    for (const line of table.split("\n")) expect(line.length).toBeLessThanOrEqual(width);
  });

  it.each([
    ["5.15.0-1053-azure", /^not known: Linux 5\.15 does not tell it on cgroup v2/],
    ["5.19.0", /^not known: it could not be read at the end$/],
    ["6.12.0", /^not known: it could not be read at the end$/],
  ])("says of Linux %s why no ceiling is known", (kernelVersion, why) => {
    const { engine } = evidence();
    if (engine === null) throw new Error("there is no engine");
    const of = evidence({ kernelPeakBytes: null, engine: { ...engine, kernelVersion } });
    const rows = rowsOf(judged(of, thresholds));
    expect(rows.find(({ label }) => label.startsWith("Ceiling"))?.value).toMatch(why);
  });

  it("has the last log lines of a container that explains something", () => {
    const of = evidence({ outcome: stopped("x"), container: containerFacts({ logTail: ["one", "two"] }) });
    expect(terminalText(judged(of, thresholds), plain)).toContain("Last 2 log lines of the container:\n| one\n| two\n");
  });
});

describe("the job summary", () => {
  it.each([
    ["pass", "✅"],
    ["over", "❌"],
    ["oom-killed", "❌"],
    ["a stop in the middle", "❌"],
  ])("of %s begins with %s and the verdict", (name, mark) => {
    const result = judged(cases[name] ?? evidence(), thresholds);
    expect(summaryOf({ kind: "one", judged: result })).toMatch(
      new RegExp(`^### ${mark} (Pass|Over|OOM-killed|Not measured)`, "u"),
    );
  });

  it("stays far below GitHub's 1 MiB with the longest log that there is", () => {
    const logTail = Array.from({ length: 50 }, () => "`".repeat(2_001));
    const result = judged(evidence({ outcome: stopped("x"), container: containerFacts({ logTail }) }), thresholds);
    expect(Buffer.byteLength(summaryOf({ kind: "one", judged: result }))).toBeLessThan(500_000);
  });

  it("says why the files of the cgroup were not read", () => {
    const result = judged(evidence({ sampling: sampling({ notice: "of the weather" }) }), thresholds);
    expect(summaryOf({ kind: "one", judged: result })).toContain("may have been missed: of the weather.");
    expect(terminalText(result, plain).replaceAll("\n", " ")).toContain("may have been missed: of the weather.");
  });

  it("has the threshold in bytes of the limit in force", () => {
    const result = judged(evidence({ limitBytes: limitBytes - 4_096 }), thresholds);
    expect(summaryOf({ kind: "one", judged: result })).toContain("80 MiB, 80 % of the limit");
  });
});

function never(): never {
  throw new Error("the evidence of the builders has an engine");
}
