// Reaches the engine through a real SSH server on the loopback interface.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { connectEngine } from "../../src/targets/docker/engine/connect.ts";
import { engineHost } from "../../src/targets/docker/engine/host.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { appIn, describeDocker, engine, expectNothingLeft, memgateRun } from "./memgate.ts";
import { findSshd, type SshServer, startSshd } from "./sshd.ts";

let server: SshServer | null = null;

describeDocker("an engine over SSH", () => {
  expectNothingLeft();
  beforeAll(async () => {
    const sshd = await findSshd();
    if ("path" in sshd) server = await startSshd(sshd.path, engine?.host ?? "");
    else if (process.env["CI"]) throw new Error(sshd.missing);
    else console.error(`the tests over SSH are skipped: ${sshd.missing}`);
  });
  afterAll(() => server?.stop());
  beforeEach(({ skip }) => {
    if (server === null) return skip("there is no SSH server");
    vi.stubEnv("PATH", `${server.bin}${delimiter}${process.env["PATH"]}`);
    server.setKnownKey("right");
    server.setLogin(true);
    server.connections();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await expect.poll(() => server?.running() ?? [], { timeout: 10_000 }).toEqual([]);
  });
  const url = () => `ssh://${server?.address}`;
  const byVariable = () => ({ DOCKER_HOST: url() });
  const byContext = () => ({ DOCKER_CONTEXT: "remote", DOCKER_CONFIG: contextFolder("remote", url()) });
  const ways = [
    ["DOCKER_HOST", byVariable],
    ["a docker context", byContext],
  ] as const;
  /** Connects as a run does. dockerode reads DOCKER_HOST from the environment of the process. */
  const connected = async (env: Readonly<Record<string, string>>) => {
    vi.stubEnv("DOCKER_HOST", env["DOCKER_HOST"]);
    return connectEngine(engineHost(env, process.platform));
  };

  it.each(ways)("responds if ssh knows the host's key (%s)", async (_way, env) => {
    const { docker, facts, isLocal } = await connected(env());
    expect(facts).toMatchObject({ host: url(), version: (await docker.version()).Version });
    expect(isLocal).toBe(false);
    close(docker);
  });

  it.each(ways)("is refused with ssh's message if ssh does not know the host's key (%s)", async (_way, env) => {
    server?.setKnownKey("none");
    await expect(connected(env())).rejects.toThrow(
      /^no Docker Engine responds at ssh:.*: ssh ended with exit code 255: .*Host key verification failed\.; .*known_hosts/,
    );
  });

  it("is refused if the host has another key than known_hosts", async () => {
    server?.setKnownKey("another");
    await expect(connected(byVariable())).rejects.toThrow(/Host key verification failed\.; .*find out why/);
  });

  it("is refused with ssh's message if the host refuses the login", async () => {
    server?.setLogin(false);
    await expect(connected(byVariable())).rejects.toThrow(
      /Permission denied \(publickey\)\.; the host refused the login/,
    );
  });

  it("serves calls one after the other over one connection, and calls at the same time over several", async () => {
    const { docker } = await connected(byVariable());
    for (let call = 0; call < 5; call++) await docker.version();
    expect(server?.connections()).toBe(1);
    await Promise.all([docker.version(), docker.version(), docker.version()]);
    await Promise.all([docker.version(), docker.version(), docker.version()]);
    expect(server?.connections()).toBe(2);
    close(docker);
  });

  it("opens a new connection after the old one has broken", async () => {
    const { docker } = await connected(byVariable());
    await expect(docker.getContainer("memgate-no-such").inspect()).rejects.toThrow(/no such container/);
    close(docker);
    expect((await docker.version()).Version).toBeTruthy();
    expect(server?.connections()).toBe(2);
    close(docker);
  });

  it("measures an app, and leaves no ssh process", async () => {
    const { report, stderr } = await memgateRun(appIn("steady", "--duration", "2s"), { env: environment(byContext()) });
    expect(report?.verdict.kind, stderr).toBe("pass");
    expect(report?.engine?.host).toBe(url());
    expect(server?.running()).toEqual([]);
  });

  it("leaves neither a container nor an ssh process after Ctrl-C, which signals the whole process group", async () => {
    const folder = temporaryFolder();
    const args = ["run", "--report-dir", folder, ...appIn("steady", "--duration", "60s")];
    const child = start(args, byVariable());
    let stderr = "";
    child.stderr.on("data", (data: Buffer) => {
      stderr += data;
    });
    await expect.poll(() => stderr, { timeout: 30_000 }).toContain("load:");
    // Processes of another group do not get the signal, so the clean-up keeps its connections.
    expect(server?.running().map(({ group }) => group)).not.toContain(child.pid);
    process.kill(-(child.pid ?? 0), "SIGINT");
    await new Promise((resolve) => child.once("close", resolve));
    const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
    expect(report.verdict.reason, stderr).toBe("interrupted");
    expect(report.notices.join()).not.toContain("docker rm");
    expect(server?.running()).toEqual([]);
  });

  it("ends ssh with the run if the host accepts a connection and never responds", async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket));
    onTestFinished(() => void silent.close());
    onTestFinished(() => sockets.forEach((socket) => void socket.destroy()));
    const port = await new Promise((resolve) =>
      silent.listen(0, "127.0.0.1", () => resolve((silent.address() as AddressInfo).port)),
    );
    const child = start(["run", "--report-dir", temporaryFolder(), ...appIn("steady")], {
      DOCKER_HOST: `ssh://127.0.0.1:${port}`,
    });
    await expect.poll(() => sockets.length, { timeout: 10_000 }).toBe(1);
    child.kill("SIGINT");
    await new Promise((resolve) => child.once("close", resolve));
    await expect.poll(() => server?.running(), { timeout: 2_000 }).toEqual([]);
  });

  it("leaves no ssh process if memgate is killed", async () => {
    const child = start(["run", "--container", "memgate-no-such", "--duration", "60s"], byVariable());
    await expect.poll(() => server?.running() ?? [], { timeout: 10_000, interval: 5 }).not.toEqual([]);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
  });
});

/** Closes all connections. */
function close(docker: { readonly modem: unknown }): void {
  (docker.modem as { readonly agent: { readonly destroy: () => void } }).agent.destroy();
}

/** Starts memgate as the leader of a process group. */
function start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcessWithoutNullStreams {
  const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
  const options = { env: { ...process.env, ...environment(env) }, detached: true };
  const child = spawn(process.execPath, [cli, ...args], options);
  onTestFinished(() => void child.kill());
  return child;
}

/** The environment of a memgate process. An empty DOCKER_HOST counts as not set. */
function environment(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { DOCKER_HOST: "", PATH: process.env["PATH"] ?? "", ...env };
}

function contextFolder(name: string, host: string): string {
  const folder = temporaryFolder();
  const meta = join(folder, "contexts/meta", createHash("sha256").update(name).digest("hex"));
  mkdirSync(meta, { recursive: true });
  writeFileSync(join(meta, "meta.json"), JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }));
  return folder;
}
