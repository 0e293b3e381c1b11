// A stop reason for every code, with plausible data.

import type { InconclusiveReason } from "../src/model/evidence.ts";
import type { Observation } from "../src/model/observation.ts";
import type { RunOutcome } from "../src/model/outcome.ts";
import { runCodes } from "../src/model/run-codes.ts";
import { stopCodes } from "../src/model/stop-codes.ts";
import { type DataOf, type RunCause, reasonOf, type StopCode, type StopReason } from "../src/model/stop-reason.ts";
import { stopSentence } from "../src/verdict/stop-sentences.ts";

export const allStopCodes = Object.keys(stopCodes) as StopCode[];

const origin = "http://172.17.0.2:3000";

/** A GET request that failed with this status. */
export function statusObserved(status: number, path = "/"): Observation {
  const failures = [{ places: [origin + path], attempt: { kind: "http-status" as const, status } }];
  return { kind: "http", path, serverName: null, socketPath: null, isTried: true, failures, outside: [] };
}

const error = "connect ECONNREFUSED 172.17.0.2:3000";
const refused: Observation = {
  kind: "tcp",
  port: null,
  socketPath: null,
  isTried: true,
  failures: [{ places: ["172.17.0.2:3000"], attempt: { kind: "tcp-error", error, errorCode: "ECONNREFUSED" } }],
  outside: [],
};
const notReady = { afterMs: 60_000, observed: refused, otherPorts: null, place: null, listeners: null };
const mebibyte = 2 ** 20;
const expectedBytes = 100 * mebibyte;
const requests = { failed: 9_999, requests: 10_000, maxErrorRate: 0.01 };
const late = { timeouts: 0, unfinished: 0, streams: 0, timeoutMs: 10_000 };
const noErrors = { ...late, lastError: null };
const missed = { steps: [{ name: "buy", line: 9 }], total: 2 };
const command = { command: "k6 run script.js", exitCode: 99, signal: null, durationMs: 10_000 };
const isFromFiles = true;

const data: { readonly [Code in StopCode]: DataOf<Code> } = {
  "engine-unavailable/no-response": { host: "unix:///var/run/docker.sock", error: "connect ENOENT" },
  "engine-unavailable/ssh": { host: "ssh://ci@build", error: "Host key verification failed." },
  "engine-unavailable/no-access": { host: "unix:///var/run/docker.sock", error: "connect EACCES" },
  "engine-unavailable/context": { context: "remote" },
  "engine-lost/stopped": {},
  "engine-lost/connection": { error: "read ECONNRESET" },
  "engine-lost/no-state": {},
  "image-failed/build": { exitCode: 1 },
  "image-failed/build-not-run": { error: "spawn docker ENOENT" },
  "image-failed/pull": { image: "app:1", error: "denied" },
  "image-failed/missing": { image: "app:1" },
  "image-failed/platform": { image: "app:1", platform: "linux/arm64" },
  "image-failed/inspect": { image: "app:1", error: "server error" },
  "image-failed/credentials": { place: "~/.docker/config.json" },
  "container-failed/create": { error: "no such network" },
  "container-failed/start": { error: "mount failed" },
  "container-failed/no-command": { error: "No command specified" },
  "container-failed/program-not-found": { error: 'exec: "serve": executable file not found in $PATH' },
  "container-failed/unknown-user": { error: "unable to find user app: no matching entries in passwd file" },
  "container-failed/volumes": { error: "no space left on device" },
  "container-failed/port-in-use": { port: 3_000 },
  "container-failed/socket-in-use": { socketPath: "/run/app/app.sock" },
  "container-failed/inspect": { container: "app", error: "no such container" },
  "container-failed/set-limit": { container: "app", error: "device or resource busy" },
  "container-failed/usage-above-limit": {
    container: "app",
    workingSetBytes: 2 * expectedBytes,
    limitBytes: expectedBytes,
  },
  "container-failed/compose": { service: "api", error: "no such network" },
  "container-failed/dependency": { services: ["db"] },
  "limit-not-applied/unknown": {},
  "limit-not-applied/engine": { reportedBytes: 0, expectedBytes },
  "limit-not-applied/swap": { swapBytes: -1, expectedBytes },
  "limit-not-applied/kernel": { appliedBytes: null, expectedBytes },
  "limit-not-applied/changed": { fromBytes: expectedBytes, toBytes: 2 * expectedBytes },
  "limit-not-applied/swap-allowed": { swapBytes: -1, isTakenBack: false },
  "not-ready/http-4xx": { ...notReady, status: 404, url: `${origin}/`, observed: statusObserved(404) },
  "not-ready/http-status": { ...notReady, status: 503, url: `${origin}/`, observed: statusObserved(503) },
  "not-ready/no-response": notReady,
  "not-ready/refused": notReady,
  "not-ready/loopback-only": { ...notReady, listeners: [{ address: "127.0.0.1", port: 3_000 }] },
  "not-ready/ipv6-only": { ...notReady, listeners: [{ address: "::", port: 3_000 }] },
  "not-ready/closed": notReady,
  "not-ready/certificate": notReady,
  "not-ready/http2": notReady,
  "not-ready/protocol": notReady,
  "not-ready/unreachable": notReady,
  "not-ready/no-socket": notReady,
  "not-ready/other-network": { ...notReady, observed: { ...refused, outside: ["172.18.0.3"] } },
  "not-ready/no-address": notReady,
  "not-ready/not-tried": notReady,
  "not-ready/no-log-line": { ...notReady, observed: { kind: "log", pattern: "/up/u", lastLine: "starting" } },
  "not-ready/pattern-too-slow": {
    ...notReady,
    observed: { kind: "log-too-slow", pattern: "/^(a+)+$/u", lastLine: "aaaa!" },
  },
  "not-ready/log-unreadable": { ...notReady, observed: { kind: "log-unreadable", error: "no such driver" } },
  "not-ready/command-failed": {
    ...notReady,
    observed: { kind: "command-exit", command: null, exitCode: 1, output: "not yet" },
  },
  "not-ready/command-not-run": {
    ...notReady,
    observed: { kind: "command-error", command: "check db", error: "no such file" },
  },
  "not-ready/command-running": {
    ...notReady,
    observed: { kind: "command-running", command: "check db", afterMs: 60_000 },
  },
  "app-exited/exit": { exitCode: 3, phase: "load" },
  "app-exited/sigkill": { phase: "load", isOomKilled: false },
  "app-exited/removed": {},
  "dependency-exited/exited": {
    services: [
      { service: "db", exitCode: 1, restarts: 0, isOomKilled: false, healthcheckOutput: null, log: ["out of disk"] },
    ],
  },
  "load-failed/none-sent": {},
  "load-failed/command-not-run": { program: "k6", error: "ENOENT" },
  "load-failed/machine-too-slow": { plannedMs: 1_000, waitedMs: 31_000 },
  "load-failed/load-process": { error: "the load process exited unexpectedly (exit code 7)" },
  "load-failed/no-response": { url: origin, errors: 7, lastError: "ECONNREFUSED", ...late },
  "load-failed/errors": { ...requests, statusCodes: { "503": 9_999 }, errors: 0, ...noErrors },
  "load-failed/redirects": {
    ...{ url: origin, redirects: 9_999, requests: 10_000, status: 302, location: "/login", request: null },
  },
  "load-failed/rate-missed": { due: 10_000, sent: 4_000, minRate: 0.9, connections: 10 },
  "load-failed/requests-missed": { requests: 5_000, unit: "request", sent: 3_120, open: 10, durationMs: 30_000 },
  "load-failed/scenario-errors": { ...requests, steps: [{ name: "buy", failed: 9_999, firstFailure: "HTTP 500" }] },
  "load-failed/step-failed": { name: "buy", line: 9, failed: 4, requests: 4, firstFailure: null, maxErrorRate: 0.5 },
  "load-failed/step-no-response": missed,
  "load-failed/step-unsent": missed,
  "load-failed/response-gap": { url: origin, gapMs: 6_000, sendingMs: 10_000, hasPauses: false },
  "load-failed/response-gaps": { url: origin, gapsMs: 6_000, sendingMs: 10_000, hasPauses: false },
  "load-failed/silent-end": { url: origin, gapMs: 3_400, maxGapMs: 2_000 },
  "load-failed/silent-after-load": { observed: refused },
  "load-failed/stalled": { url: origin, stalled: 3, connections: 10 },
  "load-failed/command-failed": command,
  "load-failed/command-too-short": { ...command, exitCode: 0, durationMs: 40, minMs: 1_000 },
  "load-failed/command-unnoticed": { ...command, exitCode: 0, receivedBytes: 126, cpuMs: 8, idleCpuMs: null },
  "job-failed/exit-code": { exitCode: 3, expected: [0] },
  "job-unfinished/time-up": { afterMs: 15_000 },
  "too-few-samples/none": { phase: "load", isFromFiles },
  "too-few-samples/few": { phase: "load", samples: 2, minSamples: 5, isFromFiles },
  "too-few-samples/gap": { phase: "load", gapMs: 4_000, maxGapMs: 2_500, isFromFiles },
  "too-few-samples/late": { afterMs: 4_000, maxGapMs: 2_500, isFromFiles },
  "interrupted/sigint": {},
  "interrupted/sigterm": {},
  "interrupted/sighup": {},
  "interrupted/caller-aborted": { why: "no time left" },
  "interrupted/caller-failed": {},
  "internal-error/unexpected": { error: "x is not a function (at judge.js:1:2)" },
};

/** @param message replaces the sentence of the code */
export function stopBy<Code extends StopCode>(code: Code, message?: string, given: DataOf<Code> = data[code]) {
  const made = Object.hasOwn(runCodes, code) ? stopSentence({ code, data: given } as RunCause) : `${code} went wrong`;
  return { reason: reasonOf(code), code, data: given, message: message ?? made } as StopReason;
}

export function stoppedBy(code: StopCode, message?: string): RunOutcome {
  return { kind: "stopped", ...stopBy(code, message) };
}

/** The first code of a reason. */
export function codeOf(reason: InconclusiveReason): StopCode {
  const code = allStopCodes.find((each) => reasonOf(each) === reason);
  if (code === undefined) throw new Error(`no code has the reason ${reason}`);
  return code;
}
