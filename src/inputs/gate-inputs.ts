// Turns the raw strings of one gate into a frozen, typed object, or reports all problems at once.

import { whyUnreadable } from "../lib/errors.ts";
import { integer } from "../lib/format.ts";
import { placeText } from "../lib/place-text.ts";
import { nameAdvice } from "../lib/suggest.ts";
import type { AppSource } from "../model/app-source.ts";
import type { AppSpec } from "../model/app-spec.ts";
import type { Scenario } from "../model/scenario.ts";
import type { WorkloadPlan } from "../model/workload.ts";
import { mark } from "../options/mentions.ts";
import { isOptionName } from "../options/names.ts";
import {
  type FilePlace,
  folderName,
  type Method,
  type Mount,
  type Pair,
  type ReadyWhen,
  type Tmpfs,
  type WhyMode,
} from "../options/parsers.ts";
import type { MemoryQuantity } from "../options/quantity.ts";
import { createReader, type Problem, type RawInputs, type Reader } from "../options/reader.ts";
import type { Repeat } from "../options/repeat.ts";
import { optionNames, options } from "../options/table.ts";
import { secretsInBody, secretsInHeader, secretsInPath, secretsOf } from "../redaction/scenario-secrets.ts";
import { secretsInVariable } from "../redaction/secret-names.ts";
import { type Machine, readSource, type SourceRead } from "./app-source.ts";
import { type ComparisonInputs, readComparison } from "./base-inputs.ts";
import { readEnvFile } from "./env-file.ts";
import {
  reportMounts,
  reportReadyPath,
  reportTooManyRequests,
  reportUnsharedSocket,
  reportWarnRatio,
} from "./input-checks.ts";
import { withLeakCheck } from "./leak-inputs.ts";
import { readLoad } from "./load-inputs.ts";
import { reportNoPort } from "./no-port.ts";
import { withProbedHttps } from "./probed-https.ts";

export interface GateInputs extends ComparisonInputs {
  readonly source: AppSource;
  /** The app as the manifest describes it. The other fields override it. Null without a manifest. */
  readonly app: AppSpec | null;
  /** Null if the limit comes from a Compose file or a running container, which memgate resolves later. */
  readonly limitBytes: number | null;
  readonly maxRatio: number;
  /** Below `maxRatio`. Null without a warning. */
  readonly warnRatio: number | null;
  readonly isEnforced: boolean;
  /** Null for the port of the manifest, or the port that the image exposes. */
  readonly port: number | "none" | null;
  /** The workload. The fields about requests apply only to the kind `http`. */
  readonly workload: WorkloadPlan;
  /** Null for plain HTTP. */
  readonly tls: { readonly ca: string | null; readonly insecure: boolean } | null;
  /** A path on this machine. Null if the app listens on a port. */
  readonly socketPath: string | null;
  /** Requests after which memgate closes a connection. Null if connections stay open. */
  readonly requestsPerConnection: number | null;
  /** Null if memgate repeats a single request, with `path`, `method`, `headers` and `body`. */
  readonly scenario: Scenario | null;
  readonly path: string;
  readonly method: Method;
  readonly headers: readonly Pair[];
  readonly body: string | null;
  readonly connections: number;
  /** The length of the load phase. With `requests`, the longest time that it may take. */
  readonly durationMs: number;
  /** The number of requests, or of turns of a scenario, after which the load ends. Null if it ends by time only. */
  readonly requests: number | null;
  readonly warmupMs: number;
  /** Requests per second over all connections. Null if each connection sends as fast as the app responds. */
  readonly rate: number | null;
  readonly maxErrorRate: number;
  /** The number of runs, or `auto`. */
  readonly repeat: Repeat;
  /** True to force garbage collections between equal blocks of requests, and to judge the growth of live memory. */
  readonly checksLeak: boolean;
  /** Whether memgate may ask the app what holds its memory. */
  readonly why: WhyMode;
  /** The lowest accepted share of the requests that a rate requires, in [0, 1]. */
  readonly minRate: number;
  readonly requestTimeoutMs: number;
  /** True if redirects are the real work of the app. */
  readonly acceptsRedirects: boolean;
  /** Null for the probes of the manifest, or `http`. */
  readonly readyWhen: ReadyWhen | null;
  readonly readyPath: string;
  /** Null for 60 s, or longer if the manifest allows more. */
  readonly readyTimeoutMs: number | null;
  /** A later variable overrides an earlier one of the same name. */
  readonly env: readonly Pair[];
  /** Null for the command of the manifest or the image. */
  readonly command: readonly string[] | null;
  /** Null for the entrypoint of the manifest or the image. */
  readonly entrypoint: readonly string[] | null;
  /** Null for the user of the manifest or the image. */
  readonly user: string | null;
  readonly volumes: readonly Mount[];
  readonly tmpfs: readonly Tmpfs[];
  /** Null for the limit of the manifest, or no limit. */
  readonly cpus: number | null;
  /** Null for the engine's default network. */
  readonly network: string | null;
  /** The place at which GitHub shows a failure. Null for the step. */
  readonly annotate: FilePlace | null;
  /** True if annotate-file names the place. The place then applies to every failure. */
  readonly isPlaceGiven: boolean;
  /** Notices for the report about how memgate read the input. */
  readonly notices: readonly string[];
  /** Secrets of any length, some repeatedly. */
  readonly secrets: readonly string[];
}

export type InputsResult =
  | { readonly ok: true; readonly inputs: GateInputs }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Options without a default. */
function readOptional(raw: RawInputs, { one, many }: Reader) {
  return {
    // A given ready-path overrides the probes of the manifest.
    readyWhen: one("ready", options.ready.parse) ?? (raw.has("ready-path") ? ({ kind: "http" } as const) : null),
    readyTimeoutMs: one("ready-timeout", options["ready-timeout"].parse),
    rate: one("rate", options.rate.parse),
    warnRatio: one("warn-ratio", options["warn-ratio"].parse),
    readyPath: one("ready-path", options["ready-path"].parse),
    command: one("command", options.command.parse),
    entrypoint: one("entrypoint", options.entrypoint.parse),
    user: one("user", options.user.parse),
    network: one("network", options.network.parse),
    headers: many("headers", options.headers.parse),
  };
}

/** Options with a default. A value is null if the reader reported a problem. */
function readWithDefault({ one }: Reader) {
  return {
    maxRatio: one("max-ratio", options["max-ratio"].parse),
    connections: one("connections", options.connections.parse),
    maxErrorRate: one("max-error-rate", options["max-error-rate"].parse),
    minRate: one("min-rate", options["min-rate"].parse),
    isEnforced: one("enforce", options.enforce.parse),
    repeat: one("repeat", options.repeat.parse),
    why: one("why", options.why.parse),
    requestTimeoutMs: one("request-timeout", options["request-timeout"].parse),
    acceptsRedirects: one("accept-redirects", options["accept-redirects"].parse),
  };
}

/** Reports a batch job without an option that says whether it serves requests. */
function reportUnknownLoad(raw: RawInputs, name: string, { report }: Reader): void {
  if (raw.has("load") || raw.has("load-command")) return;
  report("load", `is required for the batch job ${name}; expected none, or http if it serves requests`);
}

/** @param raw without the options that apply to the whole run (`scope`), except `mode` */
export function readInputs(raw: RawInputs, machine: Machine): InputsResult {
  const problems: Problem[] = [];
  const reader = createReader(raw, problems);
  const { one, many, report } = reader;
  for (const name of raw.keys()) if (!isOptionName(name)) report(name, unknownOption(name));
  // docker compose reads the files itself, in its own format.
  const fromFiles = raw.has("compose-file") ? [] : readEnvFiles(machine, reader);
  const env = [...fromFiles, ...many("env", options.env.parse)];
  const limit: MemoryQuantity | null = one("memory-limit", options["memory-limit"].parse);
  const cpus = one("cpus", options.cpus.parse);
  const mounts = { volumes: many("volumes", options.volumes.parse), tmpfs: many("tmpfs", options.tmpfs.parse) };
  const targets = [...mounts.volumes, ...mounts.tmpfs].map(({ target }) => folderName(target));
  const limitBytes = limit?.bytes ?? null;
  const overrides = { variables: new Map(env), mounted: new Set(targets), limitBytes, cpus };
  const sourceRead = readSource(raw, machine, overrides, reader);
  const { source, app, needs } = sourceRead;
  if (needs?.isBatchJob === true) reportUnknownLoad(raw, needs.name, reader);
  if (!raw.has("memory-limit")) reportMissingLimit(raw, needs, reader);
  const { scenarioNotices, checksLeak, ...load } = withLeakCheck(raw, readLoad(raw, machine, reader), reader);
  const port = one("port", options.port.parse);
  const { tls, notices: tlsNotices } = withProbedHttps(raw, app, port === "none" ? null : port, load);
  const path = one("path", options.path.parse);
  const body = one("body", options.body.parse);
  const method = one("method", options.method.parse);
  if (body !== null && (method === "GET" || method === "HEAD")) {
    report("body", `is not sent with ${method}; expected a method such as POST`);
  }
  const inputs = { ...readWithDefault(reader), checksLeak };
  const compared = readComparison(raw, machine.pathKindAt, reader);
  const optional = { ...readOptional(raw, reader), ...compared, port, ...mounts, cpus };
  reportReadyPath(raw, optional.readyWhen, reader);
  reportWarnRatio(raw, optional.warnRatio, inputs.maxRatio, reader);
  if (port === "none") reportNoPort(load.workload, optional.readyWhen, app, reader);
  reportMounts(optional, machine, reader);
  reportTooManyRequests({ ...load, rate: optional.rate }, raw, reader);
  const isOwnContainer = source?.kind === "image" || source?.kind === "build";
  if (isOwnContainer && app === null) reportUnsharedSocket(load.socketPath, optional.volumes, reader);
  const annotate = readAnnotate(machine, reader);

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
      tls,
      workload: load.workload,
      env,
      source,
      app,
      limitBytes: limit?.bytes ?? app?.limit?.bytes ?? null,
      path,
      method,
      body,
      readyPath: optional.readyPath ?? path,
      // The limit in the file is the wrong place for a failure if memory-limit replaces it.
      annotate:
        annotate ?? (raw.has("memory-limit") || sourceRead.limitPlace?.file === "stdin" ? null : sourceRead.limitPlace),
      isPlaceGiven: annotate !== null,
      notices: [...limitNotices(limit, sourceRead), ...sourceRead.notices, ...scenarioNotices, ...tlsNotices],
      secrets: [
        ...(app === null ? [] : secretsInApp(app)),
        ...(load.scenario === null ? [] : secretsOf(load.scenario)),
        ...[...env, ...(source.kind === "build" ? source.buildArgs : [])].flatMap(secretsInVariable),
        ...secretsInRequests({ ...optional, path, body }),
      ],
    }),
  };
}

function readAnnotate({ pathKindAt }: Machine, { one, report }: Reader): FilePlace | null {
  const annotate = one("annotate-file", options["annotate-file"].parse);
  if (annotate !== null && pathKindAt(annotate.file) !== "file") {
    report("annotate-file", `"${annotate.file}" is not a file; expected a manifest or a Dockerfile`);
  }
  return annotate;
}

/** The secrets in the requests of the load and of the readiness check. */
function secretsInRequests({
  headers,
  path,
  readyPath,
  body,
}: Pick<GateInputs, "headers" | "path" | "body"> & { readonly readyPath: string | null }): readonly string[] {
  return [
    ...headers.flatMap(([name, value]) => secretsInHeader(name, value)),
    ...[path, readyPath ?? ""].flatMap(secretsInPath),
    ...secretsInBody(body ?? ""),
  ];
}

/** The values of Secrets, and the values of variables and of probe requests whose names say that they are secret. */
function secretsInApp({ secrets, env, probes }: AppSpec): readonly string[] {
  const requests = probes.flatMap(({ probe }) => (probe.kind === "http" ? [probe] : []));
  return [
    ...secrets,
    ...env.flatMap(secretsInVariable),
    ...requests.flatMap(({ path }) => secretsInPath(path)),
    ...requests.flatMap(({ headers }) => headers).flatMap(([name, value]) => secretsInHeader(name, value)),
  ];
}

function readEnvFiles({ readText, env }: Machine, { many, report, reportSentence }: Reader): readonly Pair[] {
  return many("env-file", options["env-file"].parse).flatMap((path) => {
    if (path === "-") {
      report("env-file", '"-" is standard input, which only `manifest` accepts; expected a file');
      return [];
    }
    try {
      const { pairs, problems } = readEnvFile(path, readText(path), env);
      for (const problem of problems) reportSentence("env-file", problem);
      return pairs;
    } catch (error) {
      report("env-file", `"${path}" ${whyUnreadable(error)}`);
      return [];
    }
  });
}

function reportMissingLimit(raw: RawInputs, needs: SourceRead["needs"], { report }: Reader): void {
  // docker compose or the engine knows the limit of these sources. memgate asks for it later.
  if (raw.has("compose-file") || raw.has("container")) return;
  if (raw.has("manifest")) {
    // Without a container, the reader of the manifest has reported the problem.
    if (needs === null || !needs.needsLimit) return;
    return void report(
      "memory-limit",
      `is required: ${needs.name} in the manifest has no resources.limits.memory, nor has its pod`,
    );
  }
  report("memory-limit", "is required; expected the limit that you deploy with, such as 512Mi");
}

function limitNotices(limit: MemoryQuantity | null, { app }: SourceRead): readonly string[] {
  const replaced = app?.limit ?? null;
  const notices = limit === null || limit.notice === null ? [] : [limit.notice];
  if (limit === null || replaced === null || replaced.bytes === limit.bytes) return notices;
  const place = placeText(replaced.place);
  return [...notices, `${mark("memory-limit")} replaces the limit of ${integer(replaced.bytes)} B at ${place}`];
}

function isComplete<T extends object>(values: T): values is { [K in keyof T]: NonNullable<T[K]> } {
  return Object.values(values).every((value) => value !== null);
}

function unknownOption(name: string): string {
  return `is not an option; ${nameAdvice(name, optionNames, `expected one of ${optionNames.join(", ")}`)}`;
}
