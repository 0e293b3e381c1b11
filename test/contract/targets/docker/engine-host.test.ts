import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { engineHost } from "../../../../src/targets/docker/engine/host.ts";
import { temporaryFolder } from "../../../temporary-folder.ts";

/** Creates a configuration folder of the docker CLI with contexts. */
function configured(contexts: Readonly<Record<string, unknown>>, current?: string): string {
  const folder = temporaryFolder();
  if (current !== undefined) writeFileSync(join(folder, "config.json"), JSON.stringify({ currentContext: current }));
  for (const [name, meta] of Object.entries(contexts)) {
    const at = join(folder, "contexts/meta", createHash("sha256").update(name).digest("hex"));
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, "meta.json"), typeof meta === "string" ? meta : JSON.stringify(meta));
  }
  return folder;
}

const colima = { Name: "colima", Endpoints: { docker: { Host: "unix:///run/colima/docker.sock" } } };
const remote = { Name: "remote", Endpoints: { docker: { Host: "ssh://me@builder" } } };

describe("the engine address", () => {
  it.each([
    ["tcp://10.0.0.1:2375", "tcp://10.0.0.1:2375"],
    ["unix:///run/my.sock", "unix:///run/my.sock"],
    ["10.0.0.1:2375", "tcp://10.0.0.1:2375"],
  ])("comes from DOCKER_HOST before everything else: %s", (host, url) => {
    const config = configured({ colima }, "colima");
    const env = { DOCKER_HOST: host, DOCKER_CONTEXT: "colima", DOCKER_CONFIG: config };
    expect(engineHost(env, "linux")).toEqual({ url, from: "DOCKER_HOST" });
  });

  it("comes from the CLI's current context", () => {
    expect(engineHost({ DOCKER_CONFIG: configured({ colima, remote }, "colima") }, "linux")).toEqual({
      url: "unix:///run/colima/docker.sock",
      from: "the docker context colima",
    });
  });

  it("comes from DOCKER_CONTEXT before the current context", () => {
    const env = { DOCKER_CONTEXT: "remote", DOCKER_CONFIG: configured({ colima, remote }, "colima") };
    expect(engineHost(env, "linux")).toEqual({ url: "ssh://me@builder", from: "the docker context remote" });
  });

  it.each([
    { name: "no configuration", config: () => join(temporaryFolder(), "none") },
    { name: "no current context", config: () => configured({ colima }) },
    { name: "the context default", config: () => configured({ colima, default: colima }, "default") },
  ])("is the default socket with $name", ({ config }) => {
    expect(engineHost({ DOCKER_CONFIG: config() }, "linux")).toEqual({
      url: expect.stringMatching(/^unix:\/\/\/.*docker\.sock$/),
      from: "the default socket",
    });
  });

  it.each([
    { name: "does not exist", config: () => configured({}, "colima") },
    { name: "has no host", config: () => configured({ colima: { Endpoints: {} } }, "colima") },
    { name: "is not JSON", config: () => configured({ colima: "{" }, "colima") },
  ])("is an error, not the default socket, if the context $name", ({ config }) => {
    expect(() => engineHost({ DOCKER_CONFIG: config() }, "linux")).toThrow(
      /context colima does not exist.*DOCKER_HOST/,
    );
  });

  it("is an error that names the variables to set if the context uses TLS", () => {
    const config = configured({ remote }, "remote");
    mkdirSync(join(config, "contexts/tls", createHash("sha256").update("remote").digest("hex")), { recursive: true });
    expect(() => engineHost({ DOCKER_CONFIG: config }, "linux")).toThrow(/DOCKER_CERT_PATH/);
  });

  it.each([
    { from: "DOCKER_HOST", env: () => ({ DOCKER_HOST: "ssh://me:secret@builder" }) },
    {
      from: "the docker context colima",
      env: () => ({
        DOCKER_CONFIG: configured({ colima: { Endpoints: { docker: { Host: "ssh://me:secret@builder" } } } }, "colima"),
      }),
    },
  ])("is an error that does not quote the address if $from has an SSH password", ({ from, env }) => {
    expect(() => engineHost(env(), "linux")).toThrow(
      `the ssh:// address of ${from} contains a password, which ssh does not accept; remove it, and log in with a key`,
    );
  });

  it("is the default pipe on Windows", () => {
    expect(engineHost({ DOCKER_CONFIG: join(temporaryFolder(), "none") }, "win32")).toEqual({
      url: "npipe:////./pipe/docker_engine",
      from: "the default pipe",
    });
  });

  it("ignores empty variables", () => {
    const env = { DOCKER_HOST: "", DOCKER_CONTEXT: "", DOCKER_CONFIG: configured({ colima }, "colima") };
    expect(engineHost(env, "linux").from).toBe("the docker context colima");
  });
});
