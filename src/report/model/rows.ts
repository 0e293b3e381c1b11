// The table of figures as labels and texts. The job summary, the terminal and report.html show the same rows.

import { bytes, bytesExactly, percent, printable, time } from "../../lib/format.ts";
import type { Composition, EngineInfo, Evidence, KilledProcess, Peak, Witness } from "../../model/evidence.ts";
import type { Thresholds, Verdict } from "../../model/verdict.ts";
import { partNames } from "./composition-parts.ts";
import type { Judged } from "./judged.ts";
import { limitToSet, proofSentence, samplingSentence, suggestedLimitBytes, verdictCode } from "./messages.ts";
import type { Row } from "./row.ts";
import { workloadRows } from "./workload-rows.ts";

const witnessNames: Readonly<Record<Witness["name"], string>> = {
  event: "the engine's oom event",
  inspect: "the container's state",
  cgroup: "the cgroup's oom_kill counter",
  "kernel-log": "the kernel's log",
};

/** The rows of the table of figures, in order. */
export function rowsOf(judged: Judged): readonly Row[] {
  return [
    { label: "Verdict", value: verdictCode(judged.verdict) },
    ...memoryRows(judged),
    ...oomRows(judged.evidence),
    ...workloadRows(judged.evidence),
    ...measurementRows(judged),
  ];
}

function memoryRows({ evidence, thresholds, verdict }: Judged): readonly Row[] {
  const { peak, limitBytes, kernelPeakBytes, container } = evidence;
  const isApplied = verdict.kind !== "inconclusive" || verdict.reason !== "limit-not-applied";
  const limit = { label: isApplied ? "Limit" : "Requested limit", value: bytesExactly(limitBytes) };
  const share = `${percent(thresholds.maxRatio)} of the limit (max-ratio)`;
  const threshold = { label: "Threshold", value: `${bytes(thresholds.maxRatio * limitBytes)}, ${share}` };
  if (peak === null) return [{ label: "Peak", value: "not available: memgate took no sample" }, limit, threshold];
  const before = container?.wasRunning ? ", since container start, so also before the run" : "";
  const kernelPeak =
    kernelPeakBytes === null
      ? `not available: ${whyNoKernelPeak(evidence)}`
      : `${bytesExactly(kernelPeakBytes)}, file cache included${before}`;
  return [
    peakRow(peak, evidence, verdict),
    limit,
    threshold,
    { label: "Peak breakdown", value: breakdownText(peak.composition, peak.workingSetBytes) },
    { label: "Kernel's peak usage", value: kernelPeak },
    ...notCountedRow(peak, evidence, verdict, thresholds),
  ];
}

/** Without a verdict on the peak, the row does not compare it with the limit. */
function peakRow(peak: Peak, { limitBytes }: Evidence, verdict: Verdict): Row {
  const isJudged = verdict.kind !== "inconclusive";
  const share = isJudged ? `, ${percent(peak.ratio)} of the limit` : "";
  // The kernel kills a process when memory reaches the limit, but no sample may fall on that moment.
  const isBelow = verdict.kind === "oom-killed" && peak.workingSetBytes < limitBytes;
  const note = isBelow ? "; the kill came between two samples" : "";
  const when = `in the ${peak.phase} phase at ${time(peak.atMs)}`;
  const label = isJudged ? "Peak" : "Peak (not judged)";
  return { label, value: `${bytesExactly(peak.workingSetBytes)}${share}, ${when}${note}` };
}

/** Only if a pass depends on file cache that does not count. */
function notCountedRow(
  peak: Peak,
  { instantPeakBytes, limitBytes }: Evidence,
  verdict: Verdict,
  { maxRatio }: Thresholds,
): readonly Row[] {
  const withTransientBytes = instantPeakBytes ?? 0;
  if (verdict.kind !== "pass" || withTransientBytes / limitBytes <= maxRatio) return [];
  const transient = bytes(withTransientBytes - peak.workingSetBytes);
  const what = "file cache that was active for less than 2 s, for example while the app wrote a file";
  return [{ label: "Not counted", value: `up to ${transient} of ${what}` }];
}

function oomRows({ oom, pressure }: Evidence): readonly Row[] {
  const witnesses = oom.witnesses.map((witness) => witnessNames[witness.name]).join(", ");
  const processes = (oom.processes ?? []).map(processText).join(", ");
  return [
    ...(oom.killed ? [{ label: "OOM kill reported by", value: witnesses }] : []),
    ...(processes === "" ? [] : [{ label: "Killed", value: processes }]),
    ...(pressure === null || pressure.someMs < 1
      ? []
      : [{ label: "Waited for memory", value: pressureText(pressure) }]),
  ];
}

function measurementRows({ evidence, thresholds, verdict }: Judged): readonly Row[] {
  const { engine } = evidence;
  return [
    { label: "Sampling", value: samplingSentence(evidence) },
    ...(verdict.kind === "pass" ? [{ label: "Proof", value: proofSentence(verdict, evidence, thresholds) }] : []),
    ...suggestionRow(evidence, thresholds, verdict),
    ...(engine === null ? [] : [{ label: "Engine", value: engineText(engine) }]),
  ];
}

function suggestionRow(evidence: Evidence, { maxRatio }: Thresholds, verdict: Verdict): readonly Row[] {
  const suggested = suggestedLimitBytes(evidence, maxRatio);
  if (suggested === null || verdict.kind === "inconclusive") return [];
  if (verdict.kind === "oom-killed") {
    const value = `more than ${limitToSet(suggested)} (limit ÷ max-ratio; the app needed more than its limit)`;
    return [{ label: "Suggested limit", value }];
  }
  const label = verdict.kind === "pass" ? "Lowest limit for this peak" : "Suggested limit";
  return [{ label, value: `${limitToSet(suggested)} (peak ÷ max-ratio, rounded up)` }];
}

function engineText({ version, apiVersion, cgroupVersion, kernelVersion }: EngineInfo): string {
  const cgroup = cgroupVersion === null ? "unknown cgroup version" : `cgroup v${cgroupVersion}`;
  return printable(`Docker ${version}, API ${apiVersion}, ${cgroup}, Linux ${kernelVersion}`);
}

function whyNoKernelPeak({ container, sampling, engine }: Evidence): string {
  if (container?.exitedByItself) return "the container ended before memgate could read it";
  return sampling.sources.some(({ name }) => name.startsWith("cgroup-"))
    ? whyNotInFiles(engine)
    : "only the container's cgroup files have it, and memgate could not read them";
}

/** memory.peak exists since Linux 5.19. */
function whyNotInFiles(engine: Evidence["engine"]): string {
  const [, major = "", minor = ""] = /^(\d+)\.(\d+)/.exec(engine?.kernelVersion ?? "") ?? [];
  const isBefore519 = engine?.cgroupVersion === "2" && Number(major) * 1_000 + Number(minor) < 5_019;
  return isBefore519
    ? `Linux ${major}.${minor} does not report it on cgroup v2, only 5.19 and later do`
    : "memgate could not read it at the end of the run";
}

function processText({ pid, name, anonymousBytes }: KilledProcess): string {
  return `${printable(name)} (PID ${pid}) with ${bytes(anonymousBytes)} of anonymous memory`;
}

/** The parts from the largest to the smallest, without parts below 0.1 MiB. */
function breakdownText(composition: Composition, totalBytes: number): string {
  const parts = (Object.keys(partNames) as (keyof Composition)[])
    .map((name) => ({ name, bytes: composition[name] ?? 0 }))
    .filter((part) => part.bytes >= 2 ** 20 / 10)
    .sort((a, b) => b.bytes - a.bytes);
  return parts
    .map((part) => `${partNames[part.name]} ${bytes(part.bytes)} (${percent(part.bytes / totalBytes)})`)
    .join(", ");
}

function pressureText({ someMs, fullMs }: NonNullable<Evidence["pressure"]>): string {
  return `at least one task for ${time(someMs)}, all tasks at once for ${time(fullMs)}`;
}
