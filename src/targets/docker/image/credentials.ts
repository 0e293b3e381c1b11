// Finds the credentials that the docker CLI would send to a registry: the same files in the same order.
// Source: docker/cli's cli/config.
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { GateError } from "../../../model/gate-error.ts";
import type { HelperResult } from "./credential-helper.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface Registry {
  /** For messages: `Docker Hub`, `ghcr.io`. */
  readonly name: string;
  /** The key in config.json under which the registry's credentials are stored. */
  readonly key: string;
  /** The command that stores credentials for the registry. */
  readonly login: string;
}

/** In the form of the engine's API, for dockerode's `pull(reference, { authconfig })`. */
interface AuthConfig {
  readonly serveraddress: string;
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
  readonly registrytoken?: string;
}

/** `from` and `why` are for messages. They name a file or helper and never contain credentials. */
export type Credentials =
  | { readonly kind: "found"; readonly authconfig: AuthConfig; readonly from: string }
  | { readonly kind: "none"; readonly why: string }
  /** A helper failed, so it is unknown whether there are credentials. */
  | { readonly kind: "failed"; readonly why: string };

/** The registry that an image reference names. Source: distribution/reference's splitDockerDomain. */
export function registryOf(reference: string): Registry {
  const slash = reference.indexOf("/");
  const first = reference.slice(0, Math.max(slash, 0));
  const isHost = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  if (!isHost || first === "docker.io" || first === "index.docker.io") {
    // The URL of the first registry API: docker login still uses it as the key.
    return { name: "Docker Hub", key: "https://index.docker.io/v1/", login: "docker login" };
  }
  return { name: first, key: first, login: `docker login ${first}` };
}

/**
 * The credentials for the image's registry, from DOCKER_AUTH_CONFIG, else from config.json in DOCKER_CONFIG or
 * ~/.docker. In config.json, the registry's helper in credHelpers comes first, then credsStore, then auths. If there is
 * a helper, auths is ignored, even if the helper has no credentials.
 * @throws GateError `image` if a configuration can't be read
 */
export async function credentialsFor(
  reference: string,
  env: Env,
  runHelper: (program: string, server: string) => Promise<HelperResult>,
): Promise<Credentials> {
  const registry = registryOf(reference);
  const authVariable = env["DOCKER_AUTH_CONFIG"];
  if (authVariable) {
    const from = "the environment variable DOCKER_AUTH_CONFIG";
    const authconfig = authIn(parse(authVariable, from), registry, from);
    if (authconfig !== null) return { kind: "found", authconfig, from };
  }
  const path = join(env["DOCKER_CONFIG"] || join(homedir(), ".docker"), "config.json");
  const config = readConfig(path);
  if (config === null) return { kind: "none", why: `${path} does not exist or is empty` };
  const helpers = recordIn(config, "credHelpers");
  // An empty name means that this registry has no helper, so credsStore does not apply either.
  const isOwn = Object.hasOwn(helpers, registry.key);
  const helper = isOwn ? textIn(helpers, registry.key) : textIn(config, "credsStore");
  if (helper === null) {
    const authconfig = authIn(config, registry, path);
    return authconfig === null
      ? { kind: "none", why: `${path} has no credentials for it` }
      : { kind: "found", authconfig, from: path };
  }
  const program = `docker-credential-${helper}`;
  const from = `${program} (${isOwn ? "credHelpers" : "credsStore"} of ${path})`;
  const result = await runHelper(program, registry.key);
  if (result.kind === "none") return { kind: "none", why: `${from} has no credentials for it` };
  if (result.kind === "failed") return { kind: "failed", why: `${from} ${result.why}` };
  return { kind: "found", authconfig: authOf(result.username, result.secret, registry), from };
}

/** The secrets of the credentials, which a registry may repeat in an error. */
export function secretsIn(credentials: Credentials): readonly string[] {
  if (credentials.kind !== "found") return [];
  const { username, password, identitytoken, registrytoken } = credentials.authconfig;
  const basic = password === undefined ? undefined : Buffer.from(`${username}:${password}`).toString("base64");
  return [password, basic, identitytoken, registrytoken].flatMap((secret) => secret ?? []);
}

/** A helper marks an identity token with the user name `<token>`. */
function authOf(username: string, secret: string, { key }: Registry): AuthConfig {
  return username === "<token>"
    ? { serveraddress: key, identitytoken: secret }
    : { serveraddress: key, username, password: secret };
}

/** The entry in `auths`. Old entries have URLs as keys, so a key with the registry's host matches too. */
function authIn(config: Json, registry: Registry, place: string): AuthConfig | null {
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
      : decodeAuth(auth, `${place}: auths, ${key}`);
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

/** @throws GateError `image` that names the place and never contains the text */
function decodeAuth(text: string, place: string): readonly [username: string, password: string] {
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, ""));
  const [, username, password] =
    /^([^:]+):(.*)$/s.exec(isBase64 ? Buffer.from(text, "base64").toString("utf8") : "") ?? [];
  if (username === undefined || password === undefined) {
    throw new GateError(
      unreadableAt(place),
      `${place}: auth is not USER:PASSWORD in base64; log in again with docker login`,
    );
  }
  return [username, password.replace(/^\0+|\0+$/g, "")];
}

/** Null if the file does not exist or is empty. */
function readConfig(path: string): Json | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code = "an unknown error" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    const advice = "let this user read it, or set DOCKER_CONFIG to another folder";
    throw new GateError(
      unreadableAt(path),
      `${path}, where docker keeps credentials, can't be read (${code}); ${advice}`,
    );
  }
  return text.trim() === "" ? null : parse(text, path);
}

type Json = Readonly<Record<string, unknown>>;

function parse(text: string, place: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // Never echo the error of JSON.parse: it quotes the text, which contains secrets.
  }
  const advice = "correct it, or log in again with docker login";
  throw new GateError(unreadableAt(place), `${place}, where docker keeps credentials, is not a JSON object; ${advice}`);
}

function unreadableAt(place: string) {
  return { code: "image-failed/credentials", data: { place } } as const;
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
