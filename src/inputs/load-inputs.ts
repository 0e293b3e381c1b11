// What is done to the app while it is watched: requests, a command of the user's own, or nothing.

import { delimiter, dirname, join } from "node:path";
import { messageOf } from "../lib/errors.ts";
import type { Scenario } from "../model/scenario.ts";
import { durationOfStages } from "../model/stages.ts";
import type { WorkloadPlan } from "../model/workload.ts";
import type { RawInputs, Reader } from "../options/reader.ts";
import { type OptionName, options } from "../options/table.ts";
import { readHar } from "../scenario/har.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import type { Machine } from "./app-source.ts";

export interface LoadInputs {
  /** Null where a problem was told. */
  readonly workload: WorkloadPlan | null;
  /** What users do, of a scenario or a recording; null: the one request. */
  readonly scenario: Scenario | null;
  readonly scenarioNotices: readonly string[];
  readonly durationMs: number;
  readonly warmupMs: number;
  readonly requestsPerConnection: number | null;
  /** Null: HTTP. */
  readonly tls: { readonly ca: string | null; readonly insecure: boolean } | null;
  /** Null: the port. */
  readonly socketPath: string | null;
}

const hourMs = 3_600_000;
const usual = { durationMs: 30_000, warmupMs: 5_000 };

/** What a scenario says itself, of each of its requests. */
const ofOneRequest: readonly OptionName[] = ["path", "method", "body"];
/** What its stages say. */
const ofStages: readonly OptionName[] = ["duration", "rate", "warmup"];
/** What only has a meaning where memgate sends requests itself. */
const ofRequests: readonly OptionName[] = [
  ...(["connections", "rate", "method", "body", "warmup", "max-error-rate", "max-connection-requests"] as const),
  ...(["scenario", "har"] as const),
];
/** What only has a meaning where an app is waited for. */
const ofServing: readonly OptionName[] = [
  ...([
    "path",
    "headers",
    "port",
    "socket",
    "https",
    "ca",
    "insecure",
    "ready",
    "ready-path",
    "ready-timeout",
  ] as const),
];

export function readLoad(
  raw: RawInputs,
  machine: Machine,
  { one, report, reportSentence }: Pick<Reader, "one" | "report" | "reportSentence">,
): LoadInputs {
  const load = one("load", options.load.parse);
  const command = one("load-command", options["load-command"].parse);
  const service = one("load-service", options["load-service"].parse);
  const exitCodes = one("exit-codes", options["exit-codes"].parse);
  const durationMs = one("duration", options.duration.parse);
  const warmupMs = one("warmup", options.warmup.parse);
  const requestsPerConnection = one("max-connection-requests", options["max-connection-requests"].parse);
  const socketPath = one("socket", options.socket.parse);
  const tls = readTls(raw, machine, { one, report });
  const { scenario, notices } = readUsers(raw, machine, { one, report, reportSentence });
  const stages = scenario?.stages ?? null;
  const isCommand = raw.has("load-command");
  const isNone = load === "none";
  for (const name of [...(isCommand || isNone ? ofRequests : []), ...(isNone ? ofServing : [])]) {
    if (raw.has(name)) report(name, isNone ? "has no meaning with load none" : "has no meaning with load-command");
  }
  if (isCommand && raw.has("load"))
    report("load-command", `and load ${load ?? ""} are both given; expected one of them`);
  const program = command?.[0];
  if (program !== undefined && service === null && !isThere(program, machine)) {
    report("load-command", `begins with "${program}", which is not in PATH; is it installed in a step before?`);
  }
  if (raw.has("load-service") && !(isCommand && raw.has("compose-file"))) {
    report("load-service", "needs load-command and compose-file");
  }
  if (raw.has("exit-codes") && !isNone) report("exit-codes", "needs load none");
  if (isNone && raw.has("container")) {
    report("container", "runs already, and load none is for a job that is seen from its start; give image instead");
  }
  if (raw.has("socket") && raw.has("port")) report("socket", "and port are both given; expected one of them");
  const limitMs = durationMs ?? hourMs;
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
    durationMs: stages === null ? (durationMs ?? usual.durationMs) : durationOfStages(stages),
    // Stages begin as their file says, and with nothing before it.
    warmupMs: isCommand || isNone || stages !== null ? 0 : (warmupMs ?? usual.warmupMs),
    requestsPerConnection,
    tls,
    socketPath,
  };
}

/** Whether a program is where a shell would find it. */
function isThere(program: string, { pathKindAt, env }: Machine): boolean {
  // Windows, where a program has one of many endings.
  if (env["PATHEXT"] !== undefined) return true;
  const folders = env["PATH"]?.split(delimiter).filter((folder) => folder !== "");
  if (program.includes("/")) return pathKindAt(program) === "file";
  return folders === undefined || folders.some((folder) => pathKindAt(join(folder, program)) === "file");
}

function readUsers(
  raw: RawInputs,
  { readText, readBytes }: Machine,
  { one, report, reportSentence }: Pick<Reader, "one" | "report" | "reportSentence">,
): { readonly scenario: Scenario | null; readonly notices: readonly string[] } {
  const nothing = { scenario: null, notices: [] };
  const scenario = one("scenario", options.scenario.parse);
  const har = one("har", options.har.parse);
  if (raw.has("scenario") && raw.has("har")) report("scenario", "and har are both given; expected one of them");
  const name = raw.has("scenario") ? "scenario" : "har";
  const file = scenario ?? har;
  if (file === null) return nothing;
  if (file === "-") {
    report(name, "can't be standard input, which is for manifest alone; expected the path of a file");
    return nothing;
  }
  for (const other of ofOneRequest) {
    if (raw.has(other)) report(other, `has no meaning with ${name}, which has its own requests`);
  }
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    report(name, `"${file}" can't be read: ${messageOf(error)}`);
    return nothing;
  }
  const read =
    name === "scenario"
      ? readScenario(file, text, (path) => readBytes(join(dirname(file), path)))
      : readHar(file, text);
  if (!read.ok) {
    for (const problem of read.problems) reportSentence(problem);
    return nothing;
  }
  if (read.scenario.stages !== null) {
    for (const other of ofStages) {
      if (raw.has(other)) report(other, "has no meaning with the stages of scenario, which say it");
    }
  }
  return read;
}

function readTls(raw: RawInputs, { readText }: Machine, { one, report }: Pick<Reader, "one" | "report">) {
  const https = one("https", options.https.parse);
  const insecure = one("insecure", options.insecure.parse);
  const file = one("ca", options.ca.parse);
  if (https !== true) {
    for (const name of ["ca", "insecure"] as const) if (raw.has(name)) report(name, "needs https: true");
    return null;
  }
  if (insecure === true && file !== null) report("insecure", "and ca are both given; expected one of them");
  if (file === null) return { ca: null, insecure: insecure === true };
  try {
    const ca = readText(file);
    if (!ca.includes("-----BEGIN CERTIFICATE-----"))
      report("ca", `"${file}" holds no certificate; expected a PEM file`);
    return { ca, insecure: false };
  } catch (error) {
    report("ca", `"${file}" can't be read: ${messageOf(error)}`);
    return null;
  }
}
