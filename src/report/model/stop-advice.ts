// The next step to take after a stop reason, by its code.

import type { DataOf, StopCause, StopCode } from "../../model/stop-reason.ts";

export const issuesUrl = "https://github.com/memgate/memgate/issues";

/** The advice for a code and its data. Never depends on the message. */
type Advice<Code extends StopCode> = string | ((data: DataOf<Code>) => string);

const imageFailed = "Build or pull the image before the run, correct its name, or set pull to missing.";
const containerFailed =
  "Read the engine's message. The usual causes are a wrong command, a missing network, or a limit that is too small for the container to start.";
const startEngine =
  "Start the Docker Engine, or set DOCKER_HOST to a running one. memgate doctor shows which engine memgate uses.";
const readEngineLog = "Read the log of the Docker Engine to find out why it stopped or restarted, then run again.";
const noLimitSupport =
  "Run docker info. If it warns 'No memory limit support' or 'No swap limit support', this machine cannot apply the limit: use another machine, or enable the support at boot. If it does not warn, run memgate doctor: it starts a container with a limit, and shows which limit was applied.";
const changedLimit = "Make sure that nothing changes the limits of the container during a run.";

const notReady =
  "Check port, ready-path (memgate requests it with GET) and ready-timeout, and that the app listens on 0.0.0.0, not on 127.0.0.1. Read the container's last log lines.";
const isReadyOn =
  "The app responds, but with an error status. It counts as ready when this path returns a status from 200 to 399.";
const notReadyStatus = `${isReadyOn} Read the container's last log lines: something that the app needs may be missing, or it needs longer than ready-timeout. If the app responds like this only on this path, set ready-path to another path.`;
const notReadyPath = `${isReadyOn} Correct the option path, which is also the ready-path if you set none. If the path needs another method or a login, set ready-path to a path that responds to GET, such as /healthz.`;
const noSocket =
  "Check socket: the app must create the socket at that path, in a folder that it shares with this machine through volumes, and must remove a socket that an earlier run left there. Read the container's last log lines.";
const otherNetwork =
  "If memgate itself runs in a container, such as in a job with container:, the app must join the network of that container. Its name in a workflow is job.container.network. Give the name to the network option, or to an external network of the Compose file. Connect a running container to it with docker network connect. If memgate does not run in a container, check port, ready-path and ready-timeout, and that the app listens on 0.0.0.0, not on 127.0.0.1. Read the container's last log lines.";

const appExited =
  "Read the container's last log lines: the app must keep running during the gate. If it is a batch job, which ends by itself, set load: none.";
const loadFailed = `If load-command could not be run, correct it. Otherwise run again, and report the failure at ${issuesUrl} if it repeats.`;
const noResponses =
  "The app closed connections or did not respond in time. Read the container's last log lines, and try fewer connections or a lower rate.";
const clientErrors =
  "Failed requests do not exercise the app. Check path, method, headers and body; some frameworks reject an unknown Host header. If this status is correct, use a scenario and add the status to the request's expect.";
const serverErrors =
  "The app fails or is overloaded. Read the container's last log lines, check the services that it depends on, and try fewer connections or a lower rate.";
const stepFailed =
  "Failed requests do not exercise the app. If this status is correct, add it to the request's expect.";
const longerDuration = "Set a longer duration, so that memgate takes more samples.";
const interrupted = "Another program ended memgate, or GitHub cancelled the workflow. Run again.";

const advice: { readonly [Code in StopCode]: Advice<Code> } = {
  "engine-unavailable/no-response": startEngine,
  "engine-unavailable/ssh":
    "Run docker version with the same DOCKER_HOST or context: it must work without a prompt. memgate connects in the same way.",
  "engine-unavailable/no-access": startEngine,
  "engine-unavailable/context": startEngine,
  "engine-lost/stopped": readEngineLog,
  "engine-lost/connection": readEngineLog,
  "engine-lost/no-state": readEngineLog,
  "image-failed/build": "Read the output of docker build in the log of this run, and correct the cause.",
  "image-failed/build-not-run": imageFailed,
  "image-failed/pull": imageFailed,
  "image-failed/missing": imageFailed,
  "image-failed/platform": imageFailed,
  "image-failed/inspect": imageFailed,
  "image-failed/credentials": imageFailed,
  "container-failed/create": containerFailed,
  "container-failed/start": containerFailed,
  "container-failed/program-not-found": "The image has no such program. Correct the option command or entrypoint.",
  "container-failed/volumes": containerFailed,
  "container-failed/port-in-use": containerFailed,
  "container-failed/socket-in-use": containerFailed,
  "container-failed/inspect": containerFailed,
  "container-failed/set-limit": containerFailed,
  "container-failed/usage-above-limit": containerFailed,
  "container-failed/compose": containerFailed,
  "container-failed/dependency": containerFailed,
  "limit-not-applied/unknown": noLimitSupport,
  "limit-not-applied/engine": noLimitSupport,
  "limit-not-applied/swap": noLimitSupport,
  "limit-not-applied/kernel": noLimitSupport,
  "limit-not-applied/changed": changedLimit,
  "limit-not-applied/swap-allowed": changedLimit,
  "not-ready/http-4xx": notReadyPath,
  "not-ready/http-status": notReadyStatus,
  "not-ready/no-response": notReady,
  "not-ready/refused": notReady,
  "not-ready/closed": notReady,
  "not-ready/certificate": notReady,
  "not-ready/protocol": notReady,
  "not-ready/unreachable": notReady,
  "not-ready/no-socket": noSocket,
  "not-ready/other-network": otherNetwork,
  "not-ready/no-address": notReady,
  "not-ready/not-tried": notReady,
  "not-ready/no-log-line": notReady,
  "not-ready/log-unreadable": notReady,
  "not-ready/command-failed": notReady,
  "not-ready/command-not-run": notReady,
  "not-ready/command-running": notReady,
  "app-exited/exit": appExited,
  "app-exited/sigkill": appExited,
  "app-exited/removed": appExited,
  "dependency-exited/exited":
    "Find the cause in the log of that service and fix it; after an OOM kill, give the service more memory. Without the service, the app may do less and use less memory, so this peak does not count.",
  "load-failed/none-sent": loadFailed,
  "load-failed/command-not-run": loadFailed,
  "load-failed/load-process": loadFailed,
  "load-failed/unanswered": noResponses,
  "load-failed/errors": adviceOnErrors,
  "load-failed/scenario-errors": stepFailed,
  "load-failed/step-failed": stepFailed,
  "load-failed/step-unanswered": "Set a duration that is longer than this request takes, or fewer connections.",
  "load-failed/step-unsent":
    "Set a longer duration, or give the request more weight, so that memgate sends it; or remove it from the scenario.",
  "load-failed/response-gap":
    "The app stopped responding for a long time. Read the container's last log lines, and try fewer connections or a lower rate.",
  "load-failed/stalled": noResponses,
  "load-failed/command-failed":
    "A failed load does not count. Read the output of load-command in the log of this run. k6 exits with 99 if one of the k6 thresholds in its script fails.",
  "load-failed/command-too-short":
    "A load that ends at once does not exercise the app. Let load-command keep the app busy for longer, and wait for the processes that it starts.",
  "load-failed/command-unnoticed":
    "The app received almost no load. Make load-command send its requests to the URL in MEMGATE_URL and exit with a code other than 0 if they fail. k6 exits with 0 even if all requests fail, unless its script sets k6 thresholds.",
  "job-failed/exit-code": "Read the container's last log lines. If this exit code is a success, add it to exit-codes.",
  "job-unfinished/time-up":
    "Set a longer duration. If this is a server, which does not end by itself, remove load: none.",
  // A longer run helps only against too few samples, not against gaps between them. A job's duration is its own.
  "too-few-samples/none": (data) => (data.phase === "run" ? busyMachine(data) : longerDuration),
  "too-few-samples/few": (data) => (data.phase === "run" ? busyMachine(data) : longerDuration),
  "too-few-samples/gap": busyMachine,
  "too-few-samples/late": busyMachine,
  "interrupted/sigint": "Someone pressed Ctrl+C, or GitHub cancelled the workflow. Run again.",
  "interrupted/sigterm": interrupted,
  "interrupted/sighup": interrupted,
  "interrupted/caller-aborted": "The program that started the run ended it early. Run again.",
  "interrupted/caller-failed": "Correct the function onProgress or log, and run again.",
  "internal-error/unexpected": `This is a fault in memgate, not in your app. Please report it at ${issuesUrl} and attach report.json.`,
};

/** The advice for the most frequent kind of failed request. */
function adviceOnErrors({ errors, statusCodes }: DataOf<"load-failed/errors">): string {
  const responsesOf = (hundred: number) =>
    Object.entries(statusCodes).reduce(
      (sum, [status, count]) => (Math.floor(Number(status) / 100) === hundred ? sum + count : sum),
      0,
    );
  const most = Math.max(errors, responsesOf(4), responsesOf(5));
  if (most === errors) return noResponses;
  return most === responsesOf(5) ? serverErrors : clientErrors;
}

function busyMachine({ isFromFiles }: { readonly isFromFiles: boolean }): string {
  const files = isFromFiles
    ? ""
    : " memgate samples more often if it can read the container's cgroup files; memgate doctor says whether it can.";
  return `The machine was probably too busy to sample often enough. Run on a machine that does nothing else, with fewer connections or a lower rate.${files}`;
}

/** The next step after a stop reason, in one or more sentences. */
export function adviceOnStop({ code, data }: StopCause): string {
  // The compiler cannot see that the advice and the data belong to the same code.
  const found = advice[code] as string | ((data: StopCause["data"]) => string);
  return typeof found === "string" ? found : found(data);
}
