// Resolves Compose files with docker compose, before anything is started.

import { readFileSync } from "node:fs";
import { resolve as resolvePath } from "node:path";
import { type ComposeFiles, readComposeFiles } from "../../../compose/compose-file.ts";
import { composeRefusal } from "../../../compose/error-message.ts";
import { at, mapOf, scalarText, servicesOf } from "../../../compose/model.ts";
import { checkProject, composeNotices } from "../../../compose/unsupported-fields.ts";
import { whyUnreadable } from "../../../lib/errors.ts";
import { decodeUtf8 } from "../../../lib/utf8.ts";
import type { ComposeSource } from "../../../model/app-source.ts";
import { GateError } from "../../../model/gate-error.ts";
import type { Compose, ResolvedCompose } from "../../../model/resolved-compose.ts";
import type { Secret } from "../../../model/secret.ts";
import type { Pair } from "../../../options/parsers.ts";
import { redactorOf, secretOf, secretsInVariable } from "../../../redaction/redactor.ts";
import { placeText } from "../../../yaml/diagnostics.ts";
import type { SourcePlace } from "../../../yaml/tree.ts";
import { findCompose, runCompose } from "./cli.ts";
import { quotableValues, textAt } from "./env-values.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Starts and changes nothing, and needs no engine.
 * @param loadService the service that load-command runs in; null if the load runs elsewhere
 * @throws GateError `inputs` if docker compose is missing or refuses the files, or if the service can't be tested
 */
export async function resolveCompose(
  { files, service }: Omit<ComposeSource, "kind">,
  env: Env,
  signal: AbortSignal | null = null,
  loadService: string | null = null,
): Promise<ResolvedCompose> {
  const texts = files.map(fileAt);
  const read = readComposeFiles(texts, service);
  if (read.problems.length > 0)
    throw new GateError("bad-input/compose-file", read.problems.map(withOptionName).join("\n"));
  const publicTexts = [...texts.map(({ text }) => text), ...files, ...files.map((path) => resolvePath(path))];
  const refusal = (stderr: string, images: readonly string[] = []) =>
    composeRefusal(stderr, read, {
      values: quotableValues(files, read.envFiles, env),
      publicTexts: [...publicTexts, ...images],
    });
  const compose = await findCompose(env);
  signal?.throwIfAborted();
  const resolve = (name: string | null) => resolvedModel(compose, files, name, env, refusal, signal);
  const chosen = read.service ?? onlyService(await resolve(null), files);
  const model = await resolve(chosen);
  assertReachable(model, chosen, read);
  if (loadService === chosen) {
    throw new GateError(
      "bad-input/load-service",
      `load-service ${loadService} is the tested service; expected another service, because the load must not add to the app's memory`,
    );
  }
  const fullModel = loadService === null ? model : withService(model, loadService, await resolve(loadService));
  const limit = scalarText(at(servicesOf(model), chosen, "mem_limit"));
  const deployLimit = scalarText(at(servicesOf(model), chosen, "deploy", "resources", "limits", "memory"));
  const secrets = resolvedSecrets(fullModel, read, env);
  return {
    name: `service ${chosen} of ${files.join(" and ")}`,
    service: chosen,
    loadService,
    limitBytes: composeBytes(limit) ?? composeBytes(deployLimit),
    limitPlace: read.limitPlace,
    notices: composeNotices(model, chosen, (path) => read.placeOf(path) ?? fileStart(files)),
    files,
    compose,
    env,
    model: fullModel,
    secrets,
    refusal: (stderr) => redactorOf(secrets).text(refusal(stderr, imagesOf(fullModel))),
  };
}

/** The place of a field that is not in the given files: an included file has it. */
function fileStart([file = ""]: readonly string[]): SourcePlace {
  return { file, line: 1, column: 1 };
}

function imagesOf(model: unknown): readonly string[] {
  return Object.values(servicesOf(model)).flatMap((service) => scalarText(at(service, "image")) ?? []);
}

/** Adds a service of another model, and that model's networks, volumes, secrets and configs. */
function withService(model: unknown, name: string, from: unknown): unknown {
  const merged = (kind: string) => [kind, { ...mapOf(at(from, kind)), ...mapOf(at(model, kind)) }];
  return {
    ...mapOf(model),
    ...Object.fromEntries(["networks", "volumes", "secrets", "configs"].map(merged)),
    services: { [name]: at(servicesOf(from), name), ...mapOf(servicesOf(model)) },
  };
}

function resolvedSecrets(model: unknown, { writtenVariables }: ComposeFiles, env: Env): readonly Secret[] {
  const ofServices = Object.entries(servicesOf(model)).flatMap(([name, service]) => {
    const written = writtenVariables(name);
    const variables = pairsOf(at(service, "environment"));
    return [
      ...[...variables, ...pairsOf(at(service, "build", "args"))].flatMap(secretsInVariable),
      ...variables.flatMap((pair) => (written.has(pair[0]) ? [] : secretOf(pair))),
    ];
  });
  const mounted = ["secrets", "configs"].flatMap((kind) => Object.values(mapOf(at(model, kind))));
  return [
    ...ofServices,
    ...mounted.flatMap((one) => scalarText(at(one, "content")) ?? []),
    ...Object.values(mapOf(at(model, "secrets"))).flatMap((one) => secretContent(one, env) ?? []),
  ];
}

function pairsOf(map: unknown): readonly Pair[] {
  return Object.entries(mapOf(map)).flatMap(([name, value]) => {
    const text = scalarText(value);
    return text === null ? [] : [[name, text] as const];
  });
}

/** The content of a secret's file or variable; null if the secret has neither, or if the file can't be read. */
function secretContent(secret: unknown, env: Env): string | null {
  const [file, variable] = [scalarText(at(secret, "file")), scalarText(at(secret, "environment"))];
  if (file !== null) return textAt(file);
  return variable === null ? null : (env[variable] ?? null);
}

/** Parses a resolved limit in whole bytes. Null if there is no limit, which may be written as 0. */
export function composeBytes(text: string | null): number | null {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : null;
}

function fileAt(path: string) {
  try {
    return { path, text: decodeUtf8(readFileSync(path)) };
  } catch (cause) {
    throw new GateError("bad-input/compose-file", `compose-file "${path}" ${whyUnreadable(cause)}`, { cause });
  }
}

/** The resolved model of docker compose config. Its output never goes to the log, because it contains secrets. */
async function resolvedModel(
  compose: Compose,
  files: readonly string[],
  service: string | null,
  env: Env,
  refusal: (stderr: string) => string,
  signal: AbortSignal | null,
): Promise<unknown> {
  // Naming the service activates it and its dependencies whatever their profiles are.
  const names = service === null ? [] : [service];
  const args = [...projectArgs(checkProject, files), "config", "--format", "json", ...names];
  const { code, stdout, stderr } = await runCompose(compose, args, env, signal, null);
  signal?.throwIfAborted();
  if (code === 0) {
    try {
      return JSON.parse(stdout, unescaped);
    } catch {
      throw new GateError(
        "bad-input/compose-file",
        "compose-file: docker compose config printed invalid JSON; update docker compose",
      );
    }
  }
  throw new GateError("bad-input/compose-file", `compose-file ${refusal(stderr)}`);
}

/** docker compose config prints each dollar sign twice, as in a Compose file. */
function unescaped(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("$$", "$") : value;
}

/** The arguments at the beginning of every docker compose call. */
export function projectArgs(project: string, files: readonly string[]): readonly string[] {
  return ["--project-name", project, ...files.flatMap((file) => ["--file", file])];
}

function onlyService(model: unknown, files: readonly string[]): string {
  const [only, ...others] = Object.keys(servicesOf(model));
  if (only !== undefined && others.length === 0) return only;
  const seen = only === undefined ? "no service" : `several services (${[only, ...others].join(", ")})`;
  throw new GateError(
    "bad-input/compose-file",
    `compose-file ${files.join(", ")} has ${seen}; set service to the one to test`,
  );
}

function assertReachable(model: unknown, service: string, { placeOf }: ComposeFiles): void {
  const mode = scalarText(at(servicesOf(model), service, "network_mode")) ?? "";
  if (mode !== "none" && !/^(service|container):/.test(mode)) return;
  const place = placeOf(["services", service, "network_mode"]);
  const where = place === null ? "" : `${placeText(place)}: `;
  const why = "memgate can't reach a service without an address of its own; expected networks, or network_mode: host";
  throw new GateError(
    "bad-input/compose-file",
    `compose-file ${where}services.${service}.network_mode is ${mode.replace(/^container:.*/s, "container:…")}: ${why}`,
  );
}

function withOptionName(problem: string): string {
  return `compose-file ${problem}`;
}
