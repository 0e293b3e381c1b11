// The next step to take after a verdict.

import { bytes, integer, percent, time } from "../../lib/format.ts";
import type { Evidence, InconclusiveReason, LoadStats } from "../../model/evidence.ts";
import type { Proof, Thresholds, Verdict } from "../../model/verdict.ts";
import { minLoadSamples } from "../../verdict/judge.ts";
import { type CommandFault, commandFaultOf, type LoadFault, loadFaultOf } from "../../verdict/workload-checks.ts";
import { limitToSet, suggestedLimitBytes } from "./messages.ts";
import { timeOriginOf } from "./time-origin.ts";

type Inconclusive = Extract<Verdict, { readonly kind: "inconclusive" }>;

export const issuesUrl = "https://github.com/memgate/memgate/issues";

const advice: Readonly<Record<InconclusiveReason, string>> = {
  "engine-unavailable":
    "Start the Docker Engine, or set DOCKER_HOST to a running one. memgate doctor shows which engine memgate uses.",
  "engine-lost": "Read the log of the Docker Engine to find out why it stopped or restarted, then run again.",
  "image-failed": "Build or pull the image before the run, correct its name, or set pull to missing.",
  "container-failed":
    "Read the engine's message. The usual causes are a wrong command, a missing network, or a limit that is too small to start in.",
  "limit-not-applied":
    "Run docker info. If it warns 'No memory limit support' or 'No swap limit support', this machine cannot apply the limit: use another machine, or switch the support on at boot. If it does not warn, run memgate doctor: it starts a container with a limit, and shows which limit was applied.",
  "not-ready":
    "Check port, ready-path (memgate requests it with GET) and ready-timeout, and that the app listens on 0.0.0.0, not on 127.0.0.1. Read the container's last log lines.",
  "app-exited":
    "Read the container's last log lines: the app must keep running during the gate. If it is a batch job, which ends by itself, set load: none.",
  "dependency-exited":
    "Fix the cause in the log of that service; after an OOM kill, give it more memory. Without it the app may do less and use less memory, so this peak does not count.",
  "load-failed": `If load-command could not be run, correct it. Otherwise run again, and report the failure at ${issuesUrl} if it repeats.`,
  "job-failed": "Read the container's last log lines. If this exit code is a success, add it to exit-codes.",
  "job-unfinished": "Set a longer duration. If this is a server, which does not end by itself, remove load: none.",
  "too-few-samples": "Set a longer duration, so that memgate takes more samples.",
  interrupted: "Another program ended memgate, or GitHub cancelled the workflow. Run again.",
  "internal-error": `This is a fault in memgate, not in your app. Please report it at ${issuesUrl} and attach report.json.`,
};

const commandAdvice: Readonly<Record<CommandFault, string>> = {
  failed:
    "A failed load does not count. Read the output of load-command in the log of this run. k6 exits with 99 if one of the k6 thresholds in its script fails.",
  "too-short":
    "A load that ends at once does not exercise the app. Let load-command keep the app busy for longer, and wait for the processes that it starts.",
  unnoticed:
    "The app received almost no load. Make load-command send its requests to the URL in MEMGATE_URL and exit with a code other than 0 if they fail. k6 exits with 0 even if all requests fail, unless its script sets k6 thresholds.",
};

const isReadyOn =
  "The app responds, but with an error status. It counts as ready when this path returns a status from 200 to 399.";
const notReadyStatus = `${isReadyOn} Read the container's last log lines: something that the app needs may be missing, or it needs longer than ready-timeout. If the app responds like this only on this path, set ready-path to another path.`;
const notReadyPath = `${isReadyOn} Correct path, which is also the ready-path if you set none. If the path needs another method or a login, set ready-path to a path that responds to GET, such as /healthz.`;
const noSocket =
  "Check socket: the app must create the socket at that path, in a folder that it shares with this machine through volumes, and must remove a socket that an earlier run left there. Read the container's last log lines.";
const otherNetwork =
  "If memgate itself runs in a container, such as in a job with container:, the app must join the network of that container. Its name in a workflow is job.container.network. Give the name to the network option, or to an external network of the Compose file. Connect a running container to it with docker network connect. If memgate does not run in a container, check port, ready-path and ready-timeout, and that the app listens on 0.0.0.0, not on 127.0.0.1. Read the container's last log lines.";
const ctrlC = "SIGINT: Ctrl+C, or GitHub cancelled the workflow. Run again.";
const wrongProgram = "The image has no such program: correct command or entrypoint.";
const changedLimit = "Make sure that nothing changes the limits of the container during a run.";

const clientErrors =
  "Failed requests do not exercise the app. Check path, method, headers and body; some frameworks reject an unknown Host header. If this status is correct, use a scenario and add the status to the request's expect.";
const serverErrors =
  "The app fails or is overloaded. Read the container's last log lines, check the services that it depends on, and try fewer connections or a lower rate.";
const noResponses =
  "The app closed connections or did not respond in time. Read the container's last log lines, and try fewer connections or a lower rate.";
const longResponseGap =
  "The app stopped responding for a long time. Read the container's last log lines, and try fewer connections or a lower rate.";

const loadAdvice: Readonly<Record<Exclude<LoadFault["kind"], "none-sent" | "errors">, string>> = {
  unanswered: noResponses,
  "response-gap": longResponseGap,
  stalled: noResponses,
  "step-failed": "Failed requests do not exercise the app. If this status is correct, add it to the request's expect.",
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
      return /(^| )(limit changed|swap was allowed) during /.test(message) ? changedLimit : advice[reason];
    case "load-failed":
      return adviceOnLoad(evidence, thresholds);
    case "too-few-samples":
      return adviceOnSamples(evidence);
    case "interrupted":
      return /\bSIGINT\b/.test(message) ? ctrlC : advice[reason];
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
  return `The machine was probably too busy to sample often enough. Run on a machine that does nothing else, with fewer connections or a lower rate.${files}`;
}

/** The next step to take, in one or more sentences. On a pass, the distance to the threshold. */
export function adviceFor(verdict: Verdict, evidence: Evidence, thresholds: Thresholds): string {
  const { maxRatio } = thresholds;
  switch (verdict.kind) {
    case "pass":
      return spareText(verdict.proof, evidence, maxRatio);
    case "over-ratio":
      return `${reduceOrRaise(evidence, maxRatio)}${reclaimable(evidence)}`;
    case "oom-killed":
      return `${raiseAbove(evidence, maxRatio)} ${circumstances(evidence)}${inKubernetes(evidence)}`;
    case "inconclusive":
      return adviceOnInconclusive(verdict, evidence, thresholds);
  }
}

function spareText(proof: Proof, { peak, limitBytes }: Evidence, maxRatio: number): string {
  const spareBytes = Math.floor(maxRatio * limitBytes - (peak?.workingSetBytes ?? 0));
  const within = proof === "proven" ? "Within the threshold" : "Within the threshold in every sample";
  return spareBytes <= 0
    ? `${within}, with nothing to spare: the peak is exactly at it.`
    : `${within}, with ${bytes(spareBytes)} to spare.`;
}

function raiseAbove(evidence: Evidence, maxRatio: number): string {
  const suggested = suggestedLimitBytes(evidence, maxRatio);
  const above = suggested === null ? "" : ` above ${limitToSet(suggested)}`;
  return `Reduce the memory that the app needs under load, or raise the limit${above}.`;
}

/** The time of the kill and the response rate at that time, if known. */
function circumstances(evidence: Evidence): string {
  const { oom, load } = evidence;
  const atMs = oom.witnesses.find((witness) => witness.atMs !== null)?.atMs ?? null;
  if (atMs === null) return "";
  const point = load?.timeline.find((one) => one.atMs >= atMs) ?? load?.timeline.at(-1);
  const responses = point === undefined ? "" : `, at ${integer(point.requestsPerSecond)} responses/s`;
  return `The kill came ${time(atMs)} after ${timeOriginOf(evidence)}${responses}. `;
}

const restartPolicy = "its restartPolicy decides about a restart.";

/** Since 1.28 the kubelet sets memory.oom.group=1 on cgroup v2 (kubernetes/kubernetes#117793). */
function inKubernetes({ container, outcome, oom }: Evidence): string {
  if ((oom.groupKills ?? 0) > 0) {
    return "memory.oom.group was set, so the kernel killed the whole container, as it does by default in Kubernetes 1.28 and later on cgroup v2.";
  }
  if (outcome.kind === "stopped" && outcome.reason === "engine-lost")
    return "Kubernetes would restart the container if its restartPolicy says so.";
  return container?.exitedByItself
    ? `Kubernetes would report the container as OOMKilled; ${restartPolicy}`
    : `By default, Kubernetes 1.28 and later on cgroup v2 would kill the whole container; ${restartPolicy}`;
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
