// What to do about a verdict. One entry a reason, by type.

import { integer, percent, time } from "../../lib/format.ts";
import type { Evidence, InconclusiveReason, LoadStats } from "../../model/evidence.ts";
import type { Thresholds, Verdict } from "../../model/verdict.ts";
import { minLoadSamples } from "../../verdict/judge.ts";
import { type CommandFault, commandFaultOf, type LoadFault, loadFaultOf } from "../../verdict/workload-checks.ts";
import { limitToSet, suggestedLimitBytes } from "./messages.ts";

type Inconclusive = Extract<Verdict, { readonly kind: "inconclusive" }>;

export const issuesUrl = "https://github.com/memgate/memgate/issues";

const advice: Readonly<Record<InconclusiveReason, string>> = {
  "engine-unavailable": "Start the Docker Engine, or point DOCKER_HOST at one; memgate doctor shows what it finds.",
  "engine-lost": "See the Docker Engine's log for why it stopped or restarted, then run again.",
  "image-failed": "Build or pull the image before the run, or correct its name.",
  "container-failed":
    "See the engine's message: usually a wrong command, a network that does not exist, or a limit too small to start in.",
  "limit-not-applied":
    "Run docker info: a warning such as 'No memory limit support' or 'No swap limit support' means that this machine can't hold a limit; use another runner, or switch it on when the machine boots.",
  "not-ready":
    "Check port and ready-path (it is asked with GET), that the app listens on 0.0.0.0 and not on 127.0.0.1, and ready-timeout; see its last log lines.",
  "app-exited":
    "See the app's last log lines for why it ended: it must keep running as long as the gate takes. A batch job, which is meant to end, is gated with load: none.",
  "dependency-exited":
    "Mend or enlarge that service. Without it the app may do less and take less memory, so this peak does not count.",
  "load-failed":
    "Failed requests don't exercise the app: see its last log lines, and whether it can serve this many connections.",
  "job-failed":
    "See the job's last log lines for why it failed; where this exit code is a success, name it in exit-codes.",
  "job-unfinished":
    "Set duration to more than that. If this is a server, which does not end by itself, remove load: none.",
  "too-few-samples": "Run it with a longer duration.",
  interrupted: "The run was cut short, so nothing is known of the rest of it: run it again.",
  "internal-error": `This is a fault of memgate, not of your app: please report it at ${issuesUrl}, with this report.`,
};

const ownLoad: Readonly<Record<CommandFault, string>> = {
  failed:
    "A load that failed does not count: see what load-command printed, in the log of this run (of k6, exit code 99 is a threshold that was crossed).",
  "too-short":
    "A load that is over at once exercises nothing: let load-command keep the app busy for longer, and wait for what it starts.",
  unnoticed:
    "The load came to next to nothing at the app: let load-command send to MEMGATE_URL, which is in its environment, and fail where its requests do (k6 exits with 0 whatever they come to, unless the script has thresholds).",
};

const answersOtherwise =
  "The app is up, but ready means a status from 200 to 399. See its last log lines: something that it needs may be missing, or needs longer than ready-timeout. Where only this path answers so, set ready-path to one that answers 200 to 399.";
const answersElse =
  "The app is up, but does not serve this path to GET with a status from 200 to 399. ready-path is the same as path where it is not set: correct path, or, where that needs another method or a login, set ready-path to one that answers, such as /healthz.";
const noSocket =
  "Check socket: the app has to make it at that path, in a folder that it shares with this machine by volumes, and to remove what an earlier one left there; see its last log lines.";
const otherNetwork =
  "Where memgate runs in a container itself, such as a job's (container:), the app has to be in that container's network, in a workflow job.container.network: by the network option, in a Compose file as an external network, for a running container by docker network connect. Elsewhere check port, ready-path and ready-timeout, and that the app listens on 0.0.0.0 and not on 127.0.0.1; see its last log lines.";
const wrongProgram = "The image has no such program: correct command or entrypoint.";
const changedLimit = "Let nothing change the limits of the container during a run.";

const refusesIt =
  "Failed requests don't exercise the app. Check path, method, headers (some frameworks refuse an unknown Host) and body; where such answers are expected, raise max-error-rate.";
const failsItself =
  "The app answers that it fails or is overloaded: see its last log lines, whether what it depends on is up, and whether fewer connections or a lower rate help.";
const unanswered =
  "The app closed connections, or did not answer in time: see its last log lines, and whether fewer connections or a lower rate help.";

const loadAdvice: Readonly<Record<Exclude<LoadFault["kind"], "none-sent" | "errors">, string>> = {
  unanswered,
  "response-gap": unanswered,
  stalled: unanswered,
  "step-failed":
    "Failed requests don't exercise the app: see those that failed, in the table, each with its first failure. Where such an answer is right, name its status in that request's expect.",
  "step-unanswered": "Give the load longer than this request takes, or fewer connections.",
  "step-unsent":
    "Give the load longer, or the request more weight, so that it is part of the load; or leave it out of the scenario.",
};

/** What of the advice is told by more than the reason. */
function adviceOnInconclusive({ reason, message }: Inconclusive, evidence: Evidence, thresholds: Thresholds): string {
  switch (reason) {
    case "not-ready":
      if (/ answered HTTP 4\d\d/.test(message)) return answersElse;
      if (/ answered HTTP /.test(message)) return answersOtherwise;
      if (/this machine's networks none has /.test(message) && !/ the image exposes port /.test(message)) {
        return otherNetwork;
      }
      return /its socket |connect [A-Z]+ \//.test(message) ? noSocket : advice[reason];
    case "container-failed":
      return /executable file not found|exec [^:]*: no such file/.test(message) ? wrongProgram : advice[reason];
    case "limit-not-applied":
      return / changed during | swap was allowed during /.test(message) ? changedLimit : advice[reason];
    case "load-failed":
      return adviceOnLoad(evidence, thresholds);
    case "too-few-samples":
      return adviceOnSamples(evidence);
    default:
      return advice[reason];
  }
}

function adviceOnLoad(evidence: Evidence, thresholds: Thresholds): string {
  const { workload, load } = evidence;
  if (workload?.kind === "command") return ownLoad[commandFaultOf(workload) ?? "failed"];
  const fault = loadFaultOf(evidence, thresholds);
  if (fault === null || load === null || fault.kind === "none-sent") return advice["load-failed"];
  return fault.kind === "errors" ? adviceOnErrors(load) : loadAdvice[fault.kind];
}

/** By what most of the failed requests were. */
function adviceOnErrors({ steps, errors, statusCodes }: LoadStats): string {
  if (steps !== null) return loadAdvice["step-failed"];
  const answered = (hundred: number) =>
    Object.entries(statusCodes).reduce(
      (sum, [status, count]) => (Math.floor(Number(status) / 100) === hundred ? sum + count : sum),
      0,
    );
  const most = Math.max(errors, answered(4), answered(5));
  return most === errors ? unanswered : most === answered(5) ? failsItself : refusesIt;
}

/** Where there are samples enough, but with a hole in them, a longer run would not be without. */
function adviceOnSamples({ phases, sampling, workload }: Evidence): string {
  const work = phases.find(({ name }) => name === "load" || name === "run");
  const isShort = work === undefined || work.samples < minLoadSamples;
  if (isShort && workload?.kind !== "none") return advice["too-few-samples"];
  const files = sampling.sources.some(({ name }) => name.startsWith("cgroup-"))
    ? ""
    : ", and where memgate can read the container's cgroup files (memgate doctor tells)";
  return `The machine was too busy to look often enough: run where nothing else takes the CPU, with fewer connections or a lower rate${files}.`;
}

/** What to do next: one or two sentences. Empty where nothing is left to do. */
export function adviceFor(verdict: Verdict, evidence: Evidence, thresholds: Thresholds): string {
  const { maxRatio } = thresholds;
  switch (verdict.kind) {
    case "pass":
      return "";
    case "over-ratio":
      return `${raiseOrLower(evidence, maxRatio)}${reclaimable(evidence)}`;
    case "oom-killed":
      return `${raiseAbove(evidence, maxRatio)} ${circumstances(evidence)}${inKubernetes(evidence)}`;
    case "inconclusive":
      return adviceOnInconclusive(verdict, evidence, thresholds);
  }
}

function raiseAbove(evidence: Evidence, maxRatio: number): string {
  const suggested = suggestedLimitBytes(evidence, maxRatio);
  const above = suggested === null ? "" : ` above ${limitToSet(suggested)}`;
  return `Lower what the app holds under load, or raise the limit${above}.`;
}

/** When the kill came, and at what rate of requests, as far as that is known. */
function circumstances({ oom, load }: Evidence): string {
  const atMs = oom.witnesses.find((witness) => witness.atMs !== null)?.atMs ?? null;
  if (atMs === null) return "";
  const point = load?.timeline.find((one) => one.atMs >= atMs) ?? load?.timeline.at(-1);
  return `The kill came at ${time(atMs)}${point === undefined ? "" : `, at ${integer(point.requestsPerSecond)} requests/s`}. `;
}

/** Since 1.28 the kubelet sets memory.oom.group=1 on cgroup v2 (kubernetes/kubernetes#117793). */
function inKubernetes({ container, outcome, oom }: Evidence): string {
  if ((oom.groupKills ?? 0) > 0) {
    return "memory.oom.group was set, so the kernel killed all of the container together, as Kubernetes (1.28 and later, on cgroup v2) has it.";
  }
  if (outcome.kind === "stopped" && outcome.reason === "engine-lost")
    return "In Kubernetes its container would be restarted.";
  return container?.exitedByItself
    ? "In Kubernetes this is a container that ends as OOMKilled and is restarted."
    : "Here the app carried on; Kubernetes (1.28 and later, on cgroup v2) kills all processes of the container together and restarts the container.";
}

function raiseOrLower(evidence: Evidence, maxRatio: number): string {
  if (evidence.outcome.kind === "stopped") {
    return `The run was cut short (${evidence.outcome.reason}), so that the real peak may well be higher than this one.`;
  }
  const suggested = suggestedLimitBytes(evidence, maxRatio);
  return suggested === null
    ? ""
    : `Lower what the app holds at its peak, or raise the limit to ${limitToSet(suggested)}, where this peak would pass.`;
}

function reclaimable({ peak }: Evidence): string {
  const cache = peak?.composition.activeFile ?? 0;
  if (peak === null || cache < peak.workingSetBytes / 10) return "";
  return ` ${percent(cache / peak.workingSetBytes)} of the peak is active file cache, which the kernel can reclaim under pressure: kubectl top and node eviction count it, the OOM killer comes only after it is gone.`;
}
