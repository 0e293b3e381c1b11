import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { unbroken } from "../../../../src/lib/format.ts";
import type { Thresholds } from "../../../../src/model/verdict.ts";
import { jsonForScript } from "../../../../src/report/html/escape.ts";
import { htmlOf } from "../../../../src/report/html/page.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import { withLeak } from "../../../../src/report/model/leak/with-leak.ts";
import { judgedSet } from "../../../../src/report/model/set/judged-set.ts";
import { columnsOf } from "../../../../src/report/storage/samples-csv.ts";
import {
  containerFacts,
  engineFacts,
  evidence,
  loadFigures,
  mebibyte,
  oom,
  outOfMemory,
  peak,
  processes,
  processMemory,
  sampling,
  silentProcess,
  source,
  thresholds,
  why,
  whyProcess,
} from "../../../builders.ts";
import { baselineOf, comparisonOf, setOf } from "../../../golden/cases.ts";
import { stoppedBy } from "../../../stop-reasons.ts";

const code = { script: 'console.log("page");', style: "body { color: red; }" };

function page(of = evidence(), changes: Partial<Thresholds> = {}): string {
  return htmlOf(judged(of, { ...thresholds, ...changes }), columnsOf(of.series), code);
}

/** The JSON that the page's script reads. */
function dataIn(html: string) {
  return JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)?.[1] ?? "");
}

const stopped = stoppedBy("engine-unavailable/no-response", "none");
const nothing = evidence({
  outcome: stopped,
  peak: null,
  phases: [],
  load: null,
  engine: null,
  container: null,
  series: [],
});

describe("report.html", () => {
  it("has the verdict in its title and its only h1, followed by the advice", () => {
    const html = page(evidence({ oom: oom({ witnesses: [{ name: "event", atMs: 5_000, phase: "load" }] }) }));
    const message = "OOM-killed: the kernel killed a process in the container in the load phase at the 100 MiB limit";
    expect(html).toContain(`<title>memgate: ${message}`);
    expect(html.match(/<h1>.*?<\/h1>/g)).toEqual([expect.stringContaining(unbroken(`<h1>${message}`))]);
    expect(html).toContain("Reduce the memory that the app needs under load, or raise the limit.");
    expect(html).toContain("✕ The check fails");
    expect(page()).toContain("✓ The check passes");
    expect(page()).toContain(unbroken("<p>Within the threshold in every sample, with 40 MiB to spare.</p>"));
  });

  it("has the first sentence of a long message in large letters, and the others in smaller ones", () => {
    const { evidence: of, message, ...others } = comparisonOf("compared-same");
    const html = htmlOf({ evidence: of, message, ...others }, columnsOf(of.series), code);
    const [, first, rest] = /<h1>(.*?) <span class="more">(.*?)<\/span><\/h1>/.exec(html) ?? [];
    expect(first).toMatch(/^Held memory .*: no increase above the allowed \+5%\.$/);
    expect(`${first} ${rest}`).toBe(unbroken(message));
    const interrupted = setOf("runs-interrupted");
    const ended = htmlOf(interrupted, columnsOf(interrupted.evidence.series), code);
    expect(ended).toContain('by SIGINT. <span class="more">2 runs passed.');
  });

  it("never ends a line at the hyphen of an option or of a folder's name", () => {
    const { evidence: of, ...others } = comparisonOf("compared-same");
    const html = htmlOf({ evidence: of, ...others }, columnsOf(of.series), code);
    expect(html).toContain('allowed (<span class="name">max-increase</span>)');
    expect(html).toContain('in the folder <span class="name">run-1</span>, <span class="name">run-2</span> and so on.');
    const heap = page(evidence({ outOfMemory: [outOfMemory()] }));
    expect(heap).toContain('with <span class="name">--max-old-space-size</span>');
  });

  it("names samples.csv only if memgate took a sample", () => {
    expect(page()).toContain("All figures are in report.json, all samples in samples.csv beside this file.");
    expect(page(nothing)).toContain("All figures are in report.json beside this file.");
  });

  it("has the processes at the peak as a table, and the largest one for the readout", () => {
    const list = [processMemory({ command: "node <b>.js" })];
    const html = page(evidence({ processes: processes({ list }) }));
    expect(html).toContain('<h2 id="processes">Processes at the peak</h2>');
    expect(html).toContain(unbroken("<td>20 MiB (50%)</td><td>38 MiB</td><td>1 MiB</td><td>node &lt;b&gt;.js</td>"));
    expect(dataIn(html).largestProcess).toBe("node <b>.js (PID 4321), anonymous 20 MiB");
    expect(page()).not.toContain("Processes");
  });

  it("has what the runtime says of the memory, as a bar and a table for each process", () => {
    const asked = whyProcess({ command: "node <b>.js" });
    const html = page(evidence({ why: why({ processes: [asked, silentProcess("own-handler")], leftOut: 2 }) }));
    expect(html).toContain('<h2 id="why">Why</h2>');
    expect(html).toContain('<rect class="buffersBytes" x="11.21%" width="57.01%" height="100%">');
    expect(html).toContain("node &lt;b&gt;.js (PID 7): 107");
    expect(html).toContain("handles this signal itself");
    expect(html).toContain("Not shown: 2 processes");
    expect(html).not.toContain("node <b>.js (");
    expect(page()).not.toContain('id="why"');
  });

  it("has the engine's message if memgate could ask no process", () => {
    const html = page(evidence({ why: why({ processes: [], detail: "cannot join <PID>" }) }));
    expect(html).toContain("cannot join &lt;PID&gt;");
  });

  it("says that a verdict is not enforced in its badge and below its headline", () => {
    const over = evidence({ peak: peak({ workingSetBytes: 90 * mebibyte }) });
    const sentence = "Not enforced: this verdict does not fail the check (<code>enforce: false</code>).";
    const html = page(over, { isEnforced: false });
    expect(html).toContain("✕ The check does not fail, because this verdict is not enforced");
    expect(html).not.toContain("The check fails");
    expect(html).toContain(sentence);
    expect(page(nothing, { isEnforced: false })).toContain(sentence);
    expect(page(nothing, { isEnforced: false })).not.toContain("The check fails");
    expect(page(over)).not.toContain("Not enforced");
    expect(page(evidence(), { isEnforced: false })).not.toContain("Not enforced");
  });

  it("has the warning level in its badge, its description, its legend and the data of its chart", () => {
    const html = page(evidence(), { warnRatio: 0.3 });
    expect(html).toContain("✓ The check passes, with a warning");
    expect(html).toContain(unbroken("The warning level is 30 MiB (30%)."));
    expect(html).toContain('<li class="warning">warning level</li>');
    expect(dataIn(html).warningBytes).toBeCloseTo(30 * mebibyte, 0);
    expect(page()).not.toContain("warning level");
    expect(page(evidence(), { warnRatio: 0.7 })).not.toContain("with a warning");
  });

  it("contains no address to load from, and allows only its own script and style", () => {
    const html = page();
    const hash = (text: string) => createHash("sha256").update(text).digest("base64");
    expect(html).toContain(
      `default-src 'none'; script-src 'sha256-${hash(code.script)}'; style-src 'sha256-${hash(code.style)}'`,
    );
    expect(html).not.toMatch(/\b(src|href|action|srcset)\s*=|url\(|@import/i);
    expect(html).not.toMatch(/\sstyle=|\son\w+=/i);
  });

  it("has tables with column headers for the figures, the phases and the sampling sources", () => {
    const html = page(
      evidence({ sampling: sampling({ sources: [source(), source({ name: "stats-oneshot", maxGapMs: null })] }) }),
    );
    expect(html).toContain(
      unbroken(
        '<th scope="row">Peak</th><td>40 MiB (41,943,040 B), 40% of the limit, 6 s after container start, in the load phase</td>',
      ),
    );
    expect(html).toContain(
      unbroken('<th scope="row">warmup</th><td>400 ms to 5.4 s</td><td>40 MiB (41,943,040 B)</td><td>40%</td>'),
    );
    expect(html).toContain('<th scope="row">stats-oneshot</th>');
    expect(html.match(/<th scope="col">/g)).toHaveLength(15);
  });

  it("has the requests of the warmup and of the load in the table of the phases", () => {
    const latencyMs = { p50: 3, p90: 9, p99: 21, max: 80 };
    const warmup = { requests: 4_000, failed: 37, requestsPerSecond: 800, latencyMs };
    const phasesIn = (html: string) => /<h2 id="phases">(.*?)<\/table>/s.exec(html)?.[1] ?? "";
    const table = phasesIn(page(evidence({ warmup, load: loadFigures({ errors: 2, non2xx: 3 }) })));
    expect(table).toContain(
      '<th scope="col">Responses</th><th scope="col">Failed</th><th scope="col">Responses/s</th><th scope="col">Latency p50, p99</th>',
    );
    expect(table).toMatch(/>warmup<.*?<td>4,000<\/td><td>37<\/td><td>800<\/td><td>3\u00A0ms, 21\u00A0ms<\/td><td>100</);
    expect(table).toMatch(/>load<.*?<td>10,000<\/td><td>5<\/td><td>1,000<\/td><td>3\u00A0ms, 12\u00A0ms<\/td><td>100</);
    expect(table).toMatch(/>settle<.*?<td><\/td><td><\/td><td><\/td><td><\/td><td>100</);
    expect(phasesIn(page(evidence({ load: null })))).not.toContain("Responses");
  });

  it("describes the charts in sentences", () => {
    const timeline = [
      { atMs: 6_400, requestsPerSecond: 900, p99Ms: 9, failed: 0 },
      { atMs: 7_400, requestsPerSecond: 1_100, p99Ms: 20, failed: 2 },
    ];
    const load = loadFigures({ timeline, non2xx: 2 });
    expect(page(evidence({ load, kernelPeakBytes: 60 * mebibyte }))).toContain(
      unbroken(
        "The working set started at 40 MiB and peaked at 40 MiB, 6 s after container start, in the load phase. It ended at 40 MiB. The threshold is 80 MiB (80% of the 100 MiB limit), and the kernel&#39;s peak usage is 60 MiB. Phases: start 400 ms, warmup 5 s, load 10 s, settle 250 ms. The response rate was between 900/s and 1,100/s, p99 latency was at most 20 ms; 2 requests failed.",
      ),
    );
  });

  it("counts the requests that failed after the last whole interval of the load phase", () => {
    const timeline = [{ atMs: 6_400, requestsPerSecond: 900, p99Ms: 9, failed: 0 }];
    const html = page(evidence({ load: loadFigures({ timeline, errors: 112 }) }));
    expect(html).toContain("; 112 requests failed.");
    expect(html).not.toContain("no request failed");
  });

  it("never ends a line between a number and its unit", () => {
    const html = page().replace(/<(script|style).*?<\/\1>|<title>.*?<\/title>/gs, "");
    expect(html.match(/\d (?:[KMGT]i)?B\b|\d (?:ms|s|min)\b/g)).toBeNull();
    expect(html.match(/\d\u00A0(?:[KMGT]i)?B\b/g)?.length).toBeGreaterThan(5);
  });

  it("has the explanation of a table outside the region that scrolls", () => {
    expect(page().match(/<\/table><\/div><p class="hint">/g)).toHaveLength(2);
  });

  it("has the log after the verdict, unfolded, if the log may hold the cause, and else at the end, folded", () => {
    const container = containerFacts({ logTail: ["boom"] });
    const ended = page(evidence({ container, outcome: stoppedBy("app-exited/exit", "it ended") }));
    expect(ended).toMatch(/<\/header>\s*<details class="log" open>.*<h2 id="over-time">/s);
    const passed = page(evidence({ container }));
    expect(passed).toMatch(/<h2 id="sources">.*<details class="log"><summary>/s);
  });

  it("has a sentence instead of charts if there is no sample", () => {
    const html = page(nothing);
    expect(html).toContain("memgate took no sample, so there is nothing to draw.");
    expect(html).not.toContain('id="charts"');
    expect(html.replace(/<script.*/s, "")).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
  });

  it("marks the times of OOM kills, and witnesses within a second only once", () => {
    const at = (...times: (number | null)[]) =>
      dataIn(page(evidence({ oom: oom({ witnesses: times.map((atMs) => ({ name: "event", atMs, phase: null })) }) })))
        .oomKillsMs;
    expect(at(5_030, 5_000, null, 9_000)).toEqual([5_000, 9_000]);
    expect(at(null)).toEqual([]);
  });

  it("states how many of the samples it draws", () => {
    const of = (samples: number) => page(evidence({ sampling: sampling({ sources: [source({ samples })] }) }));
    expect(of(1)).toContain("Drawn from 1 sample. If");
    expect(of(1_500)).toContain("Drawn from 1 of 1,500 samples: the lowest and the highest of each interval. If");
  });

  it("says that the areas show the peak only, if memgate read no other breakdown", () => {
    expect(page()).toContain("memgate read it at the peak only, so they show it only near the peak.");
  });

  it("starts its time axis at container start, even if the first sample comes later", () => {
    const { wholeMs, origin } = dataIn(page());
    expect(wholeMs).toEqual({ fromMs: 0, toMs: 15_650 });
    expect(origin).toBe("container start");
    const attached = page(evidence({ container: containerFacts({ wasRunning: true }) }));
    expect(dataIn(attached).origin).toBe("the beginning of the run");
  });

  it("states in the legend which breakdown the areas show", () => {
    const at = (atMs: number) => ({ ...peak().composition, atMs });
    const html = page(evidence({ compositions: [at(500), at(600), at(710)] }));
    expect(html).toContain('<ul class="legend" aria-label="Areas: breakdown of the working set">');
    expect(html).toContain(
      "The areas show the breakdown of the working set. memgate reads it about every 105 ms. Between two readings, the areas show the nearest one. If its parts add up to more than the working set, they are scaled down.",
    );
    expect(page(nothing)).not.toContain("The areas show");
  });

  it("has every log line of the evidence, folded", () => {
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index + 1}`);
    const html = page(evidence({ container: containerFacts({ logTail: lines }) }));
    const [, title, text] = /<details class="log"><summary>(.*?)<\/summary><pre[^>]*>(.*?)<\/pre>/s.exec(html) ?? [];
    expect(title).toBe("Last 50 log lines of the container");
    expect(text?.split("\n")).toEqual(lines);
  });

  it("has a name and a place in the tab order for each region that can scroll", () => {
    const html = page(evidence({ container: containerFacts({ logTail: ["started"] }) }));
    const regions = [...html.matchAll(/<(?:div|pre) class="wide"([^>]*)>/g)].map(([, attributes = ""]) => attributes);
    expect(regions).toHaveLength(4);
    for (const attributes of regions)
      expect(attributes).toMatch(/tabindex="0" role="region" aria-label(ledby)?="[^"]+"/);
  });

  it("is the same each time", () => {
    expect(page()).toBe(page());
  });
});

describe("hostile text in report.html", () => {
  const hostile = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    `" onmouseover="alert(1)' x='`,
    "</details></pre><h1>not ours</h1>",
    "&lt;b&gt; &amp;",
    "\x1b[31mred\u202e",
  ];
  const text = hostile.join(" ");
  const html = page(
    evidence({
      outcome: stoppedBy("engine-unavailable/no-response", text),
      notices: [text],
      container: containerFacts({ image: text, logTail: hostile }),
      load: loadFigures({ url: text, lastError: text }),
      sampling: sampling({ notice: text }),
      engine: engineFacts({ kernelVersion: text }),
      createdAt: text,
      memgateVersion: text,
    }),
  );

  it("appears as text everywhere", () => {
    expect(html.match(/<script/gi)).toHaveLength(2);
    expect(html.match(/<\/script/gi)).toHaveLength(2);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(/<!--|<img|<b>/);
    expect(html).toContain("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).toContain("&amp;lt;b&amp;gt; &amp;amp;");
  });

  it("does not end an attribute", () => {
    expect(html.match(/<time datetime="([^"]*)"/)?.[1]).toContain("&quot; onmouseover=&quot;alert(1)&#39; x=&#39;");
  });

  it("contains no control character", () => {
    expect(html.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it("does not end the JSON's element, and the JSON keeps its value", () => {
    const value = { a: hostile, b: "\u2028\u2029" };
    expect(jsonForScript(value)).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(jsonForScript(value))).toEqual(value);
  });
});

describe("the page of a set of runs", () => {
  const set = (mib: readonly number[], planned = mib.length) =>
    judgedSet(
      mib.map((each) => judged(evidence({ peak: peak({ workingSetBytes: each * mebibyte }) }), thresholds)),
      { repeat: "auto", planned },
    );
  const pageOf = (of: ReturnType<typeof set>) => htmlOf(of, columnsOf(of.evidence.series), code);

  it("has each peak as a point, the median, the spread, and a link to the report of each run", () => {
    const html = pageOf(set([40, 90, 44]));
    expect(html.match(/<circle class="within"/g)).toHaveLength(2);
    expect(html.match(/<circle class="breach"/g)).toHaveLength(1);
    expect(html).toContain("<title>Run 2: 90 MiB</title>");
    expect(html).toContain("A red point is a run that did not pass.");
    expect(pageOf(set([40, 44]))).not.toContain("A red point");
    expect(unbroken(html)).toContain(unbroken("Median 44 MiB (grey), spread 113.6%."));
    expect(html.match(/href="run-\d\/report\.html"/g)).toEqual([1, 2, 3].map((run) => `href="run-${run}/report.html"`));
  });

  it("draws the points from the lowest peak or the threshold on, so that they do not hide each other", () => {
    const html = pageOf(set([40, 90, 44]));
    const xs = [...html.matchAll(/<circle class="\w+" cx="([\d.]+)%"/g)].map(([, x]) => Number(x));
    expect(xs).toEqual([3, 81.33, 9.27]);
    const endsOf = (of: string) =>
      [...of.matchAll(/<p class="ends"><span>(.*?)<\/span><span>(.*?)<\/span>/g)].at(0)?.slice(1);
    expect(endsOf(html)).toEqual([unbroken("40 MiB"), unbroken("100 MiB")]);
    expect(endsOf(pageOf(set([90, 95])))).toEqual([unbroken("80 MiB"), unbroken("100 MiB")]);
    expect(html).toContain("The scale does not begin at 0.");
  });

  it("comes after the chart of the worst run", () => {
    const html = pageOf(set([40, 90]));
    expect(html.indexOf('id="over-time"')).toBeLessThan(html.indexOf('id="runs"'));
  });

  it("has no section about runs for a single run", () => {
    expect(page()).not.toContain('id="runs"');
    expect(pageOf(set([40], 1))).not.toContain('id="runs"');
  });
});

describe("report.html of a comparison", () => {
  const pageOf = (name: string) => {
    const compared = comparisonOf(name);
    return htmlOf(compared, columnsOf(compared.evidence.series), code);
  };
  const circles = (html: string, look: string) => html.match(new RegExp(`<circle class="${look}"`, "g"))?.length ?? 0;

  it("draws each run of base and head, and the difference with its interval", () => {
    const html = pageOf("compared-increased");
    expect(html).toContain("✕ The check fails, because the app holds more memory than its base");
    expect(html).toContain('<h2 id="comparison">Comparison with main@abc1234</h2>');
    expect([circles(html, "base"), circles(html, "head")]).toEqual([4, 4]);
    expect(html).toContain('<line class="span increased"');
    expect(html).toContain("Difference: +9.7%, 95% interval from +8.2% to +11.2%");
  });

  it("has the tables of pairs, parts and load, with a link to the report of each run", () => {
    const html = pageOf("compared-same");
    for (const pair of [1, 2, 3, 4]) {
      expect(html).toContain(`<a href="base-${pair}/report.html">base ${pair}</a>`);
      expect(html).toContain(`<a href="run-${pair}/report.html">head ${pair}</a>`);
    }
    expect(html).toContain('<th scope="col">Peak (median)</th>');
    expect(html).toContain('<th scope="row">Latency p99</th>');
  });

  it("calls the runs of its set head runs", () => {
    const html = pageOf("compared-same");
    expect(html).toContain('<h2 id="runs">Head runs</h2>');
    expect(html).toContain('<th scope="col">Head run</th>');
    expect(html).toContain('<th scope="row">Head runs</th><td>4: all passed</td>');
    expect(html).toContain("The report of each head run is in the folder");
  });

  it("says how many runs a mean comes from, if some pairs do not count", () => {
    expect(unbroken(pageOf("compared-base-failed"))).toContain(
      unbroken("Base: 3 runs, mean 36 MiB (of the 2 that count)"),
    );
    expect(pageOf("compared-same")).not.toContain("that count");
  });

  it("says in its badge that the comparison is unclear, and why above the points", () => {
    const html = pageOf("compared-unclear");
    expect(html).toContain("✓ The check passes, but the comparison is unclear");
    expect(html).toContain(unbroken("<p>Unclear: the runs of 10 pairs vary too much.</p>"));
  });

  it("has the chart of the killed run first, and the killed run as a red point", () => {
    const html = pageOf("compared-killed");
    expect(html.indexOf('id="comparison"')).toBeGreaterThan(html.indexOf("Working set over time"));
    expect(circles(html, "breach")).toBeGreaterThan(0);
    expect(html).toContain("head run 2: 92 MiB, not counted: oom-killed");
    const passed = pageOf("compared-same");
    expect(passed.indexOf('id="comparison"')).toBeLessThan(passed.indexOf("Working set over time"));
  });
});

describe("report.html of a run beside saved runs", () => {
  const pageOf = (name: string) => {
    const beside = baselineOf(name);
    return htmlOf(beside, columnsOf(beside.evidence.series), code);
  };
  const sectionOf = (name: string) => /<section><h2 id="baseline">.*?<\/section>/s.exec(pageOf(name))?.[0] ?? "";
  const circles = (html: string, look: string) => html.match(new RegExp(`<circle class="${look}"`, "g"))?.length ?? 0;

  it("draws each saved run, this run, and the difference with its interval", () => {
    const html = sectionOf("baseline-increased");
    expect(unbroken(html)).toContain(unbroken("Baseline: 5 runs, mean 32.2 MiB"));
    expect(unbroken(html)).toContain(unbroken("This run: 36 MiB"));
    expect([circles(html, "base"), circles(html, "head"), circles(html, "increased")]).toEqual([5, 1, 1]);
    expect(html).toContain("Difference: +11.9%, 95% interval from +8.6% to +15.4%");
    expect(html).toContain("The vertical line is the mean.");
    expect(sectionOf("baseline-not-increased")).not.toContain('class="increased"');
  });

  it("draws the runs without a difference if nothing judges the increase", () => {
    const html = sectionOf("baseline-above");
    expect([circles(html, "base"), circles(html, "head")]).toEqual([5, 1]);
    expect(html).not.toContain("Difference:");
    expect(html).not.toContain("mean");
  });

  it("draws no point if too few saved runs are comparable", () => {
    for (const name of ["baseline-unlike", "baseline-not-judged"]) {
      expect(sectionOf(name)).toContain("<table>");
      expect(sectionOf(name)).not.toContain("<svg");
    }
  });

  it("has the section before the chart only if the increase decides", () => {
    const isFirst = (html: string) => html.indexOf('id="baseline"') < html.indexOf('id="over-time"');
    expect(isFirst(pageOf("baseline-increased"))).toBe(true);
    expect(isFirst(pageOf("baseline-uncertain"))).toBe(false);
  });
});

describe("report.html of a leak check", () => {
  const pageOf = (count: number, unit: "request" | "turn") => {
    const blocks = Array.from({ length: count + 1 }, (_, block) => ({
      ...{ block, atMs: 6_000 + block, requests: block * 200 },
      ...{ liveBytes: (5 + block) * mebibyte, processes: 1 },
    }));
    const of = evidence({ liveMemory: { requestsPerBlock: 200, unit, blocks, problem: null } });
    return htmlOf(withLeak(judged(of, thresholds)), columnsOf(of.series), code);
  };

  it("names each point by what its blocks count", () => {
    expect(pageOf(12, "request")).toContain("Block 2, after 400 requests: 7 MiB");
    expect(pageOf(12, "turn")).toContain("Block 2, after 400 turns: 7 MiB");
  });

  it("names the requests at both ends of the chart", () => {
    const html = pageOf(12, "request");
    expect(html).toContain('<p class="ends"><span>0 requests</span><span>2,400 requests</span></p>');
    expect(html).toContain("The height is from 0 to 17 MiB.");
  });

  it("says which blocks memgate judges, unless they are too few", () => {
    const isJudged = (html: string) =>
      [/points before it are grey/, /judges the second half of/].map((of) => of.test(html));
    expect(isJudged(pageOf(8, "request"))).toEqual([true, true]);
    expect(isJudged(pageOf(7, "request"))).toEqual([false, false]);
  });
});

describe("report.html with the memory of Node.js", () => {
  const partsOf = (html: string) => [...html.matchAll(/<li class="part (\w+Bytes)">/g)].map(([, part]) => part);

  it("names the colours of the bar in their order", () => {
    const html = page(evidence({ why: why() }));
    const rects = [...html.matchAll(/<rect class="(\w+)"/g)].map(([, part]) => part);
    expect(partsOf(html)).toEqual(rects);
    expect(rects).toHaveLength(4);
  });

  it("has no legend without a bar", () => {
    const html = page(evidence({ why: why({ processes: [silentProcess("not-node")] }) }));
    expect(html).toContain('<h2 id="why">');
    expect(partsOf(html)).toEqual([]);
  });
});
