// The npm package's API, as a project that installs the package sees it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judged, reportOf } from "../../src/report/model/judged.ts";
import { evidence, mebibyte, peak, thresholds } from "../builders.ts";
import { makeConsumer, nodes, noNode24, runNode, typeErrors } from "../consumer.ts";
import { readPage, root } from "../docs/markdown.ts";

const example = "examples/api/gate.mjs";
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "memgate-consumer-"));
  makeConsumer(folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Type-checks one file in a folder that has only this file and the package. */
function errorsOf(name: string, text: string, options?: Readonly<Record<string, unknown>>): string {
  writeFileSync(join(folder, name), text);
  try {
    return typeErrors(folder, options);
  } finally {
    rmSync(join(folder, name));
  }
}

describe("the types of the package", () => {
  it("accept the example", () => {
    expect(errorsOf("gate.mjs", readFileSync(join(root, example), "utf8"))).toBe("");
  });

  it("accept each form of value, and narrow verdict and progress", () => {
    const text = `
import { InputError, judge, readReport, readRuns, readSamples, renderHtml, renderJunit, renderSummary, renderText, runGate } from "memgate";
import type { Evidence, GateControls, GateOptions, GateOutcome, GateProgress, Report, SampleColumns, Verdict } from "memgate";

export const options: GateOptions = {
  manifest: ["a.yaml", "b.yaml"], composeFile: "compose.yaml", memoryLimit: 2 ** 28, maxRatio: "80%", port: 8080,
  env: { A: "1", B: 2, C: true }, headers: ["Accept: text/plain"], command: ["node", "server.js"], https: true,
  exitCodes: [0, 3], pull: "never", load: "none", duration: "30s", reportDir: undefined,
};
const onProgress = (progress: GateProgress): number =>
  progress.kind === "sample" ? progress.workingSetBytes / progress.limitBytes : 0;
export const controls: GateControls = { signal: AbortSignal.timeout(1000), onProgress, log: console.error, env: process.env };
export function describe(verdict: Verdict): string {
  switch (verdict.kind) {
    case "pass": return verdict.proof;
    case "inconclusive": return verdict.reason + verdict.message;
    case "oom-killed":
    case "out-of-memory":
    case "increased":
    case "leaks":
    case "over-ratio": return verdict.kind;
  }
}
export async function run(): Promise<GateOutcome> {
  const outcome = await runGate(options, controls);
  const evidence: Evidence = outcome.report;
  const report: Report = judge(evidence, { maxRatio: 0.5 }).report;
  const samples: SampleColumns | null = readSamples("samples.csv");
  const texts: string[] = [renderText(report), renderSummary(judge(readReport("."), { maxRatio: "70%", runs: readRuns(".") }).report), renderHtml(report, samples), renderJunit(report)];
  const problems: readonly string[] = new InputError(texts).problems;
  const peak: number | undefined = report.peak?.workingSetBytes;
  console.log(problems, peak, report.load?.steps?.[0]?.latencyMs?.p99, outcome.reportProblem);
  return outcome;
}`;
    expect(errorsOf("types.ts", text)).toBe("");
  });

  it("refuse unknown options, a duration without a unit, an unknown choice and an unknown field of a report", () => {
    const text = `import { readReport, runGate } from "memgate";
void runGate({ "memory-limit": "1Gi" });
void runGate({ config: "memgate.yml" });
void runGate({ duration: 30 });
void runGate({ pull: "sometimes" });
export const peak = readReport(".").peek;
`;
    const errors = errorsOf("types.ts", text).trim().split("\n");
    const first = errors.filter((line) => line.startsWith("types.ts"));
    expect(first.map((line) => Number(/\((\d+),/.exec(line)?.[1]))).toEqual([2, 3, 4, 5, 6]);
  });

  it("are those of the source: report and evidence have the same fields", () => {
    const source = (path: string) => JSON.stringify(join(root, "src", path));
    const text = `
import type { Evidence, Report } from "memgate";
import type { Evidence as SourceEvidence } from ${source("model/evidence.ts")};
import type { Report as SourceReport } from ${source("report/model/schema.ts")};
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const report: Same<Frozen<Report>, Frozen<SourceReport>> = true;
export const evidence: Same<Frozen<Evidence>, Frozen<SourceEvidence>> = true;
`;
    // The source needs the declarations of zod, which are not checked here.
    expect(errorsOf("types.ts", text, { skipLibCheck: true, allowImportingTsExtensions: true })).toBe("");
  });
});

describe.each(nodes())("the package on $name", ({ path }) => {
  const report = reportOf(judged(evidence({ peak: peak({ workingSetBytes: 70 * mebibyte }) }), thresholds));
  const program = `
import { InputError, judge, readReport, readRuns, readSamples, renderHtml, renderJunit, renderSummary, renderText, runGate } from "memgate";
const report = readReport("saved");
const problemsOf = async (work) => {
  try { await work(); } catch (error) { return error instanceof InputError ? { problems: error.problems, codes: error.codes } : error; }
};
console.log(JSON.stringify({
  verdicts: [judge(report), judge(report, { maxRatio: "60%" }), judge(judge(report).evidence)].map(({ verdict }) => verdict.kind),
  texts: [renderText(report), renderSummary(report, { footer: "The end" }), renderJunit(report), renderHtml(report, readSamples("no.csv"))],
  refused: await problemsOf(() => runGate({ memoryLimit: "1Ki", duration: 30, pull: "now", only: "api" })),
  missing: await problemsOf(() => readReport("nowhere")),
  runs: readRuns("saved"),
}));
`;

  it("judges, reads and renders a report, and refuses bad options with all problems", async (context) => {
    if (path === null) {
      console.error(`skipped: ${noNode24}`);
      return context.skip(noNode24);
    }
    writeFileSync(join(folder, "saved.json"), JSON.stringify(report));
    writeFileSync(join(folder, "program.mjs"), program.replaceAll('"saved"', '"saved.json"'));
    const { code, stdout, stderr } = await runNode(path, folder, ["program.mjs"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { verdicts, texts, refused, missing, runs } = JSON.parse(stdout);
    expect(runs).toEqual([]);
    expect(verdicts).toEqual(["pass", "over-ratio", "pass"]);
    const [text, summary, junit, html] = texts;
    expect(text).toContain(report.verdict.message);
    expect(summary).toMatch(/^### ✅ [\s\S]*\n\nThe end\n$/);
    expect(junit).toMatch(/^<\?xml [\s\S]*<\/testsuites>\n$/);
    expect(html).toMatch(/^<!doctype html>[\s\S]*<script>[\s\S]{10000,}<\/html>\n$/);
    expect(refused.problems).toEqual([
      'duration is a number; expected text with a unit, such as "30s" or "500ms"',
      expect.stringMatching(/^only is not an option of runGate; expected one of image, /),
      expect.stringMatching(/^memoryLimit "1Ki" is not accepted; expected at least 6Mi/),
      'pull "now" is not accepted; expected one of missing, always, never',
      "image is required unless build, manifest, composeFile or container is given",
    ]);
    expect(refused.codes).toEqual([
      "bad-input/duration",
      "bad-input/unknown-option",
      "bad-input/memory-limit",
      "bad-input/pull",
      "bad-input/image",
    ]);
    expect(missing).toEqual({
      problems: ["nowhere does not exist; expected report.json or its folder"],
      codes: ["bad-input/report"],
    });
  });
});

describe("docs/api.md", () => {
  it("has the example word for word", () => {
    const blocks = readPage("docs/api.md").blocks.map(({ text }) => `${text}\n`);
    expect(blocks).toContain(readFileSync(join(root, example), "utf8"));
  });
});
