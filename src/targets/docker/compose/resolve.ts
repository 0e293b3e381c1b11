// Resolves Compose files with docker compose, before anything is started.

import { existsSync, readFileSync } from "node:fs";
import { resolve as resolvePath } from "node:path";
import { type ComposeFiles, readComposeFiles, secretsInCompose } from "../../../compose/compose-file.ts";
import type { ComposeText } from "../../../compose/compose-yaml.ts";
import { composeRefusal, refusedPlace } from "../../../compose/error-message.ts";
import { at, closureOf, mapOf, scalarText, servicesOf } from "../../../compose/model.ts";
import { namesInCompose } from "../../../compose/names.ts";
import { unsetAdvice } from "../../../compose/unset-variables.ts";
import { checkProject, composeNotices } from "../../../compose/unsupported-fields.ts";
import { whyUnreadable } from "../../../lib/errors.ts";
import { placeText } from "../../../lib/place-text.ts";
import { decodeUtf8 } from "../../../lib/utf8.ts";
import type { ComposeSource } from "../../../model/app-source.ts";
import { GateError } from "../../../model/gate-error.ts";
import type { ResolvedCompose } from "../../../model/resolved-compose.ts";
import { redactorOf } from "../../../redaction/redactor.ts";
import type { SourcePlace } from "../../../yaml/tree.ts";
import { findCompose, runCompose } from "./cli.ts";
import { composeConfig } from "./config.ts";
import { isReadableFile, secretsInEnvFiles, textAt, withEnvFiles } from "./env-values.ts";
import { sshKeyProblems } from "./ssh-keys.ts";
import { unreadOverrides } from "./unread-override.ts";
import { findUnset } from "./unset.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Starts and changes nothing, and needs no engine.
 * @param loadService the service that load-command runs in; null if the load runs elsewhere
 * @throws GateError `inputs` if docker compose is missing or refuses the files, or if the service can't be tested
 */
export async function resolveCompose(
  { files, service, allowUnset, envFiles }: Omit<ComposeSource, "kind">,
  ownEnv: Env,
  signal: AbortSignal | null = null,
  loadService: string | null = null,
): Promise<ResolvedCompose> {
  const env = withEnvFiles(ownEnv, files, envFiles, isReadableFile);
  const texts = files.map(fileAt);
  const read = readComposeFiles(texts, service);
  if (read.problems.length > 0) throw inputError(read.problems);
  const paths = [...files, ...files.map((path) => resolvePath(path))];
  const refusal = (stderr: string, resolvedSecrets: readonly string[] = [], resolvedNames: readonly string[] = []) => {
    const secrets = [...read.secrets, ...secretsInEnvFiles(files, read.envFiles, env), ...resolvedSecrets];
    const { message } = redactorOf(secrets, [...paths, ...read.names, ...resolvedNames]);
    return composeRefusal(stderr, read, message);
  };
  const compose = await findCompose(env);
  signal?.throwIfAborted();
  const resolve = async (name: string | null) => {
    const resolved = await composeConfig(
      (args) => runCompose(compose, [...projectArgs(checkProject, files), ...args], env, signal, null),
      // Naming the service activates it and its dependencies whatever their profiles are.
      name === null ? [] : [name],
    );
    signal?.throwIfAborted();
    if (resolved.model !== null) return resolved;
    throw inputError(refusalProblems(resolved.stderr, texts, read, env, refusal));
  };
  const chosen = read.service ?? onlyService((await resolve(null)).model, files);
  const { model, stderr } = await resolve(chosen);
  assertReachable(model, chosen, read);
  if (loadService === chosen) {
    throw new GateError(
      "bad-input/load-service",
      `\`load-service\` ${loadService} is the tested service; expected another service, because the load must not add to the app's memory`,
    );
  }
  const fullModel = loadService === null ? model : withService(model, loadService, (await resolve(loadService)).model);
  const started = [chosen, ...(loadService === null ? [] : [loadService])];
  const services = started.flatMap((service) => closureOf(fullModel, service));
  const unset = findUnset(stderr, texts, read, env, { services, allowed: allowUnset });
  const problems = [...sshKeyProblems(fullModel, read, env, existsSync), ...withAdvice(unset.problems, true)];
  if (problems.length > 0) throw inputError(problems);
  const limit = scalarText(at(servicesOf(model), chosen, "mem_limit"));
  const deployLimit = scalarText(at(servicesOf(model), chosen, "deploy", "resources", "limits", "memory"));
  const secrets = [...secretsInCompose(fullModel), ...contentsOfSecrets(fullModel, env)];
  const names = [...paths, ...namesInCompose(fullModel)];
  return {
    name: `service ${chosen} of ${files.join(" and ")}`,
    service: chosen,
    loadService,
    limitBytes: composeBytes(limit) ?? composeBytes(deployLimit),
    limitPlace: read.limitPlace,
    notices: [
      ...unreadOverrides(files, existsSync),
      ...unset.notices,
      ...composeNotices(model, chosen, (path) => read.placeOf(path) ?? fileStart(files)),
    ],
    files,
    allowUnset,
    envFiles,
    compose,
    env,
    model: fullModel,
    secrets,
    names,
    refusal: (stderr) => refusal(stderr, secrets, names),
  };
}

/** The place to report for a field that only an included file has: the start of the first given file. */
function fileStart([file = ""]: readonly string[]): SourcePlace {
  return { file, line: 1, column: 1 };
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

function contentsOfSecrets(model: unknown, env: Env): readonly string[] {
  return Object.values(mapOf(at(model, "secrets"))).flatMap((one) => secretContent(one, env) ?? []);
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
    throw new GateError("bad-input/compose-file", `\`compose-file\` "${path}" ${whyUnreadable(cause)}`, { cause });
  }
}

/** If docker compose refuses the files only because a variable is not set, the problems name the variable instead. */
function refusalProblems(
  stderr: string,
  texts: readonly ComposeText[],
  read: ComposeFiles,
  env: Env,
  refusal: (stderr: string) => string,
): readonly string[] {
  const { problems, lines } = findUnset(stderr, texts, read, env, { services: null, allowed: [] });
  const place = refusedPlace(stderr, read);
  const isConsequence = problems.length > 0 && (place === null || lines.has(placeText({ ...place, column: null })));
  return [...(isConsequence ? [] : [refusal(stderr)]), ...withAdvice(problems, false)];
}

function withAdvice(unset: readonly string[], mayBeEmpty: boolean): readonly string[] {
  return unset.length === 0 ? [] : [...unset, unsetAdvice(mayBeEmpty)];
}

function inputError(problems: readonly string[]): GateError {
  return new GateError("bad-input/compose-file", `\`compose-file\` ${problems.join("; ")}`);
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
    `\`compose-file\` ${files.join(", ")} has ${seen}; set \`service\` to the one to test`,
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
    `\`compose-file\` ${where}services.${service}.network_mode is ${mode.replace(/^container:.*/s, "container:…")}: ${why}`,
  );
}
