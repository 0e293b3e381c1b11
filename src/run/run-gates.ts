// Runs gates from inputs to written reports, for the Action and the command line.

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Machine, PathKindAt } from "../inputs/app-source.ts";
import type { GateInputs } from "../inputs/gate-inputs.ts";
import { loadReaders } from "../inputs/load-readers.ts";
import type { NamedGate, RunInputs } from "../inputs/run-inputs.ts";
import type { ImageLog } from "../lib/log.ts";
import { decodeUtf8 } from "../lib/utf8.ts";
import type { Observer } from "../model/adapters.ts";
import { GateError } from "../model/gate-error.ts";
import type { GatePlan } from "../model/plan.ts";
import type { StopReason } from "../model/stop-reason.ts";
import type { FilePlace } from "../options/parsers.ts";
import type { RawInputs } from "../options/reader.ts";
import { planOf } from "../plan/plan.ts";
import { readPageCode } from "../report/html/assets.ts";
import { htmlOf } from "../report/html/page.ts";
import { savedSetOf } from "../report/model/gates-file.ts";
import { type Judged, reportOf } from "../report/model/judged.ts";
import { type GateResult, gravest, type RunResult } from "../report/model/run-result.ts";
import { openReportFolder, openSetFolder } from "../report/storage/report-dir.ts";
import { columnsOf } from "../report/storage/samples-csv.ts";
import { junitOf } from "../report/text/junit.ts";
import { resolveSource } from "../targets/docker/resolve-source.ts";
import { runPlan } from "./run-plan.ts";

/** The parts of a run that the shell provides. */
export interface RunSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts with a `StopReason` if the user interrupts the run. */
  readonly interrupt: AbortSignal;
  /** The bundled load-worker.js. */
  readonly loadEntry: string;
  /** The bundled report-page.js. Its style sheet is in the same folder. */
  readonly pageEntry: string;
  /** Called before each gate. Returns the receivers of its progress. */
  readonly begin: (gate: GatePosition) => {
    readonly log: ImageLog;
    readonly observer: Observer;
    readonly end: () => void;
  };
  /** Receives the secrets of the gates before memgate writes anything that could contain them. May get one repeatedly. */
  readonly addSecrets: (secrets: readonly string[]) => void;
  /** Called after each gate of several. */
  readonly show: (gate: GateResult) => void;
}

/** The position of a gate in its run. */
interface GatePosition {
  /** Null if the run has only one gate. */
  readonly name: string | null;
  /** From 1. */
  readonly number: number;
  readonly total: number;
}

/** The result of a run and its reports. */
export interface Outcome {
  readonly result: RunResult;
  /** The path of report.json, or of gates.json with several gates. */
  readonly reportPath: string;
  /** A sentence about a report that is missing or incomplete. Null if all reports are complete. */
  readonly reportProblem: string | null;
  /** The place at which GitHub shows the failure of the worst gate. Null for the step. */
  readonly annotate: FilePlace | null;
}

/**
 * Runs the gates one after the other, judges them and writes their reports.
 * @throws GateError "inputs" if memgate cannot write to report-dir, or if the input of the only gate turns out to be wrong
 * once its source is resolved. There is no report then.
 */
export async function runAndReport({ gates, reportDir }: RunInputs, surroundings: RunSurroundings): Promise<Outcome> {
  const all = gates.kind === "several" ? gates.named.map(({ inputs }) => inputs) : [gates.inputs];
  surroundings.addSecrets(all.flatMap(({ secrets }) => secrets));
  if (gates.kind === "several") return runSeveral(gates.named, reportDir, surroundings);
  const { inputs } = gates;
  const plan = await planFor(inputs, reportDir, surroundings.env);
  const run = await runOne(plan, { name: null, number: 1, total: 1 }, surroundings);
  return {
    result: { kind: "one", judged: run.judged },
    reportPath: run.reportPath,
    reportProblem: run.reportProblem,
    annotate: inputs.annotate,
  };
}

async function runSeveral(
  named: readonly NamedGate[],
  reportDir: string,
  surroundings: RunSurroundings,
): Promise<Outcome> {
  const folder = openSetFolder(
    reportDir,
    named.map(({ name }) => name),
  );
  const gates: GateResult[] = [];
  const problems: string[] = [];
  for (const [index, { name, inputs }] of named.entries()) {
    const interrupted = surroundings.interrupt.aborted ? (surroundings.interrupt.reason as StopReason) : null;
    const gate: GateResult =
      interrupted !== null && index > 0
        ? { kind: "refused", name, reason: "interrupted", code: interrupted.code, why: interrupted.message }
        : await runNamed(
            { name, inputs },
            join(reportDir, name),
            { name, number: index + 1, total: named.length },
            surroundings,
            problems,
          );
    gates.push(gate);
    surroundings.show(gate);
  }
  const result = { kind: "several", gates } as const;
  const problem = folder.write(savedSetOf(gates), () => junitOf(result));
  if (problem !== null) problems.push(problem);
  const first = gravest(gates);
  return {
    result,
    reportPath: folder.setPath,
    reportProblem: problems.length === 0 ? null : problems.join("; "),
    annotate: named.find(({ name }) => name === first?.name)?.inputs.annotate ?? null,
  };
}

/** @throws GateError "inputs" if docker compose or the engine shows that the input is wrong */
export async function planFor(inputs: GateInputs, reportDir: string, env: RunSurroundings["env"]): Promise<GatePlan> {
  return planOf(inputs, await resolveSource(inputs, env), reportDir);
}

/** Runs one of several gates. Wrong input of this gate does not stop the others. */
async function runNamed(
  { name, inputs }: NamedGate,
  reportDir: string,
  gate: GatePosition,
  surroundings: RunSurroundings,
  problems: string[],
): Promise<GateResult> {
  try {
    const plan = await planFor(inputs, reportDir, surroundings.env);
    const { judged, reportProblem } = await runOne(plan, gate, surroundings);
    if (reportProblem !== null) problems.push(`${name}: ${reportProblem}`);
    return { kind: "judged", name, judged };
  } catch (error) {
    if (error instanceof GateError && typeof error.fault === "string")
      return { kind: "refused", name, reason: "bad-input", code: error.fault, why: error.message };
    throw error;
  }
}

interface GateRun {
  readonly judged: Judged;
  readonly reportPath: string;
  readonly reportProblem: string | null;
}

async function runOne(plan: GatePlan, gate: GatePosition, surroundings: RunSurroundings): Promise<GateRun> {
  const { env, interrupt, loadEntry, pageEntry, addSecrets } = surroundings;
  addSecrets(plan.secrets);
  const folder = openReportFolder(plan.reportDir);
  const { log, observer, end } = surroundings.begin(gate);
  try {
    const samples = folder.sample;
    const shell = { env, interrupt, loadEntry, log, observer, samples, addSecrets };
    const result = await runPlan(plan, { gateName: gate.name, ...shell });
    const report = reportOf(result);
    const problems = [
      folder.write("report.json", () => `${JSON.stringify(report, null, 2)}\n`),
      folder.samplesProblem(),
      // Several gates share one junit.xml, beside their folders.
      gate.name === null ? folder.write("junit.xml", () => junitOf({ kind: "one", judged: result })) : null,
      folder.write("report.html", () =>
        htmlOf(result, folder.samples() ?? columnsOf(report.series), readPageCode(pageEntry)),
      ),
    ].filter((problem) => problem !== null);
    const reportProblem = problems.length === 0 ? null : problems.join("; ");
    return { judged: result, reportPath: folder.reportPath, reportProblem };
  } catch (error) {
    // The input turned out to be wrong, so there is no new report.
    if (error instanceof GateError && typeof error.fault === "string") folder.restore();
    throw error;
  } finally {
    end();
    folder.close();
  }
}

const pathKindAt: PathKindAt = (path) => {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
};

/** The bytes of standard input, which can be read only once. */
let standardInput: Buffer | null = null;

/** This machine without the readers of files. */
export const machine: Omit<Machine, "readers"> = {
  pathKindAt,
  readText: (path) => {
    if (path !== "-") return decodeUtf8(readFileSync(path));
    standardInput ??= readFileSync(0);
    return decodeUtf8(standardInput);
  },
  readBytes: (path) => readFileSync(path),
  env: process.env,
};

/** This machine with the readers of the files that the options name. */
export async function machineFor(raw: RawInputs): Promise<Machine> {
  return { ...machine, readers: await loadReaders(raw) };
}
