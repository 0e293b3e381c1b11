// What docker compose makes of Compose files, before anything is started.

import { readFileSync } from "node:fs";
import { resolve as resolvePath } from "node:path";
import { type ComposeFiles, composePlaceText, readComposeFiles } from "../../../compose/compose-file.ts";
import { composeRefusal } from "../../../compose/error-message.ts";
import { at, mapOf, scalarText, servicesOf } from "../../../compose/model.ts";
import { checkProject, composeNotices } from "../../../compose/unsupported-fields.ts";
import { GateError, messageOf } from "../../../lib/errors.ts";
import type { ComposeSource } from "../../../model/app-source.ts";
import type { Compose, ResolvedCompose } from "../../../model/resolved-compose.ts";
import type { Secret } from "../../../model/secret.ts";
import type { Pair } from "../../../options/parsers.ts";
import { redactorOf, secretOf, secretsInVariable } from "../../../redaction/redactor.ts";
import { findCompose, runCompose } from "./cli.ts";
import { repeatedValues, textAt } from "./env-values.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Nothing is started or changed, and no engine is needed.
 * @param loadService that load-command runs in, which must be there too
 * @throws GateError `inputs` where there is no docker compose, it refuses the files, or the service can't be tested
 */
export async function resolveCompose(
  { files, service }: Omit<ComposeSource, "kind">,
  env: Env,
  signal: AbortSignal | null = null,
  loadService: string | null = null,
): Promise<ResolvedCompose> {
  const texts = files.map(fileAt);
  const read = readComposeFiles(texts, service);
  if (read.problems.length > 0) throw new GateError("inputs", read.problems.map(named).join("\n"));
  const shown = [...texts.map(({ text }) => text), ...files, ...files.map((path) => resolvePath(path))];
  const refusal = (stderr: string, images: readonly string[] = []) =>
    composeRefusal(stderr, read, { values: repeatedValues(files, read.envFiles, env), shown: [...shown, ...images] });
  const compose = await findCompose(env);
  signal?.throwIfAborted();
  const resolve = (name: string | null) => resolved(compose, files, name, env, refusal, signal);
  const chosen = read.service ?? onlyService(await resolve(null), files);
  const model = await resolve(chosen);
  assertReachable(model, chosen, read);
  if (loadService === chosen) {
    throw new GateError(
      "inputs",
      `load-service ${loadService} is the service under test, whose memory its load must not add to; expected another one`,
    );
  }
  const whole = loadService === null ? model : withService(model, loadService, await resolve(loadService));
  const limit = scalarText(at(servicesOf(model), chosen, "mem_limit"));
  const deployLimit = scalarText(at(servicesOf(model), chosen, "deploy", "resources", "limits", "memory"));
  const secrets = resolvedSecrets(whole, read, env);
  return {
    name: `service ${chosen} of ${files.join(" and ")}`,
    service: chosen,
    loadService,
    limitBytes: composeBytes(limit) ?? composeBytes(deployLimit),
    limitPlace: read.limitPlace,
    notices: composeNotices(model, chosen, read.placeOf),
    files,
    compose,
    env,
    model: whole,
    secrets,
    refusal: (stderr) => redactorOf(secrets).text(refusal(stderr, imagesOf(whole))),
  };
}

function imagesOf(model: unknown): readonly string[] {
  return Object.values(servicesOf(model)).flatMap((service) => scalarText(at(service, "image")) ?? []);
}

/** With a service of another model, and all that this one has beside its services. */
function withService(model: unknown, name: string, from: unknown): unknown {
  const both = (kind: string) => [kind, { ...mapOf(at(from, kind)), ...mapOf(at(model, kind)) }];
  return {
    ...mapOf(model),
    ...Object.fromEntries(["networks", "volumes", "secrets", "configs"].map(both)),
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
    ...Object.values(mapOf(at(model, "secrets"))).flatMap((one) => heldBy(one, env) ?? []),
  ];
}

function pairsOf(map: unknown): readonly Pair[] {
  return Object.entries(mapOf(map)).flatMap(([name, value]) => {
    const text = scalarText(value);
    return text === null ? [] : [[name, text] as const];
  });
}

/** What a secret's file or variable holds; null where it has neither, or the file can't be read. */
function heldBy(secret: unknown, env: Env): string | null {
  const [file, variable] = [scalarText(at(secret, "file")), scalarText(at(secret, "environment"))];
  if (file !== null) return textAt(file);
  return variable === null ? null : (env[variable] ?? null);
}

/** Resolved limits are whole bytes; 0 is none. */
export function composeBytes(text: string | null): number | null {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : null;
}

function fileAt(path: string) {
  try {
    return { path, text: readFileSync(path, "utf8") };
  } catch (cause) {
    throw new GateError("inputs", `compose-file "${path}" can't be read: ${messageOf(cause)}`, { cause });
  }
}

/** Its output is read and goes nowhere: it holds secrets. */
async function resolved(
  compose: Compose,
  files: readonly string[],
  service: string | null,
  env: Env,
  refusal: (stderr: string) => string,
  signal: AbortSignal | null,
): Promise<unknown> {
  // A service that is named is there whatever its profiles; so is what it needs.
  const named = service === null ? [] : [service];
  const args = [...projectArgs(checkProject, files), "config", "--format", "json", ...named];
  const { code, stdout, stderr } = await runCompose(compose, args, env, signal, null);
  signal?.throwIfAborted();
  if (code === 0) {
    try {
      return JSON.parse(stdout, unescaped);
    } catch {
      throw new GateError("inputs", "compose-file: docker compose config printed no JSON; update docker compose");
    }
  }
  throw new GateError("inputs", `compose-file ${refusal(stderr)}`);
}

/** A dollar sign is printed as in a file, where it has to be written twice. */
function unescaped(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("$$", "$") : value;
}

/** The arguments that every call begins with. */
export function projectArgs(project: string, files: readonly string[]): readonly string[] {
  return ["--project-name", project, ...files.flatMap((file) => ["--file", file])];
}

function onlyService(model: unknown, files: readonly string[]): string {
  const [only, ...others] = Object.keys(servicesOf(model));
  if (only !== undefined && others.length === 0) return only;
  const seen = only === undefined ? "no service" : `several services (${[only, ...others].join(", ")})`;
  throw new GateError(
    "inputs",
    `compose-file ${files.join(", ")} has ${seen}; expected service to name the one to test`,
  );
}

function assertReachable(model: unknown, service: string, { placeOf }: ComposeFiles): void {
  const mode = scalarText(at(servicesOf(model), service, "network_mode")) ?? "";
  if (mode !== "none" && !/^(service|container):/.test(mode)) return;
  const place = placeOf(["services", service, "network_mode"]);
  const where = place === null ? "" : `${composePlaceText(place)}: `;
  const why = "the service has no address of its own that load could be sent to; expected networks, or host";
  throw new GateError(
    "inputs",
    `compose-file ${where}services.${service}.network_mode is ${mode.replace(/^container:.*/s, "container:…")}: ${why}`,
  );
}

function named(problem: string): string {
  return `compose-file ${problem}`;
}
