import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { jsonForScript } from "../../../../src/report/html/escape.ts";
import { htmlOf } from "../../../../src/report/html/page.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import { columnsOf } from "../../../../src/report/storage/samples-csv.ts";
import {
  containerFacts,
  evidence,
  loadFigures,
  mebibyte,
  oom,
  sampling,
  source,
  thresholds,
} from "../../../builders.ts";

const code = { script: 'console.log("page");', style: "body { color: red; }" };

function page(of = evidence()): string {
  return htmlOf(judged(of, thresholds), columnsOf(of.series), code);
}

/** The JSON that the page's script reads. */
function dataIn(html: string) {
  return JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)?.[1] ?? "");
}

const stopped = { kind: "stopped", reason: "engine-unavailable", message: "none" } as const;
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
  it("has the verdict in its title and its one heading, and what to do below", () => {
    const html = page(evidence({ oom: oom({ witnesses: [{ name: "event", atMs: 5_000, phase: "load" }] }) }));
    const message = "OOM-killed: the kernel killed a process in the container in the load phase at the 100 MiB limit";
    expect(html).toContain(`<title>memgate: ${message}`);
    expect(html.match(/<h1>.*?<\/h1>/g)).toEqual([expect.stringContaining(`<h1>${message}`)]);
    expect(html).toContain("Lower what the app holds under load, or raise the limit above 125Mi.");
    expect(html).toContain("✕ The check fails");
    expect(page()).toContain("✓ The check passes");
  });

  it("names no address to fetch from, and lets nothing run but its own script and style", () => {
    const html = page();
    const hash = (text: string) => createHash("sha256").update(text).digest("base64");
    expect(html).toContain(
      `default-src 'none'; script-src 'sha256-${hash(code.script)}'; style-src 'sha256-${hash(code.style)}'`,
    );
    expect(html).not.toMatch(/\b(src|href|action|srcset)\s*=|url\(|@import/i);
    expect(html).not.toMatch(/\sstyle=|\son\w+=/i);
  });

  it("has the rows of the summary, the phases and the sources in tables with heads", () => {
    const html = page(
      evidence({ sampling: sampling({ sources: [source(), source({ name: "stats-oneshot", maxGapMs: null })] }) }),
    );
    expect(html).toContain('<th scope="row">Peak ÷ limit</th><td>40 %</td>');
    expect(html).toContain(
      '<th scope="row">warmup</th><td>400 ms to 5.4 s</td><td>40 MiB (41,943,040 B)</td><td>40 %</td>',
    );
    expect(html).toContain('<th scope="row">stats-oneshot</th>');
    expect(html.match(/<th scope="col">/g)).toHaveLength(11);
  });

  it("tells in sentences what the charts show", () => {
    const timeline = [
      { atMs: 6_400, requestsPerSecond: 900, p99Ms: 9, failed: 0 },
      { atMs: 7_400, requestsPerSecond: 1_100, p99Ms: 20, failed: 2 },
    ];
    expect(page(evidence({ load: loadFigures({ timeline }), kernelPeakBytes: 60 * mebibyte }))).toContain(
      "The working set went from 40 MiB at first to 40 MiB at the end, with its peak of 40 MiB in the load phase at 6 s. The threshold is 80 MiB (80 %) of the 100 MiB limit, the ceiling of usage 60 MiB. Phases: start 400 ms, warmup 5 s, load 10 s, settle 250 ms. The request rate was between 900/s and 1,100/s, p99 latency was between 9 ms and 20 ms; 2 requests failed.",
    );
  });

  it("says so where there is nothing to draw", () => {
    const html = page(nothing);
    expect(html).toContain("No sample was taken, so there is nothing to draw.");
    expect(html).not.toContain('id="charts"');
    expect(html.replace(/<script.*/s, "")).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
  });

  it("marks OOM kills where a witness can tell when, one for those who saw the same", () => {
    const at = (...times: (number | null)[]) =>
      dataIn(page(evidence({ oom: oom({ witnesses: times.map((atMs) => ({ name: "event", atMs, phase: null })) }) })))
        .oomKillsMs;
    expect(at(5_030, 5_000, null, 9_000)).toEqual([5_000, 9_000]);
    expect(at(null)).toEqual([]);
  });

  it("says so where not all samples are drawn", () => {
    const of = (samples: number) => page(evidence({ sampling: sampling({ sources: [source({ samples })] }) }));
    expect(of(1)).toContain("Drawn from 1 samples; where");
    expect(of(1_500)).toContain("Drawn from 1 samples of 1,500, the lowest and the highest of each stretch; where");
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
      outcome: { ...stopped, message: text },
      notices: [text],
      container: containerFacts({ image: text, logTail: hostile }),
      load: loadFigures({ url: text, lastError: text }),
      sampling: sampling({ notice: text }),
      engine: { ...(evidence().engine ?? never()), kernelVersion: text },
      createdAt: text,
      memgateVersion: text,
    }),
  );

  it("is text everywhere", () => {
    expect(html.match(/<script/gi)).toHaveLength(2);
    expect(html.match(/<\/script/gi)).toHaveLength(2);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(/<!--|<img|<b>/);
    expect(html).toContain("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).toContain("&amp;lt;b&amp;gt; &amp;amp;");
  });

  it("closes no attribute", () => {
    expect(html.match(/<time datetime="([^"]*)"/)?.[1]).toContain("&quot; onmouseover=&quot;alert(1)&#39; x=&#39;");
  });

  it("holds no control character", () => {
    expect(html.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it("can't end the element of the JSON, which stays what it was", () => {
    const value = { a: hostile, b: "\u2028\u2029" };
    expect(jsonForScript(value)).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(jsonForScript(value))).toEqual(value);
  });
});

function never(): never {
  throw new Error("the evidence of the builders has an engine");
}
