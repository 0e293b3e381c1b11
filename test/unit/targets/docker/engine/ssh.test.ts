import { afterEach, describe, expect, it, vi } from "vitest";
import { spawnUnwatched, watchSpawns } from "../../../../../src/targets/docker/engine/cli-process.ts";
import { connectEngine } from "../../../../../src/targets/docker/engine/connect.ts";
import { sshArguments } from "../../../../../src/targets/docker/engine/ssh.ts";
import { sshAddressProblem } from "../../../../../src/targets/docker/engine/ssh-address.ts";

describe("the arguments of ssh", () => {
  const options = ["-o", "ConnectTimeout=30", "-T"];
  const dialStdio = ["system", "dial-stdio"];

  it.each([
    ["ssh://builder", ["--", "builder", "docker"]],
    ["ssh://me@builder", ["-l", "me", "--", "builder", "docker"]],
    ["ssh://me@builder:2222", ["-l", "me", "-p", "2222", "--", "builder", "docker"]],
    ["ssh://builder:22/", ["-p", "22", "--", "builder", "docker"]],
    ["ssh://a%40b@[::1]:2222", ["-l", "a@b", "-p", "2222", "--", "::1", "docker"]],
    ["ssh://builder/run/my.sock", ["--", "builder", "docker", "--host=unix:///run/my.sock"]],
    ["ssh://builder/run/it's%20$HOME", ["--", "builder", "docker", "'--host=unix:///run/it'\\''s $HOME'"]],
    ["ssh://-oProxyCommand=id@builder", ["-l", "-oProxyCommand=id", "--", "builder", "docker"]],
  ])("are those of the docker CLI: %s", (address, args) => {
    expect(sshAddressProblem(address)).toBeNull();
    expect(sshArguments(address)).toEqual([...options, ...args, ...dialStdio]);
  });
});

describe("an ssh:// address", () => {
  it.each([
    ["ssh://", "is not a valid address; expected ssh://USER@HOST"],
    ["ssh://builder:99999", "is not a valid address; expected ssh://USER@HOST"],
    ["ssh://me:pass@builder", "contains a password, which ssh does not accept; remove it, and log in with a key"],
    ["ssh://builder?a=b", "contains ? or #; expected ssh://USER@HOST"],
    ["ssh://builder#a", "contains ? or #; expected ssh://USER@HOST"],
  ])("is refused with the reason: %s", (address, problem) => {
    expect(sshAddressProblem(address)).toBe(problem);
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

it("says that the OpenSSH client is missing if ssh cannot be started", async () => {
  vi.stubEnv("PATH", "/nowhere");
  await expect(connectEngine({ url: "ssh://builder", from: "DOCKER_HOST" })).rejects.toThrow(
    /^no Docker Engine responds at ssh:\/\/builder \(DOCKER_HOST\): ssh cannot be run: .*; install the OpenSSH client$/,
  );
});

it("does not take a connection to the engine for a process of the command that runs meanwhile", async () => {
  let spawned = 0;
  const release = watchSpawns(() => {
    spawned += 1;
  });
  const child = spawnUnwatched(process.execPath, ["-e", "0"], { detached: false });
  release();
  await new Promise((resolve) => child.once("close", resolve));
  expect(spawned).toBe(0);
});
