// Reads the workload: HTTP requests, a command, or a batch job.

import { delimiter, dirname, join } from "node:path";
import { whyUnreadable } from "../lib/errors.ts";
import type { Scenario } from "../model/scenario.ts";
import { durationOfStages } from "../model/stages.ts";
import type { WorkloadPlan } from "../model/workload.ts";
import type { OptionName } from "../options/names.ts";
import type { RawInputs, Reader } from "../options/reader.ts";
import { options } from "../options/table.ts";
import type { Machine } from "./app-source.ts";
import { assertLoaded } from "./load-readers.ts";

export interface LoadInputs {
  /** Null if the reader reported a problem. */
  readonly workload: WorkloadPlan | null;
  /** The scenario or the recording. Null if memgate repeats one request. */
  readonly scenario: Scenario | null;
  readonly scenarioNotices: readonly string[];
  readonly durationMs: number;
  readonly warmupMs: number;
  /** Null if the load ends by time only. */
  readonly requests: number | null;
  /** Null if connections stay open. */
  readonly requestsPerConnection: number | null;
  /** Null for plain HTTP. */
  readonly tls: { readonly ca: string | null; readonly insecure: boolean } | null;
  /** Null if the app listens on a port. */
  readonly socketPath: string | null;
}

const hourMs = 3_600_000;
const defaults = { durationMs: 30_000, countedMs: 600_000, warmupMs: 5_000 };

/** Options that describe one request. A scenario describes each of its requests itself. */
const requestOptions: readonly OptionName[] = ["path", "method", "body"];
/** Options that the stages of a scenario replace. */
const stageOptions: readonly OptionName[] = ["duration", "rate", "warmup"];
/** Options that apply only if memgate itself sends requests. */
const httpOptions: readonly OptionName[] = [
  ...([
    "connections",
    "requests",
    "rate",
    "method",
    "body",
    "warmup",
    "max-error-rate",
    "max-connection-requests",
  ] as const),
  ...(["scenario", "har", "request-timeout", "accept-redirects", "min-rate"] as const),
];
/** Options that apply only if the app serves requests. */
const serverOptions: readonly OptionName[] = [
  ...(["path", "headers", "port", "socket", "https", "ca", "insecure"] as const),
  ...(["ready", "ready-path", "ready-timeout"] as const),
];

export function readLoad(
  raw: RawInputs,
  machine: Machine,
  { one, report, reportSentence }: Pick<Reader, "one" | "report" | "reportSentence">,
): LoadInputs {
  const load = raw.has("load") ? one("load", options.load.parse) : "http";
  const command = one("load-command", options["load-command"].parse);
  const service = one("load-service", options["load-service"].parse);
  const exitCodes = one("exit-codes", options["exit-codes"].parse);
  const durationMs = one("duration", options.duration.parse);
  const requests = one("requests", options.requests.parse);
  const warmupMs = one("warmup", options.warmup.parse);
  const requestsPerConnection = one("max-connection-requests", options["max-connection-requests"].parse);
  const socketPath = one("socket", options.socket.parse);
  const tls = readTls(raw, machine, { one, report });
  const { scenario, notices } = readUsers(raw, machine, { one, report, reportSentence });
  const stages = scenario?.stages ?? null;
  const isCommand = raw.has("load-command");
  const isNone = load === "none";
  for (const name of [...(isCommand || isNone ? httpOptions : []), ...(isNone ? serverOptions : [])]) {
    // A batch job may say that it has no port.
    const isNoPort = name === "port" && raw.get(name)?.join() === "none";
    if (raw.has(name) && !isNoPort) report(name, `cannot be used with \`${isNone ? "load: none" : "load-command"}\``);
  }
  if (isCommand && raw.has("load")) {
    report("load-command", "is given together with `load`; expected one of them");
  }
  const program = command?.[0];
  if (program !== undefined && service === null && !isInstalled(program, machine)) {
    report("load-command", `begins with "${program}", which is not in PATH; install it before memgate runs`);
  }
  if (raw.has("load-service") && !(isCommand && raw.has("compose-file"))) {
    report("load-service", "needs `load-command` and `compose-file`");
  }
  if (raw.has("exit-codes") && load !== null && !isNone) report("exit-codes", "needs `load: none`");
  if (isNone && raw.has("container")) {
    report(
      "container",
      "is already running, but with `load: none` memgate must see the start of the job; give `image` instead",
    );
  }
  if (raw.has("socket") && raw.has("port")) report("socket", "is given together with `port`; expected one of them");
  const limitMs = durationMs ?? hourMs;
  const defaultMs = raw.has("requests") ? defaults.countedMs : defaults.durationMs;
  const workloadOf = (): WorkloadPlan | null => {
    if (isCommand) {
      const isLimitGiven = durationMs !== null;
      return command === null ? null : { kind: "command", command, service, limitMs, isLimitGiven };
    }
    if (load === null || exitCodes === null) return null;
    return isNone ? { kind: "none", exitCodes, limitMs } : { kind: "http" };
  };
  return {
    workload: workloadOf(),
    scenario,
    scenarioNotices: notices,
    durationMs: stages === null ? (durationMs ?? defaultMs) : durationOfStages(stages),
    // Stages have no warmup before them.
    warmupMs: isCommand || isNone || stages !== null ? 0 : (warmupMs ?? defaults.warmupMs),
    requests,
    requestsPerConnection,
    tls,
    socketPath,
  };
}

/** Returns true if a shell would find the program. */
function isInstalled(program: string, { pathKindAt, env }: Machine): boolean {
  // On Windows, a program name can have one of many extensions. memgate does not check it.
  if (env["PATHEXT"] !== undefined) return true;
  const folders = env["PATH"]?.split(delimiter).filter((folder) => folder !== "");
  if (program.includes("/")) return pathKindAt(program) === "file";
  return folders === undefined || folders.some((folder) => pathKindAt(join(folder, program)) === "file");
}

function readUsers(
  raw: RawInputs,
  { readText, readBytes, readers }: Machine,
  { one, report, reportSentence }: Pick<Reader, "one" | "report" | "reportSentence">,
): { readonly scenario: Scenario | null; readonly notices: readonly string[] } {
  const withoutScenario = { scenario: null, notices: [] };
  const scenario = one("scenario", options.scenario.parse);
  const har = one("har", options.har.parse);
  if (raw.has("scenario") && raw.has("har")) report("scenario", "is given together with `har`; expected one of them");
  const name = raw.has("scenario") ? "scenario" : "har";
  const file = scenario ?? har;
  if (file === null) return withoutScenario;
  if (file === "-") {
    report(name, '"-" is standard input, which only `manifest` accepts; expected a file');
    return withoutScenario;
  }
  for (const other of requestOptions) {
    if (raw.has(other)) report(other, `cannot be used with \`${name}\`, which has its own requests`);
  }
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    report(name, `"${file}" ${whyUnreadable(error)}`);
    return withoutScenario;
  }
  const { readScenario, readHar } = assertLoaded(readers);
  const read =
    name === "scenario"
      ? readScenario(file, text, (path) => readBytes(join(dirname(file), path)))
      : readHar(file, text);
  if (!read.ok) {
    for (const problem of read.problems) reportSentence(name, problem);
    return withoutScenario;
  }
  if (read.scenario.stages !== null) {
    for (const other of stageOptions) {
      if (raw.has(other)) report(other, "cannot be used with the stages of `scenario`, which replace it");
    }
  }
  return read;
}

function readTls(raw: RawInputs, { readText }: Machine, { one, report }: Pick<Reader, "one" | "report">) {
  const https = one("https", options.https.parse);
  const insecure = one("insecure", options.insecure.parse);
  const file = one("ca", options.ca.parse);
  if (https !== true) {
    const isRefused = raw.has("https") && https === null;
    for (const name of ["ca", "insecure"] as const) {
      if (raw.has(name) && !isRefused) report(name, "needs `https: true`");
    }
    return null;
  }
  if (insecure === true && file !== null) report("insecure", "is given together with `ca`; expected one of them");
  if (file === null) return { ca: null, insecure: insecure === true };
  try {
    const ca = readText(file);
    if (!ca.includes("-----BEGIN CERTIFICATE-----")) {
      report("ca", `"${file}" contains no certificate; expected a PEM file`);
    }
    return { ca, insecure: false };
  } catch (error) {
    report("ca", `"${file}" ${whyUnreadable(error)}`);
    return null;
  }
}
