import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { GateError } from "../../../../../src/model/gate-error.ts";
import { type HelperResult, runCredentialHelper } from "../../../../../src/targets/docker/image/credential-helper.ts";
import {
  type Credentials,
  credentialsFor,
  registryOf,
  secretsIn,
} from "../../../../../src/targets/docker/image/credentials.ts";
import { isOfPlatform, platformText } from "../../../../../src/targets/docker/image/platform.ts";
import { temporaryFolder } from "../../../../temporary-folder.ts";

const hub = "https://index.docker.io/v1/";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const image = "registry.example:5000/team/app:1";
const key = "registry.example:5000";

interface Lookup {
  readonly credentials: Credentials;
  readonly helpers: readonly string[];
  readonly path: string;
}

/**
 * Finds the credentials for `reference`.
 * @param config content of config.json; null for no such file
 * @param helperResult what every credential helper returns
 */
async function lookUp(
  reference: string,
  config: unknown,
  helperResult: HelperResult = { kind: "none" },
  env: Readonly<Record<string, string>> = {},
): Promise<Lookup> {
  const folder = temporaryFolder();
  const path = join(folder, "config.json");
  if (config !== null) writeFileSync(path, typeof config === "string" ? config : JSON.stringify(config));
  const helpers: string[] = [];
  const credentials = await credentialsFor(reference, { DOCKER_CONFIG: folder, ...env }, async (program, server) => {
    helpers.push(`${program} ${server}`);
    return helperResult;
  });
  return { credentials, helpers, path };
}

async function errorOf(work: Promise<unknown>): Promise<GateError> {
  const error = await work.then(() => null).catch((thrown: unknown) => thrown);
  if (!(error instanceof GateError)) throw new Error(`expected a GateError, not ${error}`);
  return error;
}

describe("the registry of an image", () => {
  it.each(["alpine", "alpine:3", "me/app", "docker.io/me/app", "index.docker.io/library/alpine", "alpine@sha256:0a"])(
    "is Docker Hub for %s",
    (reference) => {
      expect(registryOf(reference)).toEqual({ name: "Docker Hub", key: hub, login: "docker login" });
    },
  );

  it.each([
    ["ghcr.io/me/app:1", "ghcr.io"],
    ["localhost/app", "localhost"],
    ["localhost:5000/app", "localhost:5000"],
    ["myhost:5000/app:1", "myhost:5000"],
    ["127.0.0.1:5000/app@sha256:0a", "127.0.0.1:5000"],
    ["registry-1.docker.io/me/app", "registry-1.docker.io"],
    ["MyHost/app", "MyHost"],
  ])("is the host at the beginning of %s", (reference, host) => {
    expect(registryOf(reference)).toEqual({ name: host, key: host, login: `docker login ${host}` });
  });
});

describe("credentials in auths", () => {
  it.each([
    { source: "auth", entry: { auth: base64("me:se:cret") }, found: { username: "me", password: "se:cret" } },
    {
      source: "auth before username and password",
      entry: { auth: base64("me:right"), username: "you", password: "wrong" },
      found: { username: "me", password: "right" },
    },
    {
      source: "username and password",
      entry: { username: "me", password: "secret" },
      found: { username: "me", password: "secret" },
    },
    {
      source: "an identity token beside an empty password",
      entry: { auth: base64("me:"), identitytoken: "token" },
      found: { username: "me", identitytoken: "token" },
    },
    { source: "a registry token", entry: { registrytoken: "token" }, found: { registrytoken: "token" } },
  ])("are read from $source", async ({ entry, found }) => {
    const { credentials, path } = await lookUp(image, { auths: { [key]: entry } });
    expect(credentials).toEqual({ kind: "found", authconfig: { serveraddress: key, ...found }, from: path });
  });

  it.each([`https://${key}`, `http://${key}/v2/`, `${key}/v1/`])("are found under the URL %s", async (url) => {
    const { credentials } = await lookUp(image, { auths: { [url]: { auth: base64("me:secret") } } });
    expect(credentials).toMatchObject({ authconfig: { serveraddress: key, username: "me" } });
  });

  it("under the registry's own key come before credentials under a URL", async () => {
    const auths = { [`https://${key}/v1/`]: { auth: base64("old:secret") }, [key]: { auth: base64("new:secret") } };
    expect((await lookUp(image, { auths })).credentials).toMatchObject({ authconfig: { username: "new" } });
  });

  it("for Docker Hub have its URL as the key", async () => {
    const auths = { "docker.io": { auth: base64("wrong:x") }, [hub]: { auth: base64("me:secret") } };
    expect((await lookUp("me/app", { auths })).credentials).toMatchObject({
      authconfig: { serveraddress: hub, username: "me" },
    });
  });

  it.each([
    { condition: "there is no config.json", config: null, why: "does not exist or is empty" },
    { condition: "config.json is empty", config: "\n", why: "does not exist or is empty" },
    { condition: "config.json has no credentials", config: {}, why: "has no credentials for it" },
    {
      condition: "config.json has credentials only for another port",
      config: { auths: { "registry.example": { auth: base64("a:b") } } },
      why: "has no credentials for it",
    },
    {
      condition: "docker logout left an empty entry",
      config: { auths: { [key]: {} } },
      why: "has no credentials for it",
    },
  ])("are missing if $condition", async ({ config, why }) => {
    const { credentials, path } = await lookUp(image, config);
    expect(credentials).toEqual({ kind: "none", why: expect.stringContaining(why) });
    expect(credentials).toMatchObject({ why: expect.stringContaining(path) });
  });

  it.each([
    { defect: "are not base64", auth: "hidden!" },
    { defect: "are truncated base64", auth: base64("hidden:hidden").slice(0, 5) },
    { defect: "have no colon", auth: base64("hidden") },
    { defect: "have no user", auth: base64(":hidden") },
  ])("that $defect are an error with file and key, without their text", async ({ auth }) => {
    const { message } = await errorOf(lookUp(image, { auths: { [key]: { auth } } }));
    expect(message).toMatch(/config\.json: auths, registry\.example:5000: auth is not USER:PASSWORD/);
    expect(message).not.toContain(auth);
    expect(message).not.toContain("hidden");
  });
});

describe("a config.json", () => {
  it.each([
    ["truncated", `{"auths": {"${key}": {"auth": "hidden`],
    ["not an object", '["hidden"]'],
    ["not JSON", "hidden"],
  ])("that is %s is an error with its path, without its text", async (_defect, config) => {
    const error = await errorOf(lookUp(image, config));
    expect(error).toMatchObject({
      stage: "image",
      message: expect.stringMatching(/config\.json, .*not a JSON object/),
    });
    expect(error.message).not.toContain("hidden");
    expect(error.cause).toBeUndefined();
  });

  it("that can't be read is an error with its path", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "config.json"));
    const { message } = await errorOf(credentialsFor(image, { DOCKER_CONFIG: folder }, async () => ({ kind: "none" })));
    expect(message).toContain(`${join(folder, "config.json")}, where docker keeps credentials, can't be read (EISDIR)`);
  });
});

describe("DOCKER_AUTH_CONFIG", () => {
  const variables = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [key]: { auth: base64("env:secret") } } }) };

  it("comes before config.json and its helpers", async () => {
    const { credentials, helpers } = await lookUp(image, { credsStore: "store" }, { kind: "none" }, variables);
    expect(credentials).toMatchObject({
      authconfig: { username: "env" },
      from: expect.stringContaining("DOCKER_AUTH_"),
    });
    expect(helpers).toEqual([]);
  });

  it("leaves other registries to config.json", async () => {
    const { credentials } = await lookUp(
      "ghcr.io/a",
      { auths: { "ghcr.io": { auth: base64("me:x") } } },
      undefined,
      variables,
    );
    expect(credentials).toMatchObject({ authconfig: { username: "me" } });
  });

  it("that is not JSON is an error with its name, without its text", async () => {
    const { message } = await errorOf(lookUp(image, {}, { kind: "none" }, { DOCKER_AUTH_CONFIG: "hidden" }));
    expect(message).toContain("DOCKER_AUTH_CONFIG");
    expect(message).not.toContain("hidden");
  });
});

describe("a credential helper", () => {
  const secret: HelperResult = { kind: "found", username: "me", secret: "hush" };
  const auths = { [key]: { auth: base64("file:file") } };

  it("in credHelpers comes before credsStore, and both come before auths", async () => {
    const all = { auths, credsStore: "all", credHelpers: { [key]: "own", "ghcr.io": "other" } };
    const first = await lookUp(image, all, secret);
    expect(first.helpers).toEqual([`docker-credential-own ${key}`]);
    expect(first.credentials).toEqual({
      kind: "found",
      authconfig: { serveraddress: key, username: "me", password: "hush" },
      from: `docker-credential-own (credHelpers of ${first.path})`,
    });
    const second = await lookUp(image, { auths, credsStore: "all" }, secret);
    expect(second.helpers).toEqual([`docker-credential-all ${key}`]);
    expect(second.credentials).toMatchObject({ from: `docker-credential-all (credsStore of ${second.path})` });
  });

  it("with an empty name in credHelpers is skipped, and auths applies", async () => {
    const { credentials, helpers } = await lookUp(
      image,
      { auths, credsStore: "all", credHelpers: { [key]: "" } },
      secret,
    );
    expect(helpers).toEqual([]);
    expect(credentials).toMatchObject({ authconfig: { username: "file" } });
  });

  it("gets Docker Hub's URL as the server", async () => {
    expect((await lookUp("alpine", { credsStore: "all" }, secret)).helpers).toEqual([`docker-credential-all ${hub}`]);
  });

  it("returns an identity token under the user name <token>", async () => {
    const { credentials } = await lookUp(
      image,
      { credsStore: "all" },
      { kind: "found", username: "<token>", secret: "t" },
    );
    expect(credentials).toMatchObject({ authconfig: { serveraddress: key, identitytoken: "t" } });
    expect(credentials).not.toHaveProperty("authconfig.username");
  });

  it("without credentials ends the search, as in docker: auths is ignored", async () => {
    const { credentials, path } = await lookUp(image, { auths, credsStore: "all" });
    expect(credentials).toEqual({
      kind: "none",
      why: `docker-credential-all (credsStore of ${path}) has no credentials for it`,
    });
  });

  it("that fails is reported with its name and the place that names it", async () => {
    const { credentials, path } = await lookUp(image, { auths, credsStore: "all" }, { kind: "failed", why: "broke" });
    expect(credentials).toEqual({ kind: "failed", why: `docker-credential-all (credsStore of ${path}) broke` });
  });
});

describe("runCredentialHelper", () => {
  afterEach(() => vi.unstubAllEnvs());
  const neverAborts = new AbortController().signal;

  /** Puts a helper with these lines on PATH. */
  function install(...lines: readonly string[]): string {
    const folder = temporaryFolder();
    const program = join(folder, "docker-credential-test");
    writeFileSync(program, ["#!/bin/sh", ...lines, ""].join("\n"));
    chmodSync(program, 0o755);
    vi.stubEnv("PATH", `${folder}:${process.env["PATH"]}`);
    return "docker-credential-test";
  }

  it("passes get and the server to the helper, and returns its credentials", async () => {
    const program = install('echo "{\\"ServerURL\\":\\"x\\",\\"Username\\":\\"$1 $FROM\\",\\"Secret\\":\\"$(cat)\\"}"');
    expect(await runCredentialHelper(program, hub, { ...process.env, FROM: "env" }, neverAborts)).toEqual({
      kind: "found",
      username: "get env",
      secret: hub,
    });
  });

  it("recognizes the protocol's text for missing credentials", async () => {
    const program = install("echo credentials not found in native keychain", "exit 1");
    expect(await runCredentialHelper(program, key, process.env, neverAborts)).toEqual({ kind: "none" });
  });

  it.each([
    { outcome: "fails", lines: ["echo hidden", "echo hidden >&2", "exit 3"], why: "failed with exit code 3" },
    { outcome: "prints no JSON", lines: ["echo hidden"], why: "did not print JSON with a Username and a Secret" },
    {
      outcome: "prints other JSON",
      lines: ['echo "{\\"Secret\\":\\"hidden\\"}"'],
      why: "did not print JSON with a Username and a Secret",
    },
  ])("reports a helper that $outcome, without its output", async ({ lines, why }) => {
    const written = vi.spyOn(process.stdout, "write");
    const result = await runCredentialHelper(install(...lines), key, process.env, neverAborts);
    expect(result).toEqual({ kind: "failed", why: expect.stringContaining(why) });
    const output = written.mock.calls.map(([chunk]) => String(chunk));
    expect(JSON.stringify([result, output])).not.toContain("hidden");
    written.mockRestore();
  });

  it("reports a helper that is not on PATH", async () => {
    expect(await runCredentialHelper("docker-credential-memgate-no-such", key, process.env, neverAborts)).toEqual({
      kind: "failed",
      why: "is not on PATH or not executable",
    });
  });

  it("refuses a name with a path or arguments", async () => {
    for (const name of ["docker-credential-a b", "docker-credential-../a", "docker-credential-"]) {
      expect((await runCredentialHelper(name, key, process.env, neverAborts)).kind).toBe("failed");
    }
  });

  it("does not wait for a helper that never responds, nor for its child processes", async () => {
    const program = install("sleep 20");
    expect(await runCredentialHelper(program, key, process.env, neverAborts, 300)).toEqual({
      kind: "failed",
      why: "did not respond within 0.3 s",
    });
  });

  it("rejects when the run is aborted", async () => {
    const program = install("exec sleep 20");
    const run = new AbortController();
    setTimeout(() => run.abort(new Error("interrupted")), 100);
    await expect(runCredentialHelper(program, key, process.env, run.signal)).rejects.toThrow("interrupted");
  });

  it("accepts a helper that does not read its input", async () => {
    const program = install("exec 0<&-", "sleep 0.2", 'echo \'{"Username":"me","Secret":"s"}\'');
    // More than the capacity of a pipe, so that a part of it is written after the helper has closed its end.
    expect(await runCredentialHelper(program, "x".repeat(2 ** 20), process.env, neverAborts)).toMatchObject({
      kind: "found",
    });
  });
});

describe("the secrets of credentials", () => {
  it("are passwords and tokens, also in the form of basic authentication, without the user name", () => {
    const authconfig = { serveraddress: key, username: "me", password: "hush", identitytoken: "token" };
    expect(secretsIn({ kind: "found", from: "x", authconfig })).toEqual(["hush", base64("me:hush"), "token"]);
    expect(secretsIn({ kind: "none", why: "" })).toEqual([]);
  });
});

describe("the platform of an image", () => {
  const amd64 = { Os: "linux", Architecture: "amd64" };
  it.each([
    [amd64, "linux/amd64", true],
    [amd64, "linux/x86_64", true],
    [amd64, "linux/arm64", false],
    [amd64, "windows/amd64", false],
    [{ ...amd64, Variant: "v3" }, "linux/amd64", false],
    [{ Os: "linux", Architecture: "arm64", Variant: "v8" }, "linux/arm64", true],
    [{ Os: "linux", Architecture: "arm64", Variant: "" }, "linux/arm64/v8", true],
    [{ Os: "linux", Architecture: "arm64" }, "linux/aarch64", true],
    [{ Os: "linux", Architecture: "arm", Variant: "v7" }, "linux/arm", true],
    [{ Os: "linux", Architecture: "arm", Variant: "v6" }, "linux/arm/v7", true],
    [{ Os: "linux", Architecture: "arm", Variant: "v7" }, "linux/arm/v6", false],
  ])("%o matches %s: %s", (actual, platform, expected) => {
    expect(isOfPlatform(actual, platform)).toBe(expected);
  });

  it("is written as os/architecture/variant", () => {
    expect(platformText(amd64)).toBe("linux/amd64");
    expect(platformText({ Os: "linux", Architecture: "arm", Variant: "v7" })).toBe("linux/arm/v7");
  });
});
