// Makes a sentence from the code of a stop reason and its data.

import { exitCodeText } from "../lib/exit-code.ts";
import { bytes as bytesOf, integer, percent, time } from "../lib/format.ts";
import { type DataOf, type ReasonOf, type RunCause, reasonOf, type StopReason } from "../model/stop-reason.ts";
import { observationText, spokenProtocolText } from "./observation-text.ts";
import {
  commandEnd,
  failuresText,
  firstFailureOf,
  maxNames,
  stepFailuresText,
  unnoticedText,
} from "./workload-texts.ts";

const mebibyte = 2 ** 20;

const sentences: { readonly [Code in RunCause["code"]]: (data: DataOf<Code>) => string } = {
  "engine-lost/stopped": () => "the connection to the engine was lost: the engine stopped or restarted",
  "engine-lost/connection": ({ error }) => `the connection to the engine was lost: ${error}`,
  "engine-lost/no-state": () => "the engine stopped responding before memgate could read the state of the container",
  "limit-not-applied/unknown": () => "memgate could not read the limit back",
  "limit-not-applied/engine": ({ reportedBytes, expectedBytes }) =>
    `the engine reports ${limitText(reportedBytes)}; expected ${amount(expectedBytes)}`,
  "limit-not-applied/swap": ({ swapBytes, expectedBytes }) =>
    `the engine ${swapText(swapBytes, expectedBytes)}; expected no swap`,
  "limit-not-applied/kernel": ({ appliedBytes, expectedBytes }) => {
    const limit = appliedBytes === null ? "no limit" : `a limit of ${amount(appliedBytes)}`;
    return `the kernel applies ${limit} to the container; expected ${amount(expectedBytes)}`;
  },
  "limit-not-applied/changed": ({ fromBytes, toBytes }) =>
    `the limit changed during the run, from ${integer(fromBytes)} B to ${integer(toBytes)} B`,
  "limit-not-applied/swap-allowed": ({ swapBytes, isTakenBack }) => {
    const limit = swapBytes === -1 ? "unlimited" : `${integer(swapBytes)} B`;
    const [when, is] = isTakenBack ? [" for a time", "was"] : ["", "is now"];
    return `swap was allowed${when} during the run: the limit for memory and swap together ${is} ${limit}`;
  },
  "not-ready/http-4xx": notReady,
  "not-ready/http-status": notReady,
  "not-ready/no-response": notReady,
  "not-ready/refused": notReady,
  "not-ready/loopback-only": notReady,
  "not-ready/ipv6-only": notReady,
  "not-ready/closed": notReady,
  "not-ready/certificate": notReady,
  "not-ready/http2": notReady,
  "not-ready/protocol": notReady,
  "not-ready/unreachable": notReady,
  "not-ready/no-socket": notReady,
  "not-ready/other-network": notReady,
  "not-ready/no-address": notReady,
  "not-ready/not-tried": notReady,
  "not-ready/no-log-line": notReady,
  "not-ready/pattern-too-slow": ({ observed }) =>
    `the log could not be matched: the pattern ${observationText(observed)}`,
  "not-ready/log-unreadable": notReady,
  "not-ready/command-failed": notReady,
  "not-ready/command-not-run": notReady,
  "not-ready/command-running": notReady,
  "app-exited/exit": ({ exitCode, phase }) =>
    `the app exited${exitCode === null ? "" : ` with exit code ${exitCodeText(exitCode)}`} ${inPhase(phase)}`,
  "app-exited/sigkill": ({ phase, isOomKilled }) => {
    const witnesses = isOomKilled ? "" : "; neither the engine nor the kernel reported an OOM kill";
    return `the app exited with exit code 137 (SIGKILL${witnesses}) ${inPhase(phase)}`;
  },
  "app-exited/removed": () => "something else removed the container during the run",
  "dependency-exited/exited": ({ services }) => `while the app ran, ${services.map(exitedText).join("; and ")}`,
  "load-failed/none-sent": () => "memgate did not send any request",
  "load-failed/no-response": ({ url, errors, lastError }) => {
    const protocol = spokenProtocolText(lastError);
    const last = lastError === null ? "" : protocol === null ? `, the last: ${lastError}` : `; ${protocol}`;
    const count = errors === 1 ? "1 error" : `${integer(errors)} errors`;
    const detail = errors === 0 ? "" : ` (${count}${last})`;
    return `${url} did not respond to any request of the load phase${detail}`;
  },
  "load-failed/errors": (data) => tooManyFailed(data, failuresText(data)),
  "load-failed/scenario-errors": (data) => tooManyFailed(data, stepFailuresText(data.steps)),
  "load-failed/step-failed": ({ failed, requests, maxErrorRate, ...step }) => {
    const times = `failed ${integer(failed)} of ${integer(requests)} times`;
    return `request ${nameOf(step)} ${times}${firstFailureOf(step)}; at most ${percent(maxErrorRate)} may fail`;
  },
  "load-failed/step-no-response": (data) =>
    `${shareOf(data)} got no response before the phase ended: ${namesOf(data.steps)}`,
  "load-failed/step-unsent": (data) =>
    `${shareOf(data)} ${data.steps.length === 1 ? "was" : "were"} never sent: ${namesOf(data.steps)}`,
  "load-failed/response-gap": ({ url, gapMs, sendingMs, hasPauses }) => {
    const phase = `the load phase (${time(sendingMs)}${hasPauses ? " without its pauses" : ""})`;
    return `${url} did not respond for ${time(gapMs)}, more than half of ${phase}`;
  },
  "load-failed/response-gaps": ({ url, gapsMs, sendingMs, hasPauses }) => {
    const phase = `the load phase (${time(sendingMs)}${hasPauses ? " without its pauses" : ""})`;
    return `${url} did not respond for ${time(gapsMs)} in total, more than half of ${phase}`;
  },
  "load-failed/silent-end": ({ url, gapMs, maxGapMs }) =>
    `${url} did not respond in the last ${time(gapMs)} of the load phase; at most ${time(maxGapMs)} is accepted`,
  "load-failed/silent-after-load": ({ observed }) =>
    `the app did not respond after the load: ${observationText(observed)}`,
  "load-failed/redirects": ({ url, redirects, requests, status, location, request }) => {
    const target = location === null ? "" : ` to ${location}`;
    const [from, first] = request === null ? [` of ${url}`, ""] : ["", `${request}, `];
    return `${integer(redirects)} of ${integer(requests)} responses${from} were redirects (${first}HTTP ${status}${target}), which memgate does not follow`;
  },
  "load-failed/rate-missed": ({ due, sent, minRate, connections }) => {
    const share = `only ${integer(sent)} of the ${integer(due)} requests that the rate requires`;
    const over = connections === 1 ? "1 connection" : `${integer(connections)} connections`;
    return `memgate sent ${share} over ${over}; at least ${percent(minRate)} must be sent`;
  },
  "load-failed/requests-missed": ({ requests, unit, sent, open, durationMs }) =>
    sent < requests
      ? `memgate sent only ${integer(sent)} of ${integer(requests)} ${unit}s in ${time(durationMs)}`
      : `${integer(open)} of ${integer(requests)} ${unit}s had not ended after ${time(durationMs)}`,
  "load-failed/stalled": ({ url, stalled, connections }) =>
    `${stalled} of ${connections} connections to ${url} got no successful response for more than half of the load phase`,
  "load-failed/command-failed": (data) => commandText(data),
  "load-failed/command-too-short": (data) =>
    `${commandText(data)}; a load phase must take at least ${time(data.minMs)}`,
  "load-failed/command-unnoticed": (data) => `${commandText(data)}; meanwhile the app ${unnoticedText(data)}`,
  "job-failed/exit-code": ({ exitCode, expected }) => {
    const code = exitCode === null ? "an unknown exit code" : `exit code ${exitCodeText(exitCode)}`;
    return `the job ended with ${code}; expected ${expected.join(" or ")}`;
  },
  "job-unfinished/time-up": ({ afterMs }) => `the job was still running after ${time(afterMs)}`,
  "too-few-samples/none": ({ phase }) => `memgate took no sample in the ${phase} phase`,
  "too-few-samples/few": ({ phase, samples, minSamples }) =>
    `the ${phase} phase has only ${samples === 1 ? "1 sample" : `${samples} samples`}; expected at least ${minSamples}`,
  "too-few-samples/gap": ({ phase, gapMs, maxGapMs }) => {
    const [gap, expected] = differentTimes(gapMs, maxGapMs);
    return `memgate took no sample for ${gap} in the ${phase} phase; expected one at least every ${expected}`;
  },
  "too-few-samples/late": ({ afterMs, maxGapMs }) => {
    const [after, expected] = differentTimes(afterMs, maxGapMs);
    return `memgate took the first sample ${after} after the engine started the container; at most ${expected} is accepted`;
  },
  "interrupted/sigint": () => "the run was ended by SIGINT",
  "interrupted/sigterm": () => "the run was ended by SIGTERM",
  "interrupted/sighup": () => "the run was ended by SIGHUP",
  "interrupted/caller-aborted": ({ why }) => `the caller aborted the run${why === null ? "" : `: ${why}`}`,
  "interrupted/caller-failed": () => "a function of the caller threw an error",
  "internal-error/unexpected": ({ error }) => `unexpected error: ${error}`,
};

export function stopSentence({ code, data }: RunCause): string {
  // The compiler cannot see that the function and the data belong to the same code.
  return (sentences[code] as (data: RunCause["data"]) => string)(data);
}

/** True for a cause whose sentence this file makes; false for a failure whose adapter made it. */
export function isRunCause(cause: Pick<StopReason, "code" | "data">): cause is RunCause {
  return cause.code in sentences;
}

/** A stop reason with its sentence. */
export function stopReasonOf(cause: RunCause): StopReason {
  const reason: ReasonOf<RunCause["code"]> = reasonOf(cause.code);
  return { ...cause, reason, message: stopSentence(cause) } as StopReason;
}

function notReady({ afterMs, observed, otherPorts, listeners }: DataOf<"not-ready/refused">): string {
  const hint =
    otherPorts === null
      ? ""
      : `memgate tried port ${otherPorts.port}, but the image exposes ${otherPorts.exposed.join(", ")}; `;
  return `the app was not ready after ${afterMs / 1000} s: ${hint}${observationText(observed, listeners !== null)}${listenersText(listeners)}`;
}

function listenersText(listeners: DataOf<"not-ready/refused">["listeners"]): string {
  if (listeners === null) return "";
  const places = listeners
    .slice(0, maxNames)
    .map(({ address, port }) => (address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`));
  const more = listeners.length > maxNames ? ` and ${listeners.length - maxNames} more` : "";
  return listeners.length === 0 ? "; it listens on no port" : `; it listens on ${places.join(", ")}${more}`;
}

function inPhase(phase: DataOf<"app-exited/exit">["phase"]): string {
  return phase === "start" ? "before it was ready" : `in the ${phase} phase`;
}

type ExitedService = DataOf<"dependency-exited/exited">["services"][number];

function exitedText({ service, exitCode, restarts, isOomKilled, healthcheckOutput, log }: ExitedService): string {
  const ending =
    exitCode === null
      ? `was restarted ${restarts === 1 ? "once" : `${restarts} times`}`
      : `exited with exit code ${exitCodeText(exitCode)}`;
  return `the service ${service} ${ending}${isOomKilled ? ", OOM-killed" : ""}${serviceOutputText({ healthcheckOutput, log })}`;
}

/** The output of a service's last healthcheck and the end of its log, to append to a clause. */
export function serviceOutputText({
  healthcheckOutput,
  log,
}: Pick<ExitedService, "healthcheckOutput" | "log">): string {
  const check = healthcheckOutput === null ? "" : `; its healthcheck printed: ${healthcheckOutput}`;
  return `${check}; ${log.length === 0 ? "its log is empty" : `its log ends with: ${log.join(" | ")}`}`;
}

function tooManyFailed(
  { failed, requests, maxErrorRate }: Omit<DataOf<"load-failed/scenario-errors">, "steps">,
  kinds: string,
): string {
  const accepted = maxErrorRate === 0 ? "no request may fail" : `at most ${percent(maxErrorRate)} may fail`;
  return `${integer(failed)} of ${integer(requests)} requests failed (${kinds}); ${accepted}`;
}

type MissedSteps = DataOf<"load-failed/step-unsent">;

function shareOf({ steps, total }: MissedSteps): string {
  return `${steps.length} of the ${total} requests of the scenario`;
}

/** `buy (line 9), pay (line 12)`. If there are more than `maxNames`, the first ones and a count. */
function namesOf(steps: MissedSteps["steps"]): string {
  const names = steps.slice(0, maxNames).map(nameOf).join(", ");
  return steps.length > maxNames ? `${names} and ${steps.length - maxNames} more` : names;
}

function nameOf({ name, line }: MissedSteps["steps"][number]): string {
  return `${name} (line ${line})`;
}

function commandText(data: DataOf<"load-failed/command-failed">): string {
  return `the load command "${data.command}" ${commandEnd(data)}`;
}

/** Two durations as texts: in whole milliseconds if both would round to the same text. */
function differentTimes(ms: number, otherMs: number): readonly [string, string] {
  const isSameText = time(ms) === time(otherMs);
  const text = (value: number) => (isSameText ? `${integer(value)} ms` : time(value));
  return [text(ms), text(otherMs)];
}

/** A size in MiB or a larger unit if it is a whole number of MiB, else in bytes. */
function amount(value: number): string {
  return value % mebibyte === 0 ? bytesOf(value) : `${integer(value)} B`;
}

/** The engine reports 0 for no limit. */
function limitText(bytes: number | null): string {
  if (bytes === null) return "an unknown memory limit";
  return bytes === 0 ? "no memory limit" : `a memory limit of ${amount(bytes)}`;
}

/** @param bytes memory and swap together. The engine reports -1 for unlimited swap, and 0 for no limit. */
function swapText(bytes: number | null, memoryBytes: number): string {
  const beside = `beside ${amount(memoryBytes)} of memory`;
  if (bytes === null) return `allows an unknown amount of swap ${beside}`;
  if (bytes === -1) return `allows unlimited swap ${beside}`;
  if (bytes === 0) return `sets no swap limit ${beside}`;
  return bytes > memoryBytes
    ? `allows ${amount(bytes - memoryBytes)} of swap beside the memory`
    : `limits memory and swap together to ${amount(bytes)}, less than ${amount(memoryBytes)} of memory`;
}
