// Pulls images from a registry that requires a login, and images for a platform.

import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ImageSource } from "../../src/model/app-source.ts";
import { connectEngine } from "../../src/targets/docker/engine/connect.ts";
import { prepareImage } from "../../src/targets/docker/image/prepare.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { describeDocker, docker, engine, isElsewhere } from "./memgate.ts";
import { identityToken, label, password, type Registry, startRegistry, user } from "./registry.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const secrets = [password, base64(`${user}:${password}`), identityToken];

beforeEach(({ skip }) => {
  skip(isElsewhere, "an engine on another machine can't reach the loopback of this machine");
  skip(engine?.isPodman === true, "Podman uses only HTTPS for a registry on the loopback");
});
afterEach(() => {
  vi.unstubAllEnvs();
  if (engine === null) return;
  // By label: an image loses its tag when the same tag is pulled for another platform.
  const pulled = docker("images", "--quiet", "--no-trunc", "--filter", `label=${label}`).split("\n").filter(Boolean);
  if (pulled.length > 0) docker("rmi", "--force", ...new Set(pulled));
});

interface PullResult {
  /** The image's id; null if the pull failed. */
  readonly id: string | null;
  /** The log. */
  readonly lines: readonly string[];
  /** The secrets that the pull found. */
  readonly given: readonly string[];
  /** The error; empty if the pull succeeded. */
  readonly message: string;
}

type PullOptions = Partial<Extract<ImageSource, { readonly kind: "image" }>>;

/** Pulls an image with memgate's code, and checks that its output contains no secret. */
async function pull(image: string, options: PullOptions = {}): Promise<PullResult> {
  const { host = "" } = engine ?? {};
  // `from` must not be DOCKER_HOST: dockerode would then read the host from the environment.
  const connected = await connectEngine({ url: host, from: "the test" });
  const lines: string[] = [];
  const given: string[] = [];
  const log = {
    line: (text: string) => void lines.push(text),
    group: () => ({ out: process.stderr, end: () => {} }),
    addSecrets: (secrets: readonly string[]) => void given.push(...secrets),
  };
  const source = { kind: "image", image, pull: "missing", platform: null, ...options } as const;
  const written = vi.spyOn(process.stdout, "write");
  const outcome = await prepareImage(connected, source, "registry-test", log, new AbortController().signal).then(
    ({ id }) => ({ id, message: "" }),
    (error: Error) => ({ id: null, message: error.message }),
  );
  // stdout.write gets bytes.
  const output = JSON.stringify([outcome, lines, written.mock.calls.map(([chunk]) => String(chunk))]);
  written.mockRestore();
  for (const secret of secrets) expect(output).not.toContain(secret);
  return { ...outcome, lines, given };
}

/**
 * Creates a configuration folder of the docker CLI, and a credential helper `test` on PATH.
 * @param server the only server that the helper has credentials for
 * @param credentials what the helper prints for it
 * @returns the path of config.json
 */
function configure(config: unknown, server = "", credentials: unknown = {}): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  const program = join(folder, "docker-credential-test");
  writeFileSync(join(folder, "credentials"), JSON.stringify(credentials));
  const none = "{ echo credentials not found in native keychain; exit 1; }";
  writeFileSync(
    program,
    `#!/bin/sh\n[ "$1" = get ] && [ "$(cat)" = "${server}" ] || ${none}\ncat "${folder}/credentials"\n`,
  );
  chmodSync(program, 0o755);
  vi.stubEnv("DOCKER_CONFIG", folder);
  vi.stubEnv("DOCKER_AUTH_CONFIG", "");
  vi.stubEnv("PATH", `${folder}:${process.env["PATH"]}`);
  return join(folder, "config.json");
}

const validCredentials = { Username: user, Secret: password };

describeDocker.each(["basic", "token"] as const)("a registry that requires a login (%s)", (access) => {
  it("gets the credentials in auths", async () => {
    const registry = await startRegistry(access);
    const path = configure({ auths: { [registry.host]: { auth: base64(`${user}:${password}`) } } });
    const { id, lines } = await pull(registry.image);
    expect(id).toMatch(/^sha256:/);
    expect(lines[0]).toBe(`pulling ${registry.image}, with the credentials of ${path}`);
  });

  it("gets the credentials of the helper in credsStore", async () => {
    const registry = await startRegistry(access);
    configure({ credsStore: "test" }, registry.host, validCredentials);
    const { id, lines, given } = await pull(registry.image);
    expect(id).toMatch(/^sha256:/);
    expect(given).toEqual([password, base64(`${user}:${password}`)]);
    expect(lines[0]).toContain("docker-credential-test (credsStore of ");
  });

  it("gets the credentials of its own helper in credHelpers", async () => {
    const registry = await startRegistry(access);
    configure({ credHelpers: { [registry.host]: "test" }, credsStore: "no-such" }, registry.host, validCredentials);
    const { id, lines } = await pull(registry.image);
    expect(id).toMatch(/^sha256:/);
    expect(lines[0]).toContain("docker-credential-test (credHelpers of ");
  });

  it("that refuses the credentials leads to an error with their source and what to do", async () => {
    const registry = await startRegistry(access);
    const wrong = `not-${password}`;
    const path = configure({ auths: { [registry.host]: { auth: base64(`${user}:${wrong}`) } } });
    const { id, message } = await pull(registry.image);
    expect(id).toBeNull();
    expect(message).toContain(`${registry.host} refused the credentials of ${path}: they are wrong`);
    expect(message).toContain(`docker/login-action in an earlier step of the job, or docker login ${registry.host}`);
    expect(registry.served).toEqual([]);
  });

  it("that refuses a helper's credentials leads to an error that names the helper", async () => {
    const registry = await startRegistry(access);
    const path = configure({ credsStore: "test" }, registry.host, { ...validCredentials, Username: "someone-else" });
    const { message } = await pull(registry.image);
    expect(message).toContain(
      `refused the credentials of docker-credential-test (credsStore of ${path}): they are wrong`,
    );
  });

  it("without credentials leads to an error with the searched file and what to do", async () => {
    const registry = await startRegistry(access);
    const path = configure({ auths: { "ghcr.io": { auth: base64("a:b") } } });
    const { message } = await pull(registry.image);
    expect(message).toContain(`memgate sent no credentials to ${registry.host} (${path} has no credentials for it)`);
    expect(message).toContain(`docker login ${registry.host}`);
  });

  it("with a failing helper leads to an error with the helper's failure", async () => {
    const registry = await startRegistry(access);
    configure({ credsStore: "memgate-no-such" });
    const { message, lines } = await pull(registry.image);
    expect(lines[0]).toContain(`no credentials for ${registry.host}: docker-credential-memgate-no-such`);
    expect(message).toMatch(/sent no credentials to .*, because docker-credential-memgate-no-such .*is not on PATH/);
  });
});

describeDocker("a registry with tokens", () => {
  it("gets an identity token", async () => {
    const registry = await startRegistry("token");
    configure({ credsStore: "test" }, registry.host, { Username: "<token>", Secret: identityToken });
    expect((await pull(registry.image)).id).toMatch(/^sha256:/);
  });
});

describeDocker("a public registry", () => {
  it("is used although a credential helper fails", async () => {
    const registry = await startRegistry("open");
    configure({ credsStore: "memgate-no-such" });
    const { id, lines } = await pull(registry.image);
    expect(id).toMatch(/^sha256:/);
    expect(lines.join("\n")).toContain("no credentials for");
  });

  it("without the image leads to an error that does not suggest a login", async () => {
    const registry = await startRegistry("open");
    configure({});
    const { message } = await pull(registry.image.replace("app:1", "other:1"));
    expect(message).toContain("check the image name, and that the engine can reach");
    expect(message).not.toContain("log in");
  });
});

describeDocker("the platform of an image", () => {
  const architectureOf = (image: string) => docker("image", "inspect", "--format", "{{.Architecture}}", image);

  async function open(): Promise<Registry> {
    configure({});
    return startRegistry("open");
  }

  it.each(["linux/amd64", "linux/arm64"])("%s decides which image is pulled", async (platform) => {
    const { image } = await open();
    const { id, lines } = await pull(image, { platform });
    expect(id).toMatch(/^sha256:/);
    expect(lines[0]).toBe(`pulling ${image} for ${platform}`);
    expect(`linux/${architectureOf(image)}`).toBe(platform);
  });

  it("causes a pull only if the engine has the image for another platform", async () => {
    const { image } = await open();
    await pull(image, { platform: "linux/arm64" });
    const { id, lines } = await pull(image, { platform: "linux/amd64" });
    expect(lines).toEqual([`pulling ${image} for linux/amd64`]);
    expect(await pull(image, { platform: "linux/amd64" })).toEqual({ id, lines: [], message: "", given: [] });
  });

  it("must match the engine's image if pull is never", async () => {
    const { image } = await open();
    const { id } = await pull(image, { platform: "linux/arm64" });
    expect((await pull(image, { pull: "never", platform: "linux/arm64" })).id).toBe(id);
    const { message } = await pull(image, { pull: "never", platform: "linux/amd64" });
    expect(message).toContain(
      `the engine has the image ${image} for linux/arm64, not for linux/amd64, and memgate must not pull it`,
    );
  });

  it("is in the error if the registry has no image for it", async () => {
    const { image } = await open();
    const { id, message } = await pull(image, { platform: "linux/s390x" });
    expect(id).toBeNull();
    expect(message).toContain("s390x");
  });

  it("is in the error if the image exists only for another platform", async () => {
    const { armOnly } = await open();
    const { id, message } = await pull(armOnly, { platform: "linux/amd64" });
    expect(id).toBeNull();
    expect(message).toMatch(/linux\/amd64/);
  });
});
