// The next step to take after a verdict.

import { bytes, integer, percent, time } from "../../lib/format.ts";
import type { Evidence, InconclusiveReason, LoadStats } from "../../model/evidence.ts";
import type { Thresholds, Verdict } from "../../model/verdict.ts";
import { minLoadSamples } from "../../verdict/judge.ts";
import { type CommandFault, commandFaultOf, type LoadFault, loadFaultOf } from "../../verdict/workload-checks.ts";
import { limitToSet, suggestedLimitBytes } from "./messages.ts";

type Inconclusive = Extract<Verdict, { readonly kind: "inconclusive" }>;

export const issuesUrl = "https://github.com/memgate/memgate/issues";

const advice: Readonly<Record<InconclusiveReason, string>> = {
  "engine-unavailable":
    "Start the Docker Engine, or set DOCKER_HOST to a running one. memgate doctor shows what memgate finds.",
  "engine-lost": "Read the log of the Docker Engine to find out why it stopped or restarted, then run again.",
  "image-failed": "Build or pull the image before the run, or correct its name.",
  "container-failed":
    "Read the engine's message. The usual causes are a wrong command, a missing network, or a limit that is too small to start in.",
  "limit-not-applied":
    "Run docker info. If it warns 'No memory limit support' or 'No swap limit support', this machine cannot apply the limit: use another machine, or switch the support on at boot.",
  "not-ready":
    "Check port, ready-path (memgate requests it with GET) and ready-timeout, and that the app listens on 0.0.0.0, not on 127.0.0.1. Read the app's last log lines.",
  "app-exited":
    "Read the app's last log lines: the app must keep running during the gate. If it is a batch job, which ends by itself, set load: none.",
  "dependency-exited":
    "Repair that service, or give it more memory. Without it the app may do less and use less memory, so this peak does not count.",
  "load-failed":
    "Failed requests do not exercise the app. Read the app's last log lines, and check whether it can serve this number of connections.",
  "job-failed": "Read the job's last log lines. If this exit code is a success, add it to exit-codes.",
  "job-unfinished": "Set a longer duration. If this is a server, which does not end by itself, remove load: none.",
  "too-few-samples": "Set a longer duration, so that memgate takes more samples.",
  interrupted: "Run the gate again: this run was interrupted before its end.",
  "internal-error": `This is a fault in memgate, not in your app. Please report it at ${issuesUrl}, with this report.`,
};

const commandAdvice: Readonly<Record<CommandFault, string>> = {
  failed:
    "A failed load does not count. Read the output of load-command in the log of this run. k6 exits with 99 if a threshold of its script fails.",
  "too-short":
    "A load that ends at once does not exercise the app. Let load-command keep the app busy for longer, and wait for the processes that it starts.",
  unnoticed:
    "The app received almost no load. Let load-command send its requests to MEMGATE_URL, which is in its environment, and let it fail if its requests fail. k6 exits with 0 even if all requests fail, unless its script has thresholds.",
};

const notReadyStatus =
  "The app is up, but is ready only if it responds with a status from 200 to 399. Read its last log lines: something that it needs may be missing, or it needs longer than ready-timeout. If only this path responds like this, set ready-path to a path that responds with 200 to 399.";
const notReadyPath =
  "The app is up, but does not respond to GET on this path with a status from 200 to 399. Correct path, which is also the ready-path if you set none. If the path needs another method or a login, set ready-path to a path that responds to GET, such as /healthz.";
const noSocket =
  "Check socket: the app must create the socket at that path, in a folder that it shares with this machine through volumes, and must remove a socket that an earlier run left there. Read the app's last log lines.";
const otherNetwork =
  "If memgate runs in a container itself, such as a job with container:, the app must join that container's network, in a workflow job.container.network: set the network option, name it as an external network in the Compose file, or connect a running container with docker network connect. Otherwise check port, ready-path and ready-timeout, and that the app listens on 0.0.0.0, not on 127.0.0.1. Read the app's last log lines.";
const wrongProgram = "The image has no such program: correct command or entrypoint.";
const changedLimit = "Make sure that nothing changes the limits of the container during a run.";

const clientErrors =
  "Failed requests do not exercise the app. Check path, method, headers and body; some frameworks reject an unknown Host header. If the app should respond like this, raise max-error-rate.";
const serverErrors =
  "The app fails or is overloaded. Read its last log lines, check the services that it depends on, and try fewer connections or a lower rate.";
const noResponses =
  "The app closed connections or did not respond in time. Read its last log lines, and try fewer connections or a lower rate.";

const loadAdvice: Readonly<Record<Exclude<LoadFault["kind"], "none-sent" | "errors">, string>> = {
  unanswered: noResponses,
  "response-gap": noResponses,
  stalled: noResponses,
  "step-failed":
    "Failed requests do not exercise the app. The table shows which requests failed, each with its first failure. If the app should respond like this, add the status to the request's expect.",
  "step-unanswered": "Set a duration that is longer than this request takes, or fewer connections.",
  "step-unsent":
    "Set a longer duration, or give the request more weight, so that memgate sends it; or remove it from the scenario.",
};

/** The advice for a reason. For some reasons it also depends on the message and the evidence. */
function adviceOnInconclusive({ reason, message }: Inconclusive, evidence: Evidence, thresholds: Thresholds): string {
  switch (reason) {
    case "not-ready":
      if (/ returned HTTP 4\d\d/.test(message)) return notReadyPath;
      if (/ returned HTTP /.test(message)) return notReadyStatus;
      if (
        /this machine is not in the container's network /.test(message) &&
        !/ the image exposes port /.test(message)
      ) {
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
  if (workload?.kind === "command") return commandAdvice[commandFaultOf(workload) ?? "failed"];
  const fault = loadFaultOf(evidence, thresholds);
  if (fault === null || load === null || fault.kind === "none-sent") return advice["load-failed"];
  return fault.kind === "errors" ? adviceOnErrors(load) : loadAdvice[fault.kind];
}

/** The advice for the most frequent kind of failed request. */
function adviceOnErrors({ steps, errors, statusCodes }: LoadStats): string {
  if (steps !== null) return loadAdvice["step-failed"];
  const responsesOf = (hundred: number) =>
    Object.entries(statusCodes).reduce(
      (sum, [status, count]) => (Math.floor(Number(status) / 100) === hundred ? sum + count : sum),
      0,
    );
  const most = Math.max(errors, responsesOf(4), responsesOf(5));
  if (most === errors) return noResponses;
  return most === responsesOf(5) ? serverErrors : clientErrors;
}

/** A longer run helps only against too few samples, not against gaps between them. */
function adviceOnSamples({ phases, sampling, workload }: Evidence): string {
  const load = phases.find(({ name }) => name === "load" || name === "run");
  const isShort = load === undefined || load.samples < minLoadSamples;
  if (isShort && workload?.kind !== "none") return advice["too-few-samples"];
  const files = sampling.sources.some(({ name }) => name.startsWith("cgroup-"))
    ? ""
    : " memgate samples more often if it can read the container's cgroup files; memgate doctor says whether it can.";
  return `The machine was too busy to sample often enough. Run on a machine that does nothing else, with fewer connections or a lower rate.${files}`;
}

/** The next step to take, in one or more sentences. On a pass, the distance to the threshold. */
export function adviceFor(verdict: Verdict, evidence: Evidence, thresholds: Thresholds): string {
  const { maxRatio } = thresholds;
  switch (verdict.kind) {
    case "pass":
      return spareText(evidence, maxRatio);
    case "over-ratio":
      return `${reduceOrRaise(evidence, maxRatio)}${reclaimable(evidence)}`;
    case "oom-killed":
      return `${raiseAbove(evidence, maxRatio)} ${circumstances(evidence)}${inKubernetes(evidence)}`;
    case "inconclusive":
      return adviceOnInconclusive(verdict, evidence, thresholds);
  }
}

function spareText({ peak, limitBytes }: Evidence, maxRatio: number): string {
  const spareBytes = Math.floor(maxRatio * limitBytes - (peak?.workingSetBytes ?? 0));
  return spareBytes <= 0
    ? "Exactly at the threshold, with nothing to spare."
    : `Within the threshold, with ${bytes(spareBytes)} to spare.`;
}

function raiseAbove(evidence: Evidence, maxRatio: number): string {
  const suggested = suggestedLimitBytes(evidence, maxRatio);
  const above = suggested === null ? "" : ` above ${limitToSet(suggested)}`;
  return `Reduce the memory that the app needs under load, or raise the limit${above}.`;
}

/** The time of the kill and the request rate at that time, if known. */
function circumstances({ oom, load }: Evidence): string {
  const atMs = oom.witnesses.find((witness) => witness.atMs !== null)?.atMs ?? null;
  if (atMs === null) return "";
  const point = load?.timeline.find((one) => one.atMs >= atMs) ?? load?.timeline.at(-1);
  const requests = point === undefined ? "" : `, at ${integer(point.requestsPerSecond)} requests/s`;
  return `The kill came at ${time(atMs)}${requests}. `;
}

/** Since 1.28 the kubelet sets memory.oom.group=1 on cgroup v2 (kubernetes/kubernetes#117793). */
function inKubernetes({ container, outcome, oom }: Evidence): string {
  if ((oom.groupKills ?? 0) > 0) {
    return "memory.oom.group was set, so the kernel killed the whole container, as in Kubernetes (1.28 and later, on cgroup v2).";
  }
  if (outcome.kind === "stopped" && outcome.reason === "engine-lost") return "Kubernetes would restart the container.";
  return container?.exitedByItself
    ? "Kubernetes would report the container as OOMKilled and restart it."
    : "Kubernetes (1.28 and later, on cgroup v2) would kill the whole container and restart it.";
}

function reduceOrRaise(evidence: Evidence, maxRatio: number): string {
  const { outcome } = evidence;
  if (outcome.kind === "stopped") {
    return `Reduce the app's peak memory, or raise the limit. The run ended early (${outcome.reason}), so the real peak may be higher.`;
  }
  const suggested = suggestedLimitBytes(evidence, maxRatio);
  const limit = suggested === null ? "" : ` to at least ${limitToSet(suggested)}`;
  return `Reduce the app's peak memory, or raise the limit${limit}.`;
}

function reclaimable({ peak }: Evidence): string {
  const cache = peak?.composition.activeFile ?? 0;
  if (peak === null || cache < peak.workingSetBytes / 10) return "";
  return ` ${percent(cache / peak.workingSetBytes)} of the peak is active file cache, which the kernel can reclaim: kubectl top and node eviction count it, but the OOM killer acts only after it is gone.`;
}
