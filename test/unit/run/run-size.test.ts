// How a search for the right limit ends without a run: its folder, and what size.json says.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SizeInputs } from "../../../src/inputs/size-inputs.ts";
import { GateError } from "../../../src/model/gate-error.ts";
import type { SizeRun } from "../../../src/model/size/search.ts";
import { judged } from "../../../src/report/model/judged.ts";
import type { SizeReport } from "../../../src/report/model/size/size-schema.ts";
import { planFor, type RunSurroundings } from "../../../src/run/run-one.ts";
import { sizeAndReport } from "../../../src/run/run-size.ts";
import { hashOf, sizeReportOf } from "../../../src/run/size-report.ts";
import { sizeRunOf } from "../../../src/verdict/size/size-run.ts";
import { stopReasonOf } from "../../../src/verdict/stop-sentences.ts";
import { evidence, inputs, thresholds } from "../../builders.ts";
import { sizeReport } from "../../size-reports.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const badInput = () => new GateError("bad-input/compose-file", "`compose-file`: there is no such image");

function sizeIn(reportDir: string, overrides: Partial<SizeInputs> = {}): SizeInputs {
  const own = inputs({ port: "3000", env: ["TOKEN=hunter22"] });
  return {
    ...{ name: null, inputs: own, inputsUnder: () => own },
    reportDir,
    write: null,
    commentToken: null,
    isFresh: false,
    ...overrides,
  };
}

/** Surroundings in which each run fails before it starts anything. */
function failingWith(error: Error, interrupt = new AbortController().signal): RunSurroundings {
  return {
    ...{ env: {}, interrupt, loadEntry: "", pageEntry: "", addSecrets: () => {}, preload: () => {} },
    show: async () => {},
    begin: () => {
      throw error;
    },
  };
}

const readSize = (folder: string): SizeReport => JSON.parse(readFileSync(join(folder, "size.json"), "utf8"));

/** As `writeRuns`, with one run. */
async function writeEarlier(size: SizeInputs, isRising: boolean): Promise<void> {
  await writeRuns(size, [{ ...sizeRunOf(judged(evidence(), thresholds), 1, 0.8), isRising }]);
}

/** Writes the size.json of an unfinished search. */
async function writeRuns(size: SizeInputs, runs: readonly SizeRun[]): Promise<void> {
  const plan = await planFor(size.inputs, size.reportDir, { env: {} });
  const state = { plan, gate: null, runs, app: null, options: hashOf(plan), notices: [], written: null };
  const report = sizeReportOf(state, { kind: "unfinished", message: "the run was ended by SIGINT" });
  writeFileSync(join(size.reportDir, "size.json"), JSON.stringify(report));
}

describe("a search whose first run shows bad input", () => {
  it("leaves the reports of an earlier command as they were", async () => {
    const folder = temporaryFolder();
    const files = { "report.json": "{}", "junit.xml": "<x/>", "size.json": '{"runs": []}' };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    await expect(sizeAndReport(sizeIn(folder), failingWith(badInput()))).rejects.toThrow("no such image");
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(files).toSorted());
    for (const [name, text] of Object.entries(files)) expect(readFileSync(join(folder, name), "utf8")).toBe(text);
  });

  it("leaves no new folder", async () => {
    const folder = join(temporaryFolder(), "out");
    await expect(sizeAndReport(sizeIn(folder), failingWith(badInput()))).rejects.toThrow("no such image");
    expect(existsSync(folder)).toBe(false);
  });
});

describe("a search that fails", () => {
  it("says why in size.json, without secrets, and removes the reports of an earlier command", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "report.json"), "{}");
    const surroundings = failingWith(new Error("broken: hunter22"));
    await expect(sizeAndReport(sizeIn(folder), surroundings)).rejects.toThrow("broken");
    expect(readSize(folder).result).toEqual({ kind: "unfinished", message: "broken: ***" });
    expect(existsSync(join(folder, "report.json"))).toBe(false);
    expect(existsSync(join(folder, ".memgate-earlier"))).toBe(false);
  });

  it("keeps the runs that have ended, for bad input too", async () => {
    const size = sizeIn(temporaryFolder());
    await writeEarlier(size, false);
    await expect(sizeAndReport(size, failingWith(badInput()))).rejects.toThrow("no such image");
    const { result, runs } = readSize(size.reportDir);
    expect(result).toEqual({ kind: "unfinished", message: "`compose-file`: there is no such image" });
    expect(runs).toHaveLength(1);
  });

  it("is not finished if an interrupt is the cause", async () => {
    const inputsUnder = () => {
      throw new Error("docker compose was ended by SIGINT");
    };
    const size = sizeIn(temporaryFolder(), { inputsUnder });
    await writeEarlier(size, false);
    const interrupt = AbortSignal.abort(stopReasonOf({ code: "interrupted/sigint", data: {} }));
    const { report } = await sizeAndReport(size, failingWith(new Error("no run"), interrupt));
    expect(report.result).toEqual({ kind: "unfinished", message: "the run was ended by SIGINT" });
    expect(report.runs).toHaveLength(1);
  });
});

describe("a continued search", () => {
  it("that ends without another run says in a notice that it was continued", async () => {
    const size = sizeIn(temporaryFolder());
    await writeEarlier(size, true);
    const { report } = await sizeAndReport(size, failingWith(new Error("no run")));
    expect(report.result).toMatchObject({ kind: "refused", code: "rising" });
    const sentence = "memgate continues the unfinished search, which has 1 run. To start a new search, set fresh.";
    expect(report.notices).toEqual([sentence]);
    expect(readSize(size.reportDir).notices).toEqual([sentence]);
  });
});

describe("a search that found a limit", () => {
  const container = { name: "api", image: "app:1", resources: { limits: { memory: "128Mi" } } };
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "api" }, spec: { containers: [container] } };

  /** Ends a search that has all its runs, and writes the limit into a manifest. */
  async function write(text: string) {
    const folder = temporaryFolder();
    const file = join(folder, "app.json");
    writeFileSync(file, text);
    const own = inputs({ port: "3000", env: ["TOKEN=hunter22"], "memory-limit": "128Mi", duration: "60s" });
    const size = sizeIn(folder, { inputs: own, write: file });
    await writeRuns(size, sizeReport().runs);
    const { report } = await sizeAndReport(size, failingWith(new Error("no run")));
    expect(readSize(folder)).toEqual(report);
    expect(readFileSync(file, "utf8")).toBe(text.replace("128Mi", "30Mi"));
    return { written: report.written, file };
  }

  it("says in size.json which line it changed", async () => {
    const { written, file } = await write(JSON.stringify(pod, null, 2));
    const newLine = '            "memory": "30Mi"';
    expect(written).toEqual({ kind: "changed", file, line: 14, column: 13, from: "128Mi", to: "30Mi", newLine });
  });

  it.each([
    ["another value", (line: string) => line.replace('"memory"', '"x": "secret1", "memory"')],
    ["a secret of the gate", (line: string) => `${line} # hunter22`],
    ["an invisible character", (line: string) => `${line} # \u202e`],
    ["more than 1,000 characters", (line: string) => line + " ".repeat(1_000)],
  ])("does not repeat a line that has %s", async (_name, change) => {
    const lines = JSON.stringify(pod, null, 2).split("\n");
    const text = lines.map((line) => (line.includes("128Mi") ? change(line) : line)).join("\n");
    const { written } = await write(text);
    expect(written).toMatchObject({ kind: "changed", line: 14, newLine: null });
  });

  it("repeats a line that also has the CPU limit", async () => {
    const text = JSON.stringify(pod, null, 2).replace('"memory"', '"cpu": "1", "memory"');
    const { written } = await write(text);
    expect(written).toMatchObject({ newLine: '            "cpu": "1", "memory": "30Mi"' });
  });
});
