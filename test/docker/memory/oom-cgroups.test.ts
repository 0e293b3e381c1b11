// OOM kills in cgroups below the container's: memgate detects them and names the cgroup and its limit.
import { spawn, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { expect, it } from "vitest";
import {
  describeDocker,
  engine,
  expectNothingLeft,
  isElsewhere,
  limitFlags,
  memgateRun,
  seconds,
  startApp,
} from "../memgate.ts";

const mebibyte = 2 ** 20;
const times = ["--ready-path", "/healthz", "--warmup", "0s", "--duration", seconds(4), "--connections", "2"];
const isV1Here = engine?.cgroup === "1" && !isElsewhere && !engine.isPodman;
const here = isV1Here ? describeDocker : describeDocker.skip;

interface Nested {
  /** The cgroup of the process that grows. */
  readonly cgroup: string;
  /** Limits of cgroups, such as 24M. */
  readonly limits: Readonly<Record<string, string>>;
  /** How long the cgroups stay after the kill. */
  readonly staysMs: number;
  /**
   * True if all other processes leave the container's memory cgroup before the growth. At the container's limit, a page
   * of the app may not fit while the shell is dying. The kernel may then kill the app too, although the shell is gone
   * when it chooses (seen with Linux 6.18: the second kill came 12 ms later, at a usage of 18 MiB).
   */
  readonly isAlone?: boolean;
}

/** As a program in the container does that has cgroups of its own: a shell in one of them grows until the kernel kills it. */
const script = `
const { mkdirSync, readFileSync, rmdirSync, writeFileSync } = require("node:fs");
const { spawnSync } = require("node:child_process");
const { cgroup, limits, staysMs, isAlone } = JSON.parse(process.argv[1]);
const own = "/cgroups" + /memory:(.*)/.exec(readFileSync("/proc/self/cgroup", "utf8"))[1];
mkdirSync(own + "/" + cgroup, { recursive: true });
for (const [path, limit] of Object.entries(limits)) writeFileSync(own + "/" + path + "/memory.limit_in_bytes", limit);
if (isAlone) for (const pid of [1, process.pid]) writeFileSync("/cgroups/cgroup.procs", String(pid));
const grow = "echo $$ >" + own + "/" + cgroup + "/cgroup.procs; echo 1000 >/proc/self/oom_score_adj; x=a; while :; do x=$x$x; done";
spawnSync("sh", ["-c", grow]);
setTimeout(() => {
  const parts = cgroup.split("/");
  for (; parts.length > 0; parts.pop()) rmdirSync(own + "/" + parts.join("/"));
}, staysMs);
`;

/** Attaches memgate to the app, and lets a process in a cgroup below the app's grow during the load. */
async function nestedRun(nested: Nested, user?: { readonly uid: number; readonly gid: number }) {
  const name = startApp("ok", ...limitFlags(96), "--volume", "/sys/fs/cgroup/memory:/cgroups");
  let isStarted = false;
  const { report, stdout, code } = await memgateRun(["--container", name, ...times], {
    ...(user === undefined ? {} : { user }),
    onProgress: (stderr) => {
      if (isStarted || !stderr.includes("load:\n")) return;
      isStarted = true;
      const env = { ...process.env, DOCKER_HOST: engine?.host ?? "" };
      spawn("docker", ["exec", name, "node", "-e", script, JSON.stringify(nested)], { env, stdio: "inherit" });
    },
  });
  return { report, stdout: stdout.replace(/\s+/g, " "), code, name };
}

const child: Nested = { cgroup: "child", limits: { child: "24M" }, staysMs: 1_500 };
const socket = (engine?.host ?? "").replace("unix://", "");
const nobody = () => ({ uid: 65_534, gid: statSync(socket).gid });
const whyNotNobody = isV1Here ? reasonAgainst(nobody) : null;

/** Why memgate cannot run as this user. Null if it can. */
function reasonAgainst(user: typeof nobody): string | null {
  if (process.getuid?.() !== 0) return "needs root to become another user";
  const connect = `require("node:net").connect(${JSON.stringify(socket)}, () => process.exit(0)).on("error", () => process.exit(1));`;
  const isOpen = spawnSync(process.execPath, ["-e", connect], { ...user(), cwd: "/" }).status === 0;
  return isOpen ? null : "only root can reach the socket of this engine";
}

here("an OOM kill in a cgroup below the container's", () => {
  expectNothingLeft();

  it("at its own limit is found by its counter, by a user who cannot read the kernel's log", async ({ skip }) => {
    skip(whyNotNobody !== null, whyNotNobody ?? "");
    const { report, stdout, code } = await nestedRun(child, nobody());
    expect(report?.oom).toEqual({
      killed: true,
      processKills: 1,
      groupKills: null,
      processes: null,
      cgroups: [{ path: "child", processKills: 1, limitPath: "child", limitBytes: 24 * mebibyte }],
      witnesses: [{ name: "cgroup", atMs: expect.any(Number), phase: "load" }],
    });
    expect(report?.verdict.message).toBe(
      "OOM-killed: the kernel killed a process in the container in the load phase, in the cgroup child at its own limit of 24 MiB; PID 1 kept running",
    );
    expect(report?.suggestedLimitBytes).toBeNull();
    expect(stdout).toContain("raise the limit of the cgroup child");
    expect(stdout).not.toContain("at the 96 MiB limit");
    expect(code).toBe(1);
  });

  it("is named with its process by root, from the kernel's log", async () => {
    const { report } = await nestedRun(child);
    expect(report?.oom).toMatchObject({ processKills: 1, processes: [{ name: "sh" }] });
    expect(report?.verdict.message).toMatch(/killed sh \(PID \d+\) in the load phase, in the cgroup child at its own/);
  });

  it("in a cgroup that is removed at once is found in the kernel's log", async () => {
    const { report } = await nestedRun({ ...child, staysMs: 0 });
    expect(report?.oom.cgroups).toEqual([
      { path: "child", processKills: 1, limitPath: "child", limitBytes: 24 * mebibyte },
    ]);
    expect(report?.verdict.kind).toBe("oom-killed");
  });

  it("in a cgroup that is removed a moment later is found by its counter", async ({ skip }) => {
    skip(whyNotNobody !== null, whyNotNobody ?? "");
    const { report } = await nestedRun({ ...child, staysMs: 300 }, nobody());
    expect(report?.oom).toMatchObject({ processKills: 1, processes: null, cgroups: [{ path: "child" }] });
  });

  it("in a grandchild at the limit of its parent names both", async () => {
    const { report } = await nestedRun({ ...child, cgroup: "child/inner" });
    const [cgroup] = report?.oom.cgroups ?? [];
    expect(cgroup).toEqual({ path: "child/inner", processKills: 1, limitPath: "child", limitBytes: 24 * mebibyte });
    expect(report?.verdict.message).toContain("in the cgroup child/inner at the 24 MiB limit of the cgroup child");
  });

  it("without a limit of its own is at the container's limit", async ({ skip }) => {
    skip(whyNotNobody !== null, whyNotNobody ?? "");
    const { report } = await nestedRun({ ...child, limits: {}, isAlone: true }, nobody());
    expect(report?.oom).toMatchObject({
      processKills: 1,
      cgroups: [{ path: "child", limitPath: "", limitBytes: 96 * mebibyte }],
    });
    expect(report?.verdict.message).toContain("in the load phase at the 96 MiB limit; PID 1 kept running");
    expect(report?.suggestedLimitBytes).toBeGreaterThan(96 * mebibyte);
  });

  it("before the run does not count", async () => {
    const name = startApp("ok", ...limitFlags(96), "--volume", "/sys/fs/cgroup/memory:/cgroups");
    const stays = spawn("docker", ["exec", name, "node", "-e", script, JSON.stringify({ ...child, staysMs: 20_000 })], {
      env: { ...process.env, DOCKER_HOST: engine?.host ?? "" },
    });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const { report } = await memgateRun(["--container", name, ...times]);
    stays.kill();
    expect(report?.oom).toMatchObject({ killed: false, processKills: 0, cgroups: [] });
    expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
  });
});
