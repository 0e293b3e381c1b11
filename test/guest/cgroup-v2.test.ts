// Tests the cgroup v2 sampler in a virtual machine with systemd and its own engine, like a hosted runner.
import { beforeAll, describe, expect, it } from "vitest";
import { app, base, copyDist, home, runInGuest, shell } from "./machine.ts";

const flags = ["--image", app, "--pull", "never", "--ready-path", "/healthz", "--warmup", "0s"];
const mode = (name: string) => [...flags, "--env", `MODE=${name}`];
const sourcesOf = (report: { sampling: { sources: readonly { name: string; samples: number }[] } }) =>
  report.sampling.sources.filter(({ samples }) => samples > 0).map(({ name }) => name);
/** An emulated CPU may respond too late for one-shot stats. memgate then uses the stream. */
const stats = expect.stringMatching(/^stats-(oneshot|stream)$/);
const both = ["cgroup-v2", stats];

beforeAll(copyDist);

/** Repeated, because systemd sets memory.oom.group to 0 some time after it creates the cgroup. */
const keepGroupKill = 'f=$(cgroup); while [ -d "$f" ]; do echo 1 >"$f/memory.oom.group"; sleep 0.2; done';

describe("memgate on a machine with cgroup v2", () => {
  it("reads the container's cgroup files with the systemd driver: usage, kernel's peak usage, pressure", async () => {
    const { report } = await runInGuest([...mode("ok"), "--memory-limit", "256Mi", "--duration", "5s"]);
    expect(report.engine).toMatchObject({ cgroupVersion: "2", cgroupDriver: "systemd" });
    expect(sourcesOf(report)).toEqual(both);
    expect(report.sampling.notice).toBeNull();
    expect(report.verdict, report.verdict.message).toMatchObject({ kind: "pass", proof: "proven" });
    expect(report.kernelPeakBytes).toBeGreaterThanOrEqual(report.peak?.workingSetBytes ?? Number.POSITIVE_INFINITY);
    expect(report.pressure).toMatchObject({ someMs: expect.any(Number), fullMs: expect.any(Number) });
    expect(report.peak?.composition).toMatchObject({ kernel: expect.any(Number), sockets: expect.any(Number) });
    expect(report.oom).toMatchObject({ killed: false, processKills: 0, groupKills: 0, processes: [] });
  });

  it("matches docker stats and cAdvisor's definition for an idle container", async () => {
    const figures = `
      folder=$(cgroup); sleep 12
      id=$(docker ps -q --no-trunc)
      { date +%s%3N; docker stats --no-stream --format '{{.MemUsage}}' $id; cat $folder/memory.current
        awk '$1 == "inactive_file" { print $2 }' $folder/memory.stat; } >/tmp/reference`;
    const idle = ["--rate", "1", "--connections", "1", "--duration", "25s", "--memory-limit", "256Mi"];
    const { report, samples } = await runInGuest([...mode("ok"), ...idle], figures);
    const [time, memUsage = "", usage, inactive] = (await shell("cat /tmp/reference")).trim().split("\n");
    const [, amount, unit = "MiB"] = /^([\d.]+)([KMG]iB)/.exec(memUsage) ?? [];
    const dockerBytes = Number(amount) * ({ KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 }[unit] ?? Number.NaN);
    const cadvisorBytes = Math.max(0, Number(usage) - Number(inactive));
    const atMs = Number(time) - Date.parse(report.timeOrigin ?? "");
    const near = samples
      .map((line) => line.split(","))
      .filter(([sampleMs]) => Math.abs(Number(sampleMs) - atMs) < 3_000);
    expect(sourcesOf(report)).toEqual(both);
    for (const source of sourcesOf(report)) {
      const own = near.filter((row) => row[2] === source).map((row) => Number(row[4]) - Number(row[5]));
      expect(own.length, source).toBeGreaterThan(0);
      for (const other of [dockerBytes, cadvisorBytes]) {
        expect(Math.min(...own.map((bytes) => Math.abs(bytes / other - 1))), source).toBeLessThan(0.01);
      }
    }
  });

  it("counts a child's OOM kill from memory.events, and names the child from the kernel's log", async () => {
    const late = [...mode("grow-late"), "--env", "AFTER_MS=1000", "--memory-limit", "96Mi", "--duration", "15s"];
    const { report } = await runInGuest(late);
    expect(report.verdict.kind, report.verdict.message).toBe("oom-killed");
    expect(report.container?.exitedByItself).toBe(false);
    expect(report.oom).toMatchObject({ processKills: 1, groupKills: 0, processes: [{ name: "sh" }] });
    expect(report.oom.witnesses.map(({ name }) => name).sort()).toEqual(["cgroup", "event", "inspect", "kernel-log"]);
  });

  it("detects a kill of the whole cgroup with memory.oom.group, which the kubelet sets", async () => {
    const late = [...mode("grow-late"), "--env", "AFTER_MS=3000", "--memory-limit", "96Mi", "--duration", "20s"];
    const { report } = await runInGuest(late, keepGroupKill);
    expect(report.verdict.kind, report.verdict.message).toBe("oom-killed");
    expect(report.container).toMatchObject({ exitedByItself: true, exitCode: 137 });
    expect(report.oom.processes?.map(({ name }) => name).sort()).toEqual(["node", "sh"]);
    expect(report.oom.witnesses.map(({ name }) => name)).toEqual(expect.arrayContaining(["event", "kernel-log"]));
  });

  it("counts a kill in a cgroup below the container's, and names the cgroup and its limit", async () => {
    const nested = `
      f=$(cgroup); sleep 4; mkdir -p $f/child/inner
      # Processes must leave a cgroup before it can give its controllers to the cgroups below.
      mkdir $f/app; for p in $(cat $f/cgroup.procs); do echo $p >$f/app/cgroup.procs; done
      echo +memory >$f/cgroup.subtree_control; echo +memory >$f/child/cgroup.subtree_control
      echo 20M >$f/child/memory.max
      sh -c "echo \\$\\$ >$f/child/inner/cgroup.procs; x=a; while :; do x=\\$x\\$x; done"
      sleep 1.5; rmdir $f/child/inner $f/child`;
    const { report } = await runInGuest(
      [...mode("ok"), "--memory-limit", "256Mi", "--duration", "20s", "--connections", "1"],
      nested,
    );
    expect(report.verdict.message).toContain("in the cgroup child/inner at the 20 MiB limit of the cgroup child");
    expect(report.oom).toMatchObject({
      killed: true,
      processKills: 1,
      cgroups: [{ path: "child/inner", processKills: 1, limitPath: "child", limitBytes: 20 * 2 ** 20 }],
    });
    expect(report.suggestedLimitBytes).toBeNull();
  });

  it("falls back to the stats API with a notice if the runner is a container", async () => {
    const mounts = `-v /var/run/docker.sock:/var/run/docker.sock -v ${home}:${home}:ro`;
    const run = [...mode("ok"), "--memory-limit", "256Mi", "--duration", "8s", "--json"].join(" ");
    const output = await shell(
      `docker run --rm ${mounts} -w /tmp ${base} node ${home}/dist/cli.js run ${run} 2>/dev/null`,
    );
    const report = JSON.parse(output);
    expect(report.verdict, report.verdict.message).toMatchObject({ kind: "pass", proof: "sampled" });
    expect(sourcesOf(report)).toEqual([stats]);
    expect(report.sampling.notice).toMatch(/cgroup/);
    expect(report.oom.processes).toBeNull();
  });

  it("reads the container's cgroup files with the cgroupfs driver", async () => {
    const restart = "systemctl reset-failed docker; systemctl restart docker";
    const config = '{ "exec-opts": ["native.cgroupdriver=cgroupfs"] }';
    await shell(`echo '${config}' >/etc/docker/daemon.json; ${restart}`);
    try {
      const { report } = await runInGuest([...mode("ok"), "--memory-limit", "256Mi", "--duration", "5s"]);
      expect(report.engine).toMatchObject({ cgroupVersion: "2", cgroupDriver: "cgroupfs" });
      expect(sourcesOf(report)).toEqual(both);
      expect(report.verdict.kind, report.verdict.message).toBe("pass");
    } finally {
      await shell(`rm /etc/docker/daemon.json; ${restart}`);
    }
  });
});
