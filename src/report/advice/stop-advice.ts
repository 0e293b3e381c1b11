// The next step to take after a stop reason, by its code.

import { faultAdvice, issuesUrl } from "../../lib/errors.ts";
import { integer } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { DataOf, StopCause, StopCode } from "../../model/stop-reason.ts";
import { mark } from "../../options/mentions.ts";
import { readLog, type Sentence } from "./advice-sentence.ts";
import {
  adviceOnErrors,
  adviceOnNoResponse,
  adviceOnRedirects,
  http2Only,
  noResponses,
  tryLess,
} from "./load-advice.ts";
import {
  adviceOnClientError,
  adviceOnClosed,
  adviceOnExit,
  adviceOnLoopback,
  adviceOnRefused,
  endedBySignal,
  ipv6Only,
  isReadyOn,
} from "./start-advice.ts";

/** Null for a part of the run without figures. */
type Run = {
  readonly load: Pick<NonNullable<Evidence["load"]>, "planned"> | null;
  readonly liveMemory: { readonly requestsPerBlock: number | null } | null;
};

/** The advice for a code and its data, as sentences. Never depends on the message. The leak check refuses some options. */
type Advice<Code extends StopCode> =
  | string
  | readonly Sentence[]
  | ((data: DataOf<Code>, checksLeak: boolean, run: Run) => string | readonly Sentence[]);

const buildFailed = "Correct the build. Its output, with the error, is in the log of this run.";
const noDockerCli = "Install the docker CLI, or build the image in an earlier step and set `image`.";
const pullFailed =
  "Correct the name of the image, or log in to its registry before the run. If the image exists only on this machine, set `pull: never`.";
const missingImage = "Build or pull the image before the run, correct its name, or set `pull: missing`.";
const otherPlatform =
  "Set `platform` to a platform that the image has, or build the image for the platform that you need. With `pull: never`, pull it for that platform before the run.";
const tryAgain = "Read the engine's message, and run again. If the failure repeats, run memgate doctor.";
const credentialsFailed = "Correct the file, or log in again with docker login.";
const containerFailed =
  "Read the engine's message. The usual causes are a wrong command, a missing network, or a limit that is too small for the container to start.";
const startEngine =
  "Start the Docker Engine, or set DOCKER_HOST to a running one. memgate doctor shows which engine memgate uses.";
const readEngineLog = "Read the log of the Docker Engine to find out why it stopped or restarted, then run again.";
const noLimitSupport =
  "Run docker info. If it warns 'No memory limit support' or 'No swap limit support', this machine cannot apply the limit. Use another machine, or enable the support at boot with the kernel parameters cgroup_enable=memory swapaccount=1. If it shows neither warning, run memgate doctor. It shows which limit the kernel applied to a test container.";
const changedLimit = "Make sure that nothing changes the limits of the container during a run.";

const notReadyStatus = [
  isReadyOn,
  readLog,
  "Something that the app needs may be missing, or the app needs longer than `ready-timeout`. If only this path responds like this, set `ready-path` to another path.",
];
const noProtocol =
  "Check `port` and `https`: set `https: true` if the port speaks HTTPS, and remove it if the port speaks HTTP.";
const slowResponse =
  "The app accepts connections, but does not respond in time. Set a longer `ready-timeout` if it is still starting.";
const noLogLine = ["Check the pattern in `ready`, and `ready-timeout`.", readLog];
const commandFailed = ["Check the command of the readiness check, and `ready-timeout`.", readLog];
const noSocket = [
  "Check `socket`: the app must create the socket at that path, in a folder that it shares with this machine through `volumes`, and must remove a socket that an earlier run left there.",
  readLog,
];
const otherNetwork = [
  "If memgate itself runs in a container, such as in a job with container:, the app must join the network of that container. In a workflow, set `network` to the value of job.container.network. In a Compose file, declare that network as external. Connect a running container to it with docker network connect. If memgate does not run in a container, check `port`, `ready-path` and `ready-timeout`. Check that the app listens on 0.0.0.0, not on 127.0.0.1.",
  readLog,
];

const noAddress = [
  "Let the app join a Docker network that this machine can reach, for example with `network`.",
  readLog,
];
const loadFailed = `Run again, and report the failure at ${issuesUrl} if it repeats.`;
const stepFailed =
  "Failed requests do not exercise the app. If the status of a failed request is correct, list it in the expect field of the request.";
const stoppedResponding = ["The app stopped responding.", readLog, tryLess];
/** Stands for the text of `longerLoad`. */
const longer = "{longer}";
const slowResponses = `If a normal response takes this long, ${longer}.`;
const moreSamples = `To let memgate take more samples, ${longer}.`;
const interrupted = "Another program ended memgate, or GitHub cancelled the workflow. Run again.";

const advice: { readonly [Code in StopCode]: Advice<Code> } = {
  "engine-unavailable/no-response": startEngine,
  "engine-unavailable/ssh":
    "Run docker version with the same DOCKER_HOST or context: it must work without a prompt. memgate connects in the same way.",
  "engine-unavailable/no-access":
    "Add this user to the docker group and log in again, or run memgate as a user who has access to the socket.",
  "engine-unavailable/context":
    "Set DOCKER_HOST to the engine to use, or choose another context with docker context use.",
  "engine-lost/stopped": readEngineLog,
  "engine-lost/connection": readEngineLog,
  "engine-lost/no-state": readEngineLog,
  "image-failed/build": buildFailed,
  "image-failed/build-not-run": noDockerCli,
  "image-failed/pull": pullFailed,
  "image-failed/missing": missingImage,
  "image-failed/platform": otherPlatform,
  "image-failed/inspect": tryAgain,
  "image-failed/credentials": credentialsFailed,
  "container-failed/create": containerFailed,
  "container-failed/start": containerFailed,
  "container-failed/no-command":
    "The image does not say which program to run. Set `command`, or add CMD or ENTRYPOINT to the Dockerfile.",
  "container-failed/program-not-found":
    "The image has no such program. Change `command` or `entrypoint`. If you set neither, change CMD or ENTRYPOINT in the Dockerfile.",
  "container-failed/unknown-user":
    "The image has no such user or group. Set `user` to a name in the image's /etc/passwd or to a number such as 1000, or add the user to the image.",
  "container-failed/volumes": tryAgain,
  "container-failed/port-in-use":
    "Stop the program that listens on the port, or run the app on a network other than host.",
  "container-failed/socket-in-use": "Stop the program that listens on the socket, or set `socket` to another path.",
  "container-failed/inspect": "Make sure that the container keeps running until the end of the run.",
  "container-failed/set-limit":
    "Read the engine's message. If the engine cannot change the limit of a running container, start the container with the limit, and remove `set-limit`.",
  "container-failed/usage-above-limit": "Restart the container before the run, or set a higher `memory-limit`.",
  "container-failed/compose":
    "Read the message of docker compose, and correct the Compose file. docker compose up shows the same error.",
  "container-failed/dependency":
    "Find the cause in the output of that service, which the message shows, and fix it. docker compose up shows the same error.",
  "limit-not-applied/unknown": noLimitSupport,
  "limit-not-applied/engine": noLimitSupport,
  "limit-not-applied/swap": noLimitSupport,
  "limit-not-applied/kernel": noLimitSupport,
  "limit-not-applied/changed": changedLimit,
  "limit-not-applied/swap-allowed": changedLimit,
  "not-ready/http-4xx": adviceOnClientError,
  "not-ready/http-status": notReadyStatus,
  "not-ready/no-response": [slowResponse, readLog],
  "not-ready/refused": adviceOnRefused,
  "not-ready/loopback-only": adviceOnLoopback,
  "not-ready/ipv6-only": ipv6Only,
  "not-ready/closed": adviceOnClosed,
  "not-ready/certificate":
    "The app's certificate is not valid for memgate. Set `ca` to its certificate authority, or set `insecure: true`. If only the name is wrong, set `headers` to a Host with a name in the certificate.",
  "not-ready/http2": http2Only,
  "not-ready/protocol": [noProtocol, readLog],
  "not-ready/unreachable": adviceOnRefused,
  "not-ready/no-socket": noSocket,
  "not-ready/other-network": otherNetwork,
  "not-ready/no-address": noAddress,
  "not-ready/not-tried": adviceOnRefused,
  "not-ready/no-log-line": noLogLine,
  "not-ready/pattern-too-slow":
    "Simplify the pattern in `ready`: a repeated group in a repeated group, such as (a+)+, takes exponential time. A plain part of the line is enough.",
  "not-ready/log-unreadable":
    "Set `ready` to another check, such as http or tcp, or use a log driver that the engine can read.",
  "not-ready/command-failed": commandFailed,
  "not-ready/command-not-run":
    "Correct the command of the readiness check: the container could not run it. The image must contain the program.",
  "not-ready/command-running":
    "The command of the readiness check did not end. Correct it, or set a longer `ready-timeout`.",
  "app-exited/exit": adviceOnExit,
  "app-exited/sigkill": endedBySignal,
  "app-exited/removed":
    "Make sure that nothing removes containers during a run, such as docker system prune or another job on this machine.",
  "dependency-exited/exited":
    "Read the log of that service and fix the cause. If the service was OOM-killed, give it more memory. Without the service, the app may do less and use less memory, so this peak does not count.",
  "load-failed/none-sent": loadFailed,
  "load-failed/command-not-run":
    "Correct `load-command`, or install its program in an earlier step. Its first word must be a program.",
  "load-failed/machine-too-slow":
    "The app is not the cause. Set a lower `connections`, or a `rate` that this machine can send. If `scenario` has stages, set them there. Use a faster machine, or one that does nothing else.",
  "load-failed/load-process": loadFailed,
  "load-failed/no-response": adviceOnNoResponse,
  "load-failed/errors": adviceOnErrors,
  "load-failed/scenario-errors": stepFailed,
  "load-failed/step-failed": stepFailed,
  "load-failed/step-no-response": (_, checksLeak) =>
    checksLeak
      ? "Set a lower `connections`."
      : "Set a `duration` that is longer than this request takes, or a lower `connections`.",
  "load-failed/step-unsent": `To send the request, give it more weight, or ${longer}. If you do not need the request, remove it from the scenario.`,
  "load-failed/response-gap": [...stoppedResponding, slowResponses],
  "load-failed/response-gaps": stoppedResponding,
  "load-failed/silent-end": stoppedResponding,
  "load-failed/silent-after-load": stoppedResponding,
  "load-failed/stalled": [...noResponses, slowResponses],
  "load-failed/redirects": adviceOnRedirects,
  "load-failed/rate-missed":
    "The app or this machine was too slow for the rate, so the peak at this rate is unknown. Set a lower `rate` or a higher `connections`, or use a faster machine. To accept the run anyway, set `min-rate` to a lower share.",
  "load-failed/requests-missed": ({ requests }, checksLeak, { liveMemory }) =>
    checksLeak
      ? `The app was too slow for a block of the leak check, which may take at most 10 minutes. Set ${mark("requests")} to fewer than ${integer(liveMemory?.requestsPerBlock ?? requests)}, or set a higher ${mark("rate")} if you set one.`
      : "The run did less work than you asked for, so its peak may be too low. Set a longer `duration` or fewer `requests`. In a comparison without `requests`, memgate took the number of requests from the first run.",
  "load-failed/command-failed":
    "A failed load does not count. Read the output of the load command in the log of this run. k6 exits with 99 if one of the k6 thresholds in its script fails.",
  "load-failed/command-too-short":
    "A load that ends at once does not exercise the app. The load command must keep the app busy for longer, and must not exit before the processes that it starts.",
  "load-failed/command-unnoticed":
    "The app received almost no load. Let the load command send several requests a second to the URL in MEMGATE_URL and exit with a code other than 0 if they fail. k6 exits with 0 even if all requests fail, unless its script sets k6 thresholds.",
  "job-failed/exit-code": [readLog, "If this exit code means success, add it to `exit-codes`."],
  "job-unfinished/time-up":
    "Set a longer `duration`. If this is a server, which does not end by itself, remove `load: none`.",
  // A longer run gives more samples, but does not shorten the gaps between them. A batch job ends by itself, so a
  // longer duration does not help.
  "too-few-samples/none": (data) => (data.phase === "run" ? busyMachine(data) : moreSamples),
  "too-few-samples/few": (data) => (data.phase === "run" ? busyMachine(data) : moreSamples),
  "too-few-samples/gap": busyMachine,
  "too-few-samples/late": busyMachine,
  "interrupted/sigint": "Someone pressed Ctrl+C, or GitHub cancelled the workflow. Run again.",
  "interrupted/sigterm": interrupted,
  "interrupted/sighup": "The terminal was closed, or another program ended memgate. Run again.",
  "interrupted/caller-aborted": "The program that started the run ended it early. Run again.",
  "interrupted/caller-failed": "Correct the function onProgress or log, and run again.",
  "internal-error/unexpected": `${faultAdvice} and attach report.json.`,
};

function busyMachine({ isFromFiles }: { readonly isFromFiles: boolean }): string {
  const files = isFromFiles
    ? ""
    : " memgate samples more often if it can read the container's cgroup files; memgate doctor says whether it can.";
  return `The machine was probably too busy to sample often enough. Run on a machine that does nothing else, or set a lower ${mark("connections")} or ${mark("rate")}.${files}`;
}

/**
 * The next step after a stop reason, in one or more sentences.
 * @param logLines the number of the container's log lines in the report. Null without a container.
 */
export function adviceOnStop(
  { code, data }: StopCause,
  logLines: number | null,
  run: Run = { load: null, liveMemory: null },
): string {
  // The compiler cannot see that the advice and the data belong to the same code.
  const found = advice[code] as Advice<"not-ready/refused">;
  const checksLeak = run.liveMemory !== null;
  const sentences = typeof found === "function" ? found(data as DataOf<"not-ready/refused">, checksLeak, run) : found;
  const write = (sentence: Sentence) => (typeof sentence === "string" ? sentence : aboutLog(logLines));
  const written = typeof sentences === "string" ? sentences : sentences.flatMap(write).join(" ");
  const text = written.replace(longer, longerLoad(run));
  if (!checksLeak) return text;
  const ofLeak = text.replaceAll("set `load: none`", "remove `leak` and set `load: none`");
  return ofLeak.includes("`load-command`") ? `${ofLeak} ${otherClient}` : ofLeak;
}

const otherClient = "The leak check does not accept `load-command`, so remove `leak` to use it.";

/** How to make the load phase longer. The leak check does not accept `duration`. */
export function longerLoad({ load, liveMemory }: Run): string {
  if (load?.planned != null) return "set more `requests`";
  return liveMemory === null ? "set a longer `duration`" : "run memgate without `leak` and with a longer `duration`";
}

function aboutLog(logLines: number | null): readonly string[] {
  if (logLines === null) return [];
  return [logLines > 0 ? "Read the container's last log lines." : "The container wrote nothing to its log."];
}
