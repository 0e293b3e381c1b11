// Images of a registry that wants to know who asks, and of platforms.

import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ImageSource } from "../../src/model/app-source.ts";
import { connectEngine } from "../../src/targets/docker/engine/connect.ts";
import { prepareImage } from "../../src/targets/docker/image/prepare.ts";
import { describeDocker, docker, engine, isElsewhere, temporaryFolder } from "./memgate.ts";
import { identityToken, label, password, type Registry, startRegistry, user } from "./registry.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const secrets = [password, base64(`${user}:${password}`), identityToken];

beforeEach(({ skip }) => {
  skip(isElsewhere, "the loopback of an engine on another machine is not this one's");
  skip(engine?.isPodman === true, "Podman asks a registry on the loopback by HTTPS only");
});
afterEach(() => {
  vi.unstubAllEnvs();
  if (engine === null) return;
  // By label: an image whose tag went to that of another platform has none left.
  const pulled = docker("images", "--quiet", "--no-trunc", "--filter", `label=${label}`).split("\n").filter(Boolean);
  if (pulled.length > 0) docker("rmi", "--force", ...new Set(pulled));
});

interface Pulled {
  /** Null where it failed. */
  readonly id: string | null;
  readonly lines: readonly string[];
  /** Empty where it did not fail. */
  readonly message: string;
}

type Pull = Partial<Extract<ImageSource, { readonly kind: "image" }>>;

/** As memgate does, of an engine that does not have it; no secret may be in what it says. */
async function pull(image: string, more: Pull = {}): Promise<Pulled> {
  const { host = "" } = engine ?? {};
  // dockerode reads the one of DOCKER_HOST from the environment.
  const connected = await connectEngine({ url: host, from: "the test" });
  const lines: string[] = [];
  const log = {
    line: (text: string) => void lines.push(text),
    group: () => ({ out: process.stderr, end: () => {} }),
  };
  const source = { kind: "image", image, pull: "missing", platform: null, ...more } as const;
  const written = vi.spyOn(process.stdout, "write");
  const ended = await prepareImage(connected, source, "registry-test", log, new AbortController().signal).then(
    ({ id }) => ({ id, message: "" }),
    (error: Error) => ({ id: null, message: error.message }),
  );
  // What is written comes as bytes.
  const shown = JSON.stringify([ended, lines, written.mock.calls.map(([chunk]) => String(chunk))]);
  written.mockRestore();
  for (const secret of secrets) expect(shown).not.toContain(secret);
  return { ...ended, lines };
}

/** The docker CLI's configuration in a folder of its own, and its helper `test` on PATH, which knows `server`. */
function configure(config: unknown, server = "", answer: unknown = {}): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  const program = join(folder, "docker-credential-test");
  writeFileSync(join(folder, "answer"), JSON.stringify(answer));
  const none = "{ echo credentials not found in native keychain; exit 1; }";
  writeFileSync(
    program,
    `#!/bin/sh\n[ "$1" = get ] && [ "$(cat)" = "${server}" ] || ${none}\ncat "${folder}/answer"\n`,
  );
  chmodSync(program, 0o755);
  vi.stubEnv("DOCKER_CONFIG", folder);
  vi.stubEnv("DOCKER_AUTH_CONFIG", "");
  vi.stubEnv("PATH", `${folder}:${process.env["PATH"]}`);
  return join(folder, "config.json");
}

const right = { Username: user, Secret: password };

describeDocker.each(["basic", "token"] as const)("a registry that wants a login (%s)", (access) => {
  it("is shown that of auths", async () => {
    const registry = await startRegistry(access);
    const path = configure({ auths: { [registry.host]: { auth: base64(`${user}:${password}`) } } });
    const { id, lines } = await pull(registry.image);
    expect(id).toMatch(/^sha256:/);
    expect(lines[0]).toBe(`pulling ${registry.image}, with the credentials of ${path}`);
  });

  it("is shown that of the helper in credsStore", async () => {
    const registry = await startRegistry(access);
    configure({ credsStore: "test" }, registry.host, right);
    const { id, lines } = await pull(registry.image);
    expect(id).toMatch(/^sha256:/);
    expect(lines[0]).toContain("docker-credential-test (credsStore of ");
  });

  it("is shown that of its own helper in credHelpers", async () => {
    const registry = await startRegistry(access);
    configure({ credHelpers: { [registry.host]: "test" }, credsStore: "no-such" }, registry.host, right);
    const { id, lines } = await pull(registry.image);
    expect(id).toMatch(/^sha256:/);
    expect(lines[0]).toContain("docker-credential-test (credHelpers of ");
  });

  it("that refuses it is told with where the credentials are from, and what to do", async () => {
    const registry = await startRegistry(access);
    const wrong = `not-${password}`;
    const path = configure({ auths: { [registry.host]: { auth: base64(`${user}:${wrong}`) } } });
    const { id, message } = await pull(registry.image);
    expect(id).toBeNull();
    expect(message).toContain(`${registry.host} was asked with the credentials of ${path}: they are wrong`);
    expect(message).toContain(`docker/login-action in an earlier step of the job, or docker login ${registry.host}`);
    expect(registry.served).toEqual([]);
  });

  it("that refuses what a helper has is told with the helper", async () => {
    const registry = await startRegistry(access);
    const path = configure({ credsStore: "test" }, registry.host, { ...right, Username: "someone-else" });
    const { message } = await pull(registry.image);
    expect(message).toContain(`with the credentials of docker-credential-test (credsStore of ${path}): they are wrong`);
  });

  it("that is shown none is told with where they were looked for, and what to do", async () => {
    const registry = await startRegistry(access);
    const path = configure({ auths: { "ghcr.io": { auth: base64("a:b") } } });
    const { message } = await pull(registry.image);
    expect(message).toContain(`${registry.host} was asked without credentials (${path} has none for it)`);
    expect(message).toContain(`docker login ${registry.host}`);
  });

  it("that no helper could be asked for is told with the helper's failure", async () => {
    const registry = await startRegistry(access);
    configure({ credsStore: "memgate-no-such" });
    const { message, lines } = await pull(registry.image);
    expect(lines[0]).toContain(`no credentials for ${registry.host}: docker-credential-memgate-no-such`);
    expect(message).toMatch(/was asked without credentials, since docker-credential-memgate-no-such .*is not on PATH/);
  });
});

describeDocker("a registry with tokens", () => {
  it("is shown an identity token", async () => {
    const registry = await startRegistry("token");
    configure({ credsStore: "test" }, registry.host, { Username: "<token>", Secret: identityToken });
    expect((await pull(registry.image)).id).toMatch(/^sha256:/);
  });
});

describeDocker("a registry that is open", () => {
  it("is asked although a credential helper fails", async () => {
    const registry = await startRegistry("open");
    configure({ credsStore: "memgate-no-such" });
    const { id, lines } = await pull(registry.image);
    expect(id).toMatch(/^sha256:/);
    expect(lines.join("\n")).toContain("no credentials for");
  });

  it("that has no such image is not taken for one that wants a login", async () => {
    const registry = await startRegistry("open");
    configure({});
    const { message } = await pull(registry.image.replace("app:1", "other:1"));
    expect(message).toContain("check its name, and that the engine can reach");
    expect(message).not.toContain("log in");
  });
});

describeDocker("the platform of an image", () => {
  const architectureOf = (image: string) => docker("image", "inspect", "--format", "{{.Architecture}}", image);

  async function open(): Promise<Registry> {
    configure({});
    return startRegistry("open");
  }

  it.each(["linux/amd64", "linux/arm64"])("%s is the one that is pulled", async (platform) => {
    const { image } = await open();
    const { id, lines } = await pull(image, { platform });
    expect(id).toMatch(/^sha256:/);
    expect(lines[0]).toBe(`pulling ${image} for ${platform}`);
    expect(`linux/${architectureOf(image)}`).toBe(platform);
  });

  it("is asked of an image that is there: another's is pulled, its own is not", async () => {
    const { image } = await open();
    await pull(image, { platform: "linux/arm64" });
    const { id, lines } = await pull(image, { platform: "linux/amd64" });
    expect(lines).toEqual([`pulling ${image} for linux/amd64`]);
    expect(await pull(image, { platform: "linux/amd64" })).toEqual({ id, lines: [], message: "" });
  });

  it("must be that of the image that is there where none is pulled", async () => {
    const { image } = await open();
    const { id } = await pull(image, { platform: "linux/arm64" });
    expect((await pull(image, { pull: "never", platform: "linux/arm64" })).id).toBe(id);
    const { message } = await pull(image, { pull: "never", platform: "linux/amd64" });
    expect(message).toContain(`the engine has the image ${image} for linux/arm64, not for linux/amd64`);
    expect(message).toContain(`docker pull --platform linux/amd64 ${image}`);
  });

  it("that the registry has no image for is told", async () => {
    const { image } = await open();
    const { id, message } = await pull(image, { platform: "linux/s390x" });
    expect(id).toBeNull();
    expect(message).toContain("s390x");
  });

  it("that an image of another one alone does not have is told", async () => {
    const { armOnly } = await open();
    const { id, message } = await pull(armOnly, { platform: "linux/amd64" });
    expect(id).toBeNull();
    expect(message).toMatch(/linux\/amd64/);
  });
});
