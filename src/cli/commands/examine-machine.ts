import { type DoctorReport, examine } from "../../doctor/probe.ts";
import { systemClock } from "../../lib/clock.ts";
import { randomBytes } from "../../lib/crypto.ts";
import { messageOf } from "../../lib/errors.ts";
import { bytes, printable, time } from "../../lib/format.ts";
import type { StopReason } from "../../model/stop-reason.ts";
import { options } from "../../options/table.ts";
import { samplingPlan } from "../../plan/plan.ts";
import { createProgress } from "../../run/progress.ts";
import type { CommandLine } from "../console/argv.ts";
import { type Io, processExitCodes, refuse } from "../console/io.ts";

/** Examines the machine, and prints what a run on it can measure. Returns the exit code. */
export async function examineMachine(line: CommandLine, io: Io): Promise<number> {
  const [reference, ...more] = line.values.get("image") ?? [];
  const parsed = reference === undefined ? null : options.image.parse(reference);
  const problems = [
    ...line.problems,
    ...line.positionals.map((word) => `unexpected argument "${word}"`),
    ...(more.length > 0 ? [`--image is given ${more.length + 1} times; expected once`] : []),
    ...(parsed === null || parsed.ok ? [] : [`--image "${reference}" is not accepted; expected ${parsed.accepted}`]),
  ];
  if (problems.length > 0) return refuse(io, "doctor", problems);
  const interrupt = io.interrupt();
  try {
    const { log } = createProgress(io.stderr, false);
    const runId = randomBytes(6).toString("hex");
    const report = await examine({
      env: io.env,
      image: reference ?? null,
      runId,
      plan: samplingPlan,
      log,
      clock: systemClock,
      signal: interrupt,
    });
    if (interrupt.aborted) return interrupted(io, interrupt);
    io.stdout.write(line.switches.has("json") ? `${JSON.stringify(report, null, 2)}\n` : textOf(report));
    return isUsable(report) ? processExitCodes.pass : processExitCodes.inconclusive;
  } catch (error) {
    if (interrupt.aborted) return interrupted(io, interrupt);
    io.stderr.write(`memgate: a run on this machine would not work: ${messageOf(error)}\n`);
    return processExitCodes.inconclusive;
  }
}

function interrupted(io: Io, interrupt: AbortSignal): number {
  io.stderr.write(`memgate: doctor is incomplete: ${(interrupt.reason as StopReason).message}\n`);
  return processExitCodes.inconclusive;
}

/** Returns true if a run on this machine would work. */
function isUsable(report: DoctorReport): boolean {
  return report.limitProblem === null && report.via !== null && report.source !== "none";
}

function textOf(report: DoctorReport): string {
  const { engine, oneShotMs } = report;
  const oneShot = oneShotMs === null ? "no response to one-shot requests" : `one-shot requests take ${time(oneShotMs)}`;
  const rows: [string, string][] = [
    ["Engine", `Docker ${engine.version}, API ${engine.apiVersion}, at ${engine.host} (${report.engineFrom})`],
    ["Machine", `${engine.operatingSystem}, Linux ${engine.kernelVersion}, ${bytes(engine.memoryBytes)}`],
    ["Cgroup", `version ${engine.cgroupVersion ?? "unknown"}, ${engine.cgroupDriver ?? "unknown"} driver`],
    ["Limit", report.limitProblem ?? "applied, without swap"],
    ["Cgroup files", report.cgroupFolder ?? `not visible: ${report.cgroupNotice}`],
    ["Stats API", report.statsProblem === null ? oneShot : `without a working set: ${report.statsProblem}`],
    [
      "Kernel's peak usage",
      report.hasKernelPeak ? "available: a pass can be proven" : "not available: a pass is sampled",
    ],
    ["App reached by", report.via ?? "nothing: this machine cannot reach any address of a container"],
    ["Left behind", leftBehind(report.leftovers)],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const table = rows.map(([label, value]) => `${label.padEnd(width)}  ${printable(value)}`);
  return `${[...table, "", conclusion(report)].join("\n")}\n`;
}

function leftBehind(leftovers: DoctorReport["leftovers"]): string {
  const namesOf = (isRunning: boolean) =>
    leftovers.filter((one) => one.isRunning === isRunning).map(({ name }) => name);
  const [running, ended] = [namesOf(true), namesOf(false)];
  const texts = [
    ...(ended.length === 0 ? [] : [`containers of earlier runs; remove them: docker rm ${ended.join(" ")}`]),
    ...(running.length === 0 ? [] : [`running containers of earlier or current runs: ${running.join(" ")}`]),
  ];
  return texts.join("; ") || "nothing";
}

function conclusion(report: DoctorReport): string {
  if (report.hasEnded) return "No conclusion: the container ended at once. Give an --image that keeps running.";
  if (!isUsable(report)) return "A run on this machine would not work: see Limit, Stats API and App reached by.";
  const every = time(report.intervalMs ?? 0);
  const from = time(report.shortestSpikeMs ?? 0);
  switch (report.source) {
    case "cgroup":
      return `A run on this machine reads the cgroup files every ${every}. It detects spikes of ${from} and longer, unless the machine is too busy. The report names the longest gap.`;
    case "stats-oneshot":
      return `A run on this machine polls the stats API every ${every}. It detects spikes of ${from} and longer, and shorter spikes by chance.`;
    default:
      return `A run on this machine streams the stats API every ${every}. It detects spikes of ${from} and longer, and shorter spikes by chance.`;
  }
}
