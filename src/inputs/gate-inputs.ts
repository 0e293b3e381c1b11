// Raw strings of one gate in; one frozen, typed object out, or all that is wrong with them at once.

import { resolve } from "node:path";
import { messageOf } from "../lib/errors.ts";
import { integer } from "../lib/format.ts";
import { suggestion } from "../lib/suggest.ts";
import type { AppSource } from "../model/app-source.ts";
import type { AppSpec } from "../model/app-spec.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Secret } from "../model/secret.ts";
import type { WorkloadPlan } from "../model/workload.ts";
import {
  type FilePlace,
  folderName,
  type Method,
  type Mount,
  type Pair,
  type ReadyWhen,
  type Tmpfs,
} from "../options/parsers.ts";
import type { MemoryQuantity } from "../options/quantity.ts";
import { createReader, type Problem, type RawInputs, type Reader } from "../options/reader.ts";
import { isOptionName, optionNames, options } from "../options/table.ts";
import { secretOf, secretsInVariable } from "../redaction/redactor.ts";
import { secretsInBody, secretsInHeader, secretsInPath, secretsOf } from "../redaction/scenario-secrets.ts";
import { type Machine, readSource, type SourceRead } from "./app-source.ts";
import { readEnvFile } from "./env-file.ts";
import { readLoad } from "./load-inputs.ts";

export interface GateInputs {
  readonly source: AppSource;
  /** The container as a manifest has it; the rest here stands before it. */
  readonly app: AppSpec | null;
  /** Null: the one that the source has, which docker compose or the engine must be asked for. */
  readonly limitBytes: number | null;
  readonly maxRatio: number;
  /** Null: the manifest's, or the one that the image exposes. */
  readonly port: number | null;
  /** What makes the app work; what is about requests here is of `http`. */
  readonly workload: WorkloadPlan;
  /** Null: HTTP. */
  readonly tls: { readonly ca: string | null; readonly insecure: boolean } | null;
  /** A path of this machine; null: the port. */
  readonly socketPath: string | null;
  /** Null: connections are kept. */
  readonly requestsPerConnection: number | null;
  /** What users do; null: the one request. */
  readonly scenario: Scenario | null;
  readonly path: string;
  readonly method: Method;
  readonly headers: readonly Pair[];
  readonly body: string | null;
  readonly connections: number;
  readonly durationMs: number;
  readonly warmupMs: number;
  /** Requests per second over all connections; null: as fast as it goes. */
  readonly rate: number | null;
  readonly maxErrorRate: number;
  /** Null: the manifest's probes, or http. */
  readonly readyWhen: ReadyWhen | null;
  readonly readyPath: string;
  /** Null: 60 s, or longer where the manifest gives it longer. */
  readonly readyTimeoutMs: number | null;
  /** Later ones stand before earlier ones of the same name. */
  readonly env: readonly Pair[];
  /** Null: the manifest's, or the image's own. */
  readonly command: readonly string[] | null;
  /** Null: the manifest's, or the image's own. */
  readonly entrypoint: readonly string[] | null;
  /** Null: the manifest's, or the image's own. */
  readonly user: string | null;
  readonly volumes: readonly Mount[];
  readonly tmpfs: readonly Tmpfs[];
  readonly cpus: number | null;
  /** Null: the engine's default network. */
  readonly network: string | null;
  /** Where a failure is annotated; null for nowhere in particular. */
  readonly annotate: FilePlace | null;
  /** What the reader of the result should know about how the input was read. */
  readonly notices: readonly string[];
  /** Texts that must not be shown. */
  readonly secrets: readonly Secret[];
}

export type InputsResult =
  | { readonly ok: true; readonly inputs: GateInputs }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** @param raw without the options that are for a whole run (`scope`) */
export function readInputs(raw: RawInputs, machine: Machine): InputsResult {
  const problems: Problem[] = [];
  const reader = createReader(raw, problems);
  const { one, many, report } = reader;
  for (const name of raw.keys()) {
    if (!isOptionName(name)) report(name, unknownOption(name));
  }

  const fromFiles = readEnvFiles(machine, reader);
  const env = [...fromFiles, ...many("env", options.env.parse)];
  const limit: MemoryQuantity | null = one("memory-limit", options["memory-limit"].parse);
  const cpus = one("cpus", options.cpus.parse);
  const mounts = { volumes: many("volumes", options.volumes.parse), tmpfs: many("tmpfs", options.tmpfs.parse) };
  const targets = [...mounts.volumes, ...mounts.tmpfs].map(({ target }) => folderName(target));
  const limitBytes = limit?.bytes ?? null;
  const given = { variables: new Map(env), mounted: new Set(targets), limitBytes, cpus };
  const described = readSource(raw, machine, given, reader);
  const { source, app } = described;
  if (app !== null && /^(Cron)?Job\//.test(app.name) && !raw.has("load") && !raw.has("load-command")) {
    report("load", `is to be given for ${app.name}, a batch job: none, or http where it serves requests`);
  }
  if (!raw.has("memory-limit")) reportMissingLimit(raw, app, reader);
  const { scenarioNotices, ...load } = readLoad(raw, machine, reader);
  const path = one("path", options.path.parse);
  const body = one("body", options.body.parse);
  const method = one("method", options.method.parse);
  if (body !== null && (method === "GET" || method === "HEAD")) {
    report("body", `is not sent with ${method}; expected a method such as POST beside it`);
  }
  const inputs = {
    maxRatio: one("max-ratio", options["max-ratio"].parse),
    connections: one("connections", options.connections.parse),
    maxErrorRate: one("max-error-rate", options["max-error-rate"].parse),
  };
  const optional = {
    // Who names the path means to have it asked, whatever a manifest's probes are.
    readyWhen: one("ready", options.ready.parse) ?? (raw.has("ready-path") ? ({ kind: "http" } as const) : null),
    readyTimeoutMs: one("ready-timeout", options["ready-timeout"].parse),
    port: one("port", options.port.parse),
    rate: one("rate", options.rate.parse),
    readyPath: one("ready-path", options["ready-path"].parse),
    command: one("command", options.command.parse),
    entrypoint: one("entrypoint", options.entrypoint.parse),
    user: one("user", options.user.parse),
    ...mounts,
    cpus,
    network: one("network", options.network.parse),
    headers: many("headers", options.headers.parse),
  };
  if (raw.has("ready-path") && optional.readyWhen !== null && optional.readyWhen.kind !== "http") {
    report("ready-path", `is not asked with ready ${optional.readyWhen.kind}; expected one of the two`);
  }
  for (const { source } of optional.volumes) {
    if (machine.pathKindAt(source) === null)
      report("volumes", `"${source}" is not here; expected a file or folder of this machine`);
  }
  const { socketPath } = load;
  const isShared = ({ source }: Mount) => resolve(socketPath ?? "").startsWith(`${resolve(source)}/`);
  if (socketPath !== null && source?.kind === "image" && app === null && !optional.volumes.some(isShared)) {
    report(
      "socket",
      `"${socketPath}" is in no folder that volumes shares with the app; expected a path of this machine in one`,
    );
  }
  const twice = targets.find((target, index) => targets.indexOf(target) !== index);
  if (twice !== undefined)
    report("volumes", `"${twice}" in the container is mounted twice; expected one volume or tmpfs there`);
  const annotate = one("annotate-file", options["annotate-file"].parse);
  if (annotate !== null && machine.pathKindAt(annotate.file) !== "file") {
    report("annotate-file", `"${annotate.file}" is not a file here; expected a manifest or a Dockerfile`);
  }

  if (
    problems.length > 0 ||
    source === null ||
    load.workload === null ||
    path === null ||
    method === null ||
    !isComplete(inputs)
  ) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    inputs: Object.freeze({
      ...inputs,
      ...optional,
      ...load,
      workload: load.workload,
      env,
      source,
      app,
      limitBytes: limit?.bytes ?? app?.limit?.bytes ?? null,
      path,
      method,
      body,
      readyPath: optional.readyPath ?? path,
      // A limit that is not the one in force is no place for its failure.
      annotate:
        annotate ?? (raw.has("memory-limit") || described.limitPlace?.file === "stdin" ? null : described.limitPlace),
      notices: [...limitNotices(limit, described), ...described.notices, ...scenarioNotices],
      secrets: [
        ...fromFiles.map(secretOf),
        ...(app?.secrets ?? []),
        ...(load.scenario === null ? [] : secretsOf(load.scenario)),
        ...[...env, ...(source.kind === "build" ? source.buildArgs : [])].flatMap(secretsInVariable),
        ...optional.headers.flatMap(([name, value]) => secretsInHeader(name, value)),
        ...secretsInPath(path),
        ...secretsInBody(body ?? ""),
      ],
    }),
  };
}

function readEnvFiles({ readText, env }: Machine, { many, report, reportSentence }: Reader): readonly Pair[] {
  return many("env-file", options["env-file"].parse).flatMap((path) => {
    try {
      if (path === "-") throw new Error("standard input is for manifest alone");
      const { pairs, problems } = readEnvFile(path, readText(path), env);
      for (const problem of problems) reportSentence(problem);
      return pairs;
    } catch (error) {
      report("env-file", `"${path}" can't be read: ${messageOf(error)}`);
      return [];
    }
  });
}

function reportMissingLimit(raw: RawInputs, app: AppSpec | null, { report }: Reader): void {
  // Of these, docker compose or the engine has to be asked.
  if (raw.has("compose-file") || raw.has("container")) return;
  if (raw.has("manifest")) {
    // A manifest that can't be read is told of by itself.
    if (app === null || app.limit !== null) return;
    return void report("memory-limit", `is required: ${app.name} of the manifest has no resources.limits.memory`);
  }
  report("memory-limit", "is required, such as 512Mi: the limit that the app has where it is deployed");
}

function limitNotices(limit: MemoryQuantity | null, { app }: SourceRead): readonly string[] {
  const own = app?.limit ?? null;
  const notices = limit === null || limit.notice === null ? [] : [limit.notice];
  if (limit === null || own === null || own.bytes === limit.bytes) return notices;
  const { file, line } = own.place;
  return [...notices, `memory-limit is used, not the limit of ${integer(own.bytes)} B at ${file}:${line}`];
}

function isComplete<T extends object>(values: T): values is { [K in keyof T]: NonNullable<T[K]> } {
  return Object.values(values).every((value) => value !== null);
}

function unknownOption(name: string): string {
  const meant = suggestion(name, optionNames);
  return `is not an option; ${meant === null ? `expected one of ${optionNames.join(", ")}` : `did you mean ${meant}?`}`;
}
