import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { GateError } from "../../../../../src/lib/errors.ts";
import { askCredentialHelper, type HelperAnswer } from "../../../../../src/targets/docker/image/credential-helper.ts";
import {
  type Credentials,
  credentialsFor,
  registryOf,
  withoutPasswords,
} from "../../../../../src/targets/docker/image/credentials.ts";
import { isOfPlatform, platformText } from "../../../../../src/targets/docker/image/platform.ts";

const hub = "https://index.docker.io/v1/";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const image = "registry.example:5000/team/app:1";
const key = "registry.example:5000";

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "memgate-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Asked {
  readonly credentials: Credentials;
  readonly helpers: readonly string[];
  readonly path: string;
}

/** The credentials for `reference` by a config.json; null for none. */
async function ask(
  reference: string,
  config: unknown,
  answer: HelperAnswer = { kind: "none" },
  env: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const folder = temporaryFolder();
  const path = join(folder, "config.json");
  if (config !== null) writeFileSync(path, typeof config === "string" ? config : JSON.stringify(config));
  const helpers: string[] = [];
  const credentials = await credentialsFor(reference, { DOCKER_CONFIG: folder, ...env }, async (program, server) => {
    helpers.push(`${program} ${server}`);
    return answer;
  });
  return { credentials, helpers, path };
}

async function refusalOf(work: Promise<unknown>): Promise<GateError> {
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
  ])("is the host that %s begins with", (reference, host) => {
    expect(registryOf(reference)).toEqual({ name: host, key: host, login: `docker login ${host}` });
  });
});

describe("credentials in auths", () => {
  it.each([
    { what: "auth", entry: { auth: base64("me:se:cret") }, found: { username: "me", password: "se:cret" } },
    {
      what: "auth before username and password",
      entry: { auth: base64("me:right"), username: "you", password: "wrong" },
      found: { username: "me", password: "right" },
    },
    {
      what: "username and password",
      entry: { username: "me", password: "secret" },
      found: { username: "me", password: "secret" },
    },
    {
      what: "an identity token beside an empty password",
      entry: { auth: base64("me:"), identitytoken: "token" },
      found: { username: "me", identitytoken: "token" },
    },
    { what: "a registry token", entry: { registrytoken: "token" }, found: { registrytoken: "token" } },
  ])("are taken from $what", async ({ entry, found }) => {
    const { credentials, path } = await ask(image, { auths: { [key]: entry } });
    expect(credentials).toEqual({ kind: "found", authconfig: { serveraddress: key, ...found }, from: path });
  });

  it.each([`https://${key}`, `http://${key}/v2/`, `${key}/v1/`])("are found under the URL %s", async (url) => {
    const { credentials } = await ask(image, { auths: { [url]: { auth: base64("me:secret") } } });
    expect(credentials).toMatchObject({ authconfig: { serveraddress: key, username: "me" } });
  });

  it("of the registry's own key come before those under a URL", async () => {
    const auths = { [`https://${key}/v1/`]: { auth: base64("old:secret") }, [key]: { auth: base64("new:secret") } };
    expect((await ask(image, { auths })).credentials).toMatchObject({ authconfig: { username: "new" } });
  });

  it("of Docker Hub are kept under its URL", async () => {
    const auths = { "docker.io": { auth: base64("wrong:x") }, [hub]: { auth: base64("me:secret") } };
    expect((await ask("me/app", { auths })).credentials).toMatchObject({
      authconfig: { serveraddress: hub, username: "me" },
    });
  });

  it.each([
    { what: "there is no config.json", config: null, why: "there is no " },
    { what: "it is empty", config: "\n", why: "there is no " },
    { what: "it has none at all", config: {}, why: "has none for it" },
    {
      what: "it has only another port's",
      config: { auths: { "registry.example": { auth: base64("a:b") } } },
      why: "has none for it",
    },
    { what: "docker logout left an empty entry", config: { auths: { [key]: {} } }, why: "has none for it" },
  ])("are none where $what", async ({ config, why }) => {
    const { credentials, path } = await ask(image, config);
    expect(credentials).toEqual({ kind: "none", why: expect.stringContaining(why) });
    expect(credentials).toMatchObject({ why: expect.stringContaining(path) });
  });

  it.each([
    { what: "no base64", auth: "hidden!" },
    { what: "of base64 that is cut off", auth: base64("hidden:hidden").slice(0, 5) },
    { what: "without a colon", auth: base64("hidden") },
    { what: "without a user", auth: base64(":hidden") },
  ])("that are $what are refused by file and key, without the text", async ({ auth }) => {
    const { message } = await refusalOf(ask(image, { auths: { [key]: { auth } } }));
    expect(message).toMatch(/config\.json: auths, registry\.example:5000: auth is not USER:PASSWORD/);
    expect(message).not.toContain(auth);
    expect(message).not.toContain("hidden");
  });
});

describe("a config.json", () => {
  it.each([
    ["cut off", `{"auths": {"${key}": {"auth": "hidden`],
    ["no object", '["hidden"]'],
    ["no JSON", "hidden"],
  ])("that is %s is refused by its path, without its text", async (_what, config) => {
    const error = await refusalOf(ask(image, config));
    expect(error).toMatchObject({
      stage: "image",
      message: expect.stringMatching(/config\.json, .*not a JSON object/),
    });
    expect(error.message).not.toContain("hidden");
    expect(error.cause).toBeUndefined();
  });

  it("that can't be read is refused by its path", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "config.json"));
    const { message } = await refusalOf(
      credentialsFor(image, { DOCKER_CONFIG: folder }, async () => ({ kind: "none" })),
    );
    expect(message).toContain(`${join(folder, "config.json")}, where docker keeps credentials, can't be read (EISDIR)`);
  });
});

describe("DOCKER_AUTH_CONFIG", () => {
  const given = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [key]: { auth: base64("env:secret") } } }) };

  it("comes before config.json and its helpers", async () => {
    const { credentials, helpers } = await ask(image, { credsStore: "store" }, { kind: "none" }, given);
    expect(credentials).toMatchObject({
      authconfig: { username: "env" },
      from: expect.stringContaining("DOCKER_AUTH_"),
    });
    expect(helpers).toEqual([]);
  });

  it("leaves other registries to config.json", async () => {
    const { credentials } = await ask(
      "ghcr.io/a",
      { auths: { "ghcr.io": { auth: base64("me:x") } } },
      undefined,
      given,
    );
    expect(credentials).toMatchObject({ authconfig: { username: "me" } });
  });

  it("that is no JSON is refused by its name, without its text", async () => {
    const { message } = await refusalOf(ask(image, {}, { kind: "none" }, { DOCKER_AUTH_CONFIG: "hidden" }));
    expect(message).toContain("DOCKER_AUTH_CONFIG");
    expect(message).not.toContain("hidden");
  });
});

describe("a credential helper", () => {
  const secret: HelperAnswer = { kind: "found", username: "me", secret: "hush" };
  const auths = { [key]: { auth: base64("file:file") } };

  it("of the registry comes before the one of all, and both before auths", async () => {
    const all = { auths, credsStore: "all", credHelpers: { [key]: "own", "ghcr.io": "other" } };
    const first = await ask(image, all, secret);
    expect(first.helpers).toEqual([`docker-credential-own ${key}`]);
    expect(first.credentials).toEqual({
      kind: "found",
      authconfig: { serveraddress: key, username: "me", password: "hush" },
      from: `docker-credential-own (credHelpers of ${first.path})`,
    });
    const second = await ask(image, { auths, credsStore: "all" }, secret);
    expect(second.helpers).toEqual([`docker-credential-all ${key}`]);
    expect(second.credentials).toMatchObject({ from: `docker-credential-all (credsStore of ${second.path})` });
  });

  it("of an empty name for the registry leaves it to auths", async () => {
    const { credentials, helpers } = await ask(image, { auths, credsStore: "all", credHelpers: { [key]: "" } }, secret);
    expect(helpers).toEqual([]);
    expect(credentials).toMatchObject({ authconfig: { username: "file" } });
  });

  it("is asked for Docker Hub by its URL", async () => {
    expect((await ask("alpine", { credsStore: "all" }, secret)).helpers).toEqual([`docker-credential-all ${hub}`]);
  });

  it("gives an identity token by the name <token>", async () => {
    const { credentials } = await ask(
      image,
      { credsStore: "all" },
      { kind: "found", username: "<token>", secret: "t" },
    );
    expect(credentials).toMatchObject({ authconfig: { serveraddress: key, identitytoken: "t" } });
    expect(credentials).not.toHaveProperty("authconfig.username");
  });

  it("that has none is the last one asked, as with docker: auths don't count", async () => {
    const { credentials, path } = await ask(image, { auths, credsStore: "all" });
    expect(credentials).toEqual({
      kind: "none",
      why: `docker-credential-all (credsStore of ${path}) has none for it`,
    });
  });

  it("that fails is told with its name and where it was named", async () => {
    const { credentials, path } = await ask(image, { auths, credsStore: "all" }, { kind: "failed", why: "broke" });
    expect(credentials).toEqual({ kind: "failed", why: `docker-credential-all (credsStore of ${path}) broke` });
  });
});

describe("running a credential helper", () => {
  afterEach(() => vi.unstubAllEnvs());
  const goOn = new AbortController().signal;

  /** A helper of these lines on PATH. */
  function install(...lines: readonly string[]): string {
    const folder = temporaryFolder();
    const program = join(folder, "docker-credential-test");
    writeFileSync(program, ["#!/bin/sh", ...lines, ""].join("\n"));
    chmodSync(program, 0o755);
    vi.stubEnv("PATH", `${folder}:${process.env["PATH"]}`);
    return "docker-credential-test";
  }

  it("hands it get and the server, and takes its answer", async () => {
    const program = install('echo "{\\"ServerURL\\":\\"x\\",\\"Username\\":\\"$1 $FROM\\",\\"Secret\\":\\"$(cat)\\"}"');
    expect(await askCredentialHelper(program, hub, { ...process.env, FROM: "env" }, goOn)).toEqual({
      kind: "found",
      username: "get env",
      secret: hub,
    });
  });

  it("knows that it has none by the protocol's words", async () => {
    const program = install("echo credentials not found in native keychain", "exit 1");
    expect(await askCredentialHelper(program, key, process.env, goOn)).toEqual({ kind: "none" });
  });

  it.each([
    { what: "fails", lines: ["echo hidden", "echo hidden >&2", "exit 3"], why: "failed with exit code 3" },
    { what: "answers without JSON", lines: ["echo hidden"], why: "answered with something else" },
    {
      what: "answers with other JSON",
      lines: ['echo "{\\"Secret\\":\\"hidden\\"}"'],
      why: "answered with something else",
    },
  ])("says that it $what, and nothing of its output", async ({ lines, why }) => {
    const written = vi.spyOn(process.stdout, "write");
    const answer = await askCredentialHelper(install(...lines), key, process.env, goOn);
    expect(answer).toEqual({ kind: "failed", why: expect.stringContaining(why) });
    const output = written.mock.calls.map(([chunk]) => String(chunk));
    expect(JSON.stringify([answer, output])).not.toContain("hidden");
    written.mockRestore();
  });

  it("says that it isn't there", async () => {
    expect(await askCredentialHelper("docker-credential-memgate-no-such", key, process.env, goOn)).toEqual({
      kind: "failed",
      why: "is not on PATH, or may not be run",
    });
  });

  it("takes no path and no arguments for its name", async () => {
    for (const name of ["docker-credential-a b", "docker-credential-../a", "docker-credential-"]) {
      expect((await askCredentialHelper(name, key, process.env, goOn)).kind).toBe("failed");
    }
  });

  it("does not wait for one that never answers, nor for what it started", async () => {
    const program = install("sleep 20");
    expect(await askCredentialHelper(program, key, process.env, goOn, 300)).toEqual({
      kind: "failed",
      why: "did not answer within 0.3 s",
    });
  });

  it("ends with the run", async () => {
    const program = install("exec sleep 20");
    const run = new AbortController();
    setTimeout(() => run.abort(new Error("interrupted")), 100);
    await expect(askCredentialHelper(program, key, process.env, run.signal)).rejects.toThrow("interrupted");
  });

  it("bears that its input isn't read", async () => {
    const program = install("exec 0<&-", "sleep 0.2", 'echo \'{"Username":"me","Secret":"s"}\'');
    // More than a pipe holds, so that the end of it is written to nobody.
    expect(await askCredentialHelper(program, "x".repeat(2 ** 20), process.env, goOn)).toMatchObject({ kind: "found" });
  });
});

describe("secrets", () => {
  it("are taken out of what a registry says, also as it was sent them", () => {
    const credentials: Credentials = {
      kind: "found",
      from: "x",
      authconfig: { serveraddress: key, username: "me", password: "hush", identitytoken: "token" },
    };
    expect(withoutPasswords(`no hush, ${base64("me:hush")} or token for me`, credentials)).toBe(
      "no ***, *** or *** for me",
    );
    expect(withoutPasswords("as it is", { kind: "none", why: "" })).toBe("as it is");
  });
});

describe("an image", () => {
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
  ])("%o for %s: %s", (seen, wanted, expected) => {
    expect(isOfPlatform(seen, wanted)).toBe(expected);
  });

  it("is told by its platform", () => {
    expect(platformText(amd64)).toBe("linux/amd64");
    expect(platformText({ Os: "linux", Architecture: "arm", Variant: "v7" })).toBe("linux/arm/v7");
  });
});
