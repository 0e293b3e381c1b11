// The next step after an app that did not start as expected, by the observed values.
import { signalOf } from "../../lib/exit-code.ts";
import { placeText } from "../../lib/place-text.ts";
import type { DataOf } from "../../model/stop-reason.ts";
import { mark } from "../../options/mentions.ts";
import { readLog, type Sentence } from "./advice-sentence.ts";
import { hostHeader } from "./load-advice.ts";

type NotReady = DataOf<"not-ready/refused">;

const checkReady =
  "Check `port`, `ready-path` (memgate requests it with GET) and `ready-timeout`. Check that the app listens on 0.0.0.0, not on 127.0.0.1.";
export const isReadyOn = "The app responds, but with an error status. memgate waits for a status from 200 to 399.";
const checkPath =
  "Check `ready-path`, or `path` if you did not set `ready-path`. If this path needs another method or a login, set `ready-path` to a path that needs neither, such as /healthz.";
const tooManyChecks =
  "The app limits the rate of requests, and memgate's readiness check exceeds it. Set `ready-path` to a path without this limit, set `ready: tcp`, or turn the limit off for this run.";
export const ipv6Only =
  "The app accepts IPv6 connections only. The networks of most containers use IPv4, and so does memgate. Let the app listen on 0.0.0.0, or on :: for both IPv4 and IPv6.";
const mustKeepRunning =
  "The app must keep running during the gate. If it is a batch job, which ends by itself, set `load: none`.";
const endedWithError =
  "The app must keep running during the gate, but it ended with an error. Find the cause in its log, and fix it.";
const background =
  "A container ends with its first process. If the app goes into the background, let it run in the foreground, for example with nginx -g 'daemon off;'.";
const interpreter = "If the command is only an interpreter, such as node or sh, set `command` to your program.";
const standardInput =
  "Standard input is empty here, as in a pod. If the app stops at the end of its standard input, start it in a mode that does not read it. If the app is a batch job, set `load: none`.";

/** A status from 400 to 499. Frameworks use some of them for a Host header that they do not accept. */
export function adviceOnClientError({ place, status }: DataOf<"not-ready/http-4xx">): readonly Sentence[] {
  if (status === 429) return [tooManyChecks];
  const path = place === null ? checkPath : `Check the path of ${probeAt(place)}.`;
  // A path that does not exist is more likely than a Host header for which the server has no site.
  if (status === 404) return [isReadyOn, path, hostHeader];
  const host = [400, 403, 421].includes(status) ? [hostHeader] : [];
  // Many HTTPS servers respond with 400 to a request over HTTP.
  const https = status === 400 ? ["If the port speaks HTTPS, set `https: true`."] : [];
  return [isReadyOn, ...host, ...https, path];
}

export const endedBySignal: readonly Sentence[] = [
  readLog,
  "A signal ended the app. SIGSEGV, SIGBUS, SIGILL and SIGABRT come from a fault in the app or in its runtime. SIGTERM, SIGINT and SIGKILL usually come from another program.",
];

/** If an app exits with 0 before the load phase, it has often not failed: it runs in the background, or has no command. */
export function adviceOnExit({ exitCode, phase }: DataOf<"app-exited/exit">): readonly Sentence[] {
  if (signalOf(exitCode ?? 0) !== null) return endedBySignal;
  if (exitCode !== null && exitCode !== 0) return [readLog, endedWithError];
  return exitCode === 0 && (phase === "start" || phase === "warmup")
    ? [readLog, background, interpreter, standardInput]
    : [readLog, mustKeepRunning];
}

export function adviceOnLoopback({ listeners, place }: NotReady): readonly Sentence[] {
  const at = place === null ? "" : ` The readiness check is ${probeAt(place)}.`;
  const addresses = [...new Set(listeners?.map(({ address }) => address))].join(" and ");
  return [
    `The app listens only on ${addresses}, which nothing outside its container can reach. Let it listen on 0.0.0.0.${at}`,
  ];
}

/** If the image exposes only other ports, the port is the most likely cause. */
export function adviceOnRefused({ otherPorts, place, listeners }: NotReady): readonly Sentence[] {
  const [only, ...others] = otherPorts?.exposed ?? [];
  const reachable = listeners?.find(({ address }) => address === "0.0.0.0" || address === "::");
  if (reachable !== undefined && place === null)
    return [`The app listens on another port: set ${mark("port", reachable.port)}.`];
  if (listeners?.length === 0 && otherPorts === null) {
    return ["The app does not listen on any port yet. Set a longer `ready-timeout` if it is still starting.", readLog];
  }
  if (place !== null) {
    return [
      `Check ${probeAt(place)}, ${mark("ready-timeout")}, and that the app listens on 0.0.0.0, not on 127.0.0.1.`,
      readLog,
    ];
  }
  if (otherPorts === null || only === undefined) return [checkReady, readLog];
  const exposed = others.length === 0 ? `${only}, the port` : `one of the ports ${[only, ...others].join(", ")}`;
  return [
    `Set ${mark("port")} to ${exposed} that the image exposes, or correct EXPOSE in the Dockerfile.`,
    checkReady,
    readLog,
  ];
}

/** A closed connection may come from an app that expects HTTPS. */
export function adviceOnClosed(data: NotReady): readonly Sentence[] {
  const { observed } = data;
  const mayBeHttps = observed.kind === "http" && observed.serverName === null;
  return [...adviceOnRefused(data), ...(mayBeHttps ? ["If the app speaks HTTPS, set `https: true`."] : [])];
}

function probeAt(place: NonNullable<NotReady["place"]>): string {
  return `the probe at ${placeText(place)}`;
}
