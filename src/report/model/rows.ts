// The table of figures as labels and texts. The job summary, the terminal and report.html show the same rows.

import { bytes, bytesExactly, percent, printable, time } from "../../lib/format.ts";
import type { EngineInfo, Evidence, KilledProcess, Peak, Witness } from "../../model/evidence.ts";
import type { Identity } from "../../model/identity.ts";
import type { Thresholds, Verdict } from "../../model/verdict.ts";
import { growthOf, isTooShortForGrowth, minGrowthLoadMs } from "../../verdict/growth.ts";
import { isAtContainerLimit } from "../../verdict/kill-limits.ts";
import { breakdownText, heldRow } from "./breakdown-text.ts";
import { cpuRow } from "./cpu-text.ts";
import type { Judged } from "./judged.ts";
import { certaintyText, headroomText, limitNameOf, notEnforced, samplingText, verdictCode } from "./messages.ts";
import { oomCgroupRow } from "./oom-text.ts";
import { outOfMemoryRows } from "./out-of-memory.ts";
import type { Row } from "./row.ts";
import { suggestionRow } from "./suggestion-text.ts";
import { timeOriginOf } from "./time-origin.ts";
import { whyRows } from "./why/why-rows.ts";
import { workloadRows } from "./workload-rows.ts";

const witnessNames: Readonly<Record<Witness["name"], string>> = {
  event: "the engine's oom event",
  inspect: "the container's state",
  cgroup: "the cgroup's oom_kill counter",
  "kernel-log": "the kernel's log",
};

/** The rows of the table of figures, in order. Their texts have no control characters. */
export function rowsOf(judged: Judged): readonly Row[] {
  const rows: readonly Row[] = [
    { label: "Verdict", value: verdictText(judged) },
    ...(judged.comparison === null ? [] : judged.comparison.rows),
    ...(judged.set === null ? [] : judged.set.rows),
    ...(judged.baseline === null ? [] : judged.baseline.rows),
    ...(judged.leak === null ? [] : judged.leak.rows),
    ...memoryRows(judged),
    ...whyRows(judged.evidence),
    ...oomRows(judged.evidence),
    ...outOfMemoryRows(judged.evidence),
    ...workloadRows(judged.evidence),
    ...cpuRow(judged.evidence),
    ...measurementRows(judged),
    ...identityRow(judged.identity),
  ];
  return rows.map(({ label, value }) => ({ label, value: printable(value) }));
}

function verdictText({ verdict, thresholds }: Judged): string {
  return `${verdictCode(verdict)}${notEnforced(verdict, thresholds) === null ? "" : ", not enforced"}`;
}

/** Returns no row if no value is known. */
function identityRow({ gate, repository, commit, branch, pullRequest, runUrl }: Identity): readonly Row[] {
  const parts = [
    ...(gate === null ? [] : [`gate ${gate}`]),
    ...(repository === null ? [] : [repository]),
    ...(branch === null ? [] : [`branch ${branch}`]),
    ...(commit === null ? [] : [`commit ${commit}`]),
    ...(pullRequest === null ? [] : [`pull request ${pullRequest}`]),
    ...(runUrl === null ? [] : [runUrl]),
  ];
  return parts.length === 0 ? [] : [{ label: "Run", value: parts.join(", ") }];
}

function memoryRows(judged: Judged): readonly Row[] {
  const { evidence, thresholds, verdict } = judged;
  const { peak, limitBytes, kernelPeakBytes, container } = evidence;
  const limitName = limitNameOf(evidence, verdict);
  const limit = { label: `${limitName.charAt(0).toUpperCase()}${limitName.slice(1)}`, value: bytesExactly(limitBytes) };
  const share = `${percent(thresholds.maxRatio)} of the ${limitName} (max-ratio)`;
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
    ...warningRow(judged),
    ...headroomRow(judged),
    heldRow(evidence, limitName),
    { label: "Peak breakdown", value: breakdownText(peak.composition, peak.workingSetBytes) },
    { label: "Kernel's peak usage", value: kernelPeak },
    ...growthRow(evidence),
    ...transientCacheRow(peak, evidence, verdict, thresholds),
  ];
}

/** Returns no row without a warning level. */
function warningRow({ evidence: { limitBytes }, thresholds: { warnRatio } }: Judged): readonly Row[] {
  if (warnRatio === null) return [];
  const value = `${bytes(warnRatio * limitBytes)}, ${percent(warnRatio)} of the limit (warn-ratio)`;
  return [{ label: "Warning level", value }];
}

/** Returns a row only for a pass. */
function headroomRow(judged: Judged): readonly Row[] {
  const text = headroomText(judged);
  return text === null ? [] : [{ label: "Headroom", value: text }];
}

/** The row compares the peak with the limit only if the verdict is about the peak. */
function peakRow(peak: Peak, evidence: Evidence, verdict: Verdict): Row {
  const isJudged = verdict.kind !== "inconclusive";
  const share = isJudged ? `, ${percent(peak.ratio)} of the limit` : "";
  // The kernel kills a process when memory reaches the limit, but no sample may fall on that moment.
  const isBelow =
    verdict.kind === "oom-killed" && isAtContainerLimit(evidence) && peak.workingSetBytes < evidence.limitBytes;
  const note = isBelow ? "; the memory reached the limit between two samples" : "";
  const when = `${time(peak.atMs)} after ${timeOriginOf(evidence)}, in the ${peak.phase} phase`;
  const label = isJudged ? "Peak" : "Peak (not judged)";
  return { label, value: `${bytesExactly(peak.workingSetBytes)}${share}, ${when}${note}` };
}

/** Returns no row without a load phase. */
function growthRow(evidence: Evidence): readonly Row[] {
  const label = "Growth under load";
  const growth = growthOf(evidence);
  if (growth === null) {
    const cause = unknownGrowthCause(evidence);
    return cause === null ? [] : [{ label, value: `unknown: ${cause}` }];
  }
  const half = `in the last ${time(growth.windowMs)} of the load phase`;
  const value = growth.isRising
    ? `at least ${bytes(growth.bytesPerSecond)} per second of anonymous and shared memory ${half}; memory was still rising`
    : `none that was steady ${half}`;
  return [{ label, value }];
}

/** Null without a load phase. */
function unknownGrowthCause(evidence: Evidence): string | null {
  if (isTooShortForGrowth(evidence)) return `the load phase took less than ${time(minGrowthLoadMs)}`;
  if (!evidence.phases.some(({ name }) => name === "load")) return null;
  const isUnreported =
    evidence.compositions.length > 0 && evidence.compositions.every(({ anonymous }) => anonymous === null);
  return isUnreported
    ? "the source of the samples does not report anonymous memory"
    : "too few readings of anonymous memory";
}

/** Returns a row only if the run passes because transient file cache does not count. */
function transientCacheRow(
  peak: Peak,
  { instantPeakBytes, limitBytes }: Evidence,
  verdict: Verdict,
  { maxRatio }: Thresholds,
): readonly Row[] {
  const withTransientBytes = instantPeakBytes ?? 0;
  if (verdict.kind !== "pass" || withTransientBytes / limitBytes <= maxRatio) return [];
  const transient = bytes(withTransientBytes - peak.workingSetBytes);
  const value = `not in the peak: up to ${transient} that was active for less than 2 s. kubectl top may count it.`;
  return [{ label: "Transient file cache", value }];
}

function oomRows({ oom, pressure }: Evidence): readonly Row[] {
  const witnesses = oom.witnesses.map((witness) => witnessNames[witness.name]).join(", ");
  const processes = (oom.processes ?? []).map(processText).join(", ");
  return [
    ...(oom.killed ? [{ label: "OOM kill reported by", value: witnesses }] : []),
    ...(processes === "" ? [] : [{ label: "Killed", value: processes }]),
    ...oomCgroupRow(oom),
    ...(pressure === null || pressure.someMs < 1
      ? []
      : [{ label: "Stalled for lack of memory", value: pressureText(pressure) }]),
  ];
}

function measurementRows(judged: Judged): readonly Row[] {
  const { evidence, thresholds, verdict, set } = judged;
  const { engine } = evidence;
  const isOneObservation = set === null && verdict.kind !== "inconclusive";
  return [
    { label: "Sampling", value: samplingText(evidence) },
    ...(verdict.kind === "pass"
      ? [{ label: "Certainty", value: set?.certainty ?? certaintyText(verdict, evidence, thresholds) }]
      : []),
    ...(isOneObservation ? [{ label: "Runs", value: "1, so the spread between runs is unknown" }] : []),
    ...suggestionRow(judged),
    ...(engine === null ? [] : [{ label: "Engine", value: engineText(engine) }]),
  ];
}

function engineText({ version, apiVersion, cgroupVersion, kernelVersion }: EngineInfo): string {
  const cgroup = cgroupVersion === null ? "unknown cgroup version" : `cgroup v${cgroupVersion}`;
  return `Docker ${version}, API ${apiVersion}, ${cgroup}, Linux ${kernelVersion}`;
}

function whyNoKernelPeak({ container, sampling, engine }: Evidence): string {
  if (container?.exitedByItself) return "the container ended before memgate could read it";
  return sampling.sources.some(({ name }) => name.startsWith("cgroup-"))
    ? whyNotInFiles(engine)
    : "only the container's cgroup files have it, and memgate could not read them";
}

/** memory.peak exists since Linux 5.19. */
function whyNotInFiles(engine: Evidence["engine"]): string {
  const [version, major, minor] = /^(\d+)\.(\d+)/.exec(engine?.kernelVersion ?? "") ?? [];
  // A version that memgate cannot parse is NaN, which is not below.
  const isBefore519 = engine?.cgroupVersion === "2" && Number(major) * 1_000 + Number(minor) < 5_019;
  return isBefore519
    ? `on cgroup v2, only Linux 5.19 and later report it; this is Linux ${version}`
    : `memgate could not read ${kernelPeakFile(engine)} at the end of the run`;
}

function kernelPeakFile(engine: Evidence["engine"]): string {
  const files = { "1": "memory.max_usage_in_bytes", "2": "memory.peak" } as const;
  return engine?.cgroupVersion == null ? "it" : files[engine.cgroupVersion];
}

function processText({ pid, name, anonymousBytes }: KilledProcess): string {
  return `${name} (PID ${pid}) with ${bytes(anonymousBytes)} of anonymous memory`;
}

function pressureText({ someMs, fullMs }: NonNullable<Evidence["pressure"]>): string {
  return `at least one process for ${time(someMs)} in total, all processes at once for ${time(fullMs)}`;
}
