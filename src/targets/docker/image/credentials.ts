// What the docker CLI would show a registry: the same files, in the same order. Source: docker/cli's cli/config.
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { GateError } from "../../../lib/errors.ts";
import type { HelperAnswer } from "./credential-helper.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface Registry {
  /** For people: `Docker Hub`, `ghcr.io`. */
  readonly name: string;
  /** What credentials are kept under. */
  readonly key: string;
  /** The command that stores some. */
  readonly login: string;
}

/** As the engine takes it, in dockerode's `pull(reference, { authconfig })`. */
interface AuthConfig {
  readonly serveraddress: string;
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
  readonly registrytoken?: string;
}

/** `from` and `why` are for messages: a file or a helper, and never what is in them. */
export type Credentials =
  | { readonly kind: "found"; readonly authconfig: AuthConfig; readonly from: string }
  | { readonly kind: "none"; readonly why: string }
  /** There may be some, but a helper can't say. */
  | { readonly kind: "failed"; readonly why: string };

/** The registry that an image reference names. Source: distribution/reference's splitDockerDomain. */
export function registryOf(reference: string): Registry {
  const slash = reference.indexOf("/");
  const first = reference.slice(0, Math.max(slash, 0));
  const isHost = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  if (!isHost || first === "docker.io" || first === "index.docker.io") {
    // From the time of the first registry; docker login still stores it so.
    return { name: "Docker Hub", key: "https://index.docker.io/v1/", login: "docker login" };
  }
  return { name: first, key: first, login: `docker login ${first}` };
}

/**
 * The credentials for the image's registry: of DOCKER_AUTH_CONFIG, else of config.json in DOCKER_CONFIG or ~/.docker, and
 * there by the registry's own helper in credHelpers, else by credsStore, else in auths. What a helper has not is not looked
 * for in auths.
 * @param ask runs a helper
 * @throws GateError `image` where a configuration can't be read
 */
export async function credentialsFor(
  reference: string,
  env: Env,
  ask: (program: string, server: string) => Promise<HelperAnswer>,
): Promise<Credentials> {
  const registry = registryOf(reference);
  const given = env["DOCKER_AUTH_CONFIG"];
  if (given) {
    const from = "the environment variable DOCKER_AUTH_CONFIG";
    const authconfig = authIn(parse(given, from), registry, from);
    if (authconfig !== null) return { kind: "found", authconfig, from };
  }
  const path = join(env["DOCKER_CONFIG"] || join(homedir(), ".docker"), "config.json");
  const config = readConfig(path);
  if (config === null) return { kind: "none", why: `there is no ${path}` };
  const helpers = recordIn(config, "credHelpers");
  // An empty name there means none, not the one of all.
  const isOwn = Object.hasOwn(helpers, registry.key);
  const helper = isOwn ? textIn(helpers, registry.key) : textIn(config, "credsStore");
  if (helper === null) {
    const authconfig = authIn(config, registry, path);
    return authconfig === null
      ? { kind: "none", why: `${path} has none for it` }
      : { kind: "found", authconfig, from: path };
  }
  const program = `docker-credential-${helper}`;
  const from = `${program} (${isOwn ? "credHelpers" : "credsStore"} of ${path})`;
  const answer = await ask(program, registry.key);
  if (answer.kind === "none") return { kind: "none", why: `${from} has none for it` };
  if (answer.kind === "failed") return { kind: "failed", why: `${from} ${answer.why}` };
  return { kind: "found", authconfig: authOf(answer.username, answer.secret, registry), from };
}

/** `text` without what is secret in the credentials, should a registry repeat it. */
export function withoutPasswords(text: string, credentials: Credentials): string {
  if (credentials.kind !== "found") return text;
  const { username, password, identitytoken, registrytoken } = credentials.authconfig;
  const basic = Buffer.from(`${username}:${password}`).toString("base64");
  return [basic, password, identitytoken, registrytoken].reduce<string>(
    (left, secret) => (secret ? left.replaceAll(secret, "***") : left),
    text,
  );
}

/** A helper marks an identity token by a name that no user has. */
function authOf(username: string, secret: string, { key }: Registry): AuthConfig {
  return username === "<token>"
    ? { serveraddress: key, identitytoken: secret }
    : { serveraddress: key, username, password: secret };
}

/** The entry of `auths`. Those of old are kept under URLs, so a key's host counts where no key is the registry's own. */
function authIn(config: Json, registry: Registry, where: string): AuthConfig | null {
  const auths = recordIn(config, "auths");
  const key = Object.hasOwn(auths, registry.key)
    ? registry.key
    : Object.keys(auths).find((key) => hostOf(key) === registry.key);
  if (key === undefined) return null;
  const entry = recordIn(auths, key);
  const auth = textIn(entry, "auth");
  const pair =
    auth === null
      ? [textIn(entry, "username"), textIn(entry, "password")]
      : decodeAuth(auth, `${where}: auths, ${key}`);
  const found = {
    ...present("username", pair[0]),
    ...present("password", pair[1]),
    ...present("identitytoken", textIn(entry, "identitytoken")),
    ...present("registrytoken", textIn(entry, "registrytoken")),
  };
  // docker logout may leave an empty entry.
  return Object.keys(found).length === 0 ? null : { serveraddress: registry.key, ...found };
}

function hostOf(key: string): string {
  return key.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").replace(/[/?#].*$/s, "");
}

/** @throws GateError that says where, and nothing of the text */
function decodeAuth(text: string, where: string): readonly [username: string, password: string] {
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, ""));
  const [, username, password] =
    /^([^:]+):(.*)$/s.exec(isBase64 ? Buffer.from(text, "base64").toString("utf8") : "") ?? [];
  if (username === undefined || password === undefined) {
    throw new GateError("image", `${where}: auth is not USER:PASSWORD in base64; log in again with docker login`);
  }
  return [username, password.replace(/^\0+|\0+$/g, "")];
}

/** Null where there is none, or nothing in it. */
function readConfig(path: string): Json | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code = "an unknown error" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    const advice = "let this user read it, or set DOCKER_CONFIG to another folder";
    throw new GateError("image", `${path}, where docker keeps credentials, can't be read (${code}); ${advice}`);
  }
  return text.trim() === "" ? null : parse(text, path);
}

type Json = Readonly<Record<string, unknown>>;

function parse(text: string, where: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // JSON.parse's message quotes the text, which holds secrets.
  }
  const advice = "mend it, or log in again with docker login";
  throw new GateError("image", `${where}, where docker keeps credentials, is not a JSON object; ${advice}`);
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function recordIn(record: Json, key: string): Json {
  const value = Object.hasOwn(record, key) ? record[key] : null;
  return isRecord(value) ? value : {};
}

function textIn(record: Json, key: string): string | null {
  const value = Object.hasOwn(record, key) ? record[key] : null;
  return typeof value === "string" && value !== "" ? value : null;
}

function present<Name extends string>(name: Name, value: string | null): { readonly [Key in Name]?: string } {
  return (value ? { [name]: value } : {}) as { readonly [Key in Name]?: string };
}
