// Names the processes that hold the memory at the peak.
import { readFileSync } from "node:fs";
import { expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../../src/lib/clock.ts";
import { createMemoryAdapter } from "../../../src/memory/sampling/sampler.ts";
import { wrapContainer } from "../../../src/targets/docker/container/container.ts";
import { connectEngine } from "../../../src/targets/docker/engine/connect.ts";
import { engineHost } from "../../../src/targets/docker/engine/host.ts";
import { plan } from "../../builders.ts";
import {
  appIn,
  describeDocker,
  docker,
  engine,
  expectNothingLeft,
  isElsewhere,
  memgateRun,
  seconds,
  startApp,
} from "../memgate.ts";

const mebibyte = 2 ** 20;
/** Holds 40 MiB. */
const child = "const held = Buffer.alloc(40 * 2 ** 20, 1); setInterval(() => held, 1e6)";
const parentAndChild = JSON.stringify(["sh", "-c", `node -e "${child}" x --token hunter22 & node server.js`]);

/** The PID and the RSS of the child, by the engine. */
function childOf(container: string): { readonly pid: number; readonly rssBytes: number } {
  const line = docker("top", container, "-o", "pid,rss,args")
    .split("\n")
    .find((one) => /^\s*\d+\s+\d+\s+node -e/.test(one));
  const [pid = 0, kibibytes = 0] = (line ?? "").trim().split(/\s+/).slice(0, 2).map(Number);
  return { pid, rssBytes: kibibytes * 1_024 };
}

describeDocker("a container with a parent and a child that holds 40 MiB", () => {
  expectNothingLeft();

  it("has the child first, with its memory by kind", async ({ skip }) => {
    skip(isElsewhere, "/proc of the engine's machine is not visible from here");
    let anonymousBytes = 0;
    const { report, stdout } = await memgateRun(appIn("ok", "--command", parentAndChild, "--duration", seconds(2)), {
      onProgress: (stderr) => {
        if (anonymousBytes > 0 || !stderr.includes("load:\n")) return;
        const name = docker("ps", "--quiet", "--filter", "label=memgate.run");
        const status = readFileSync(`/proc/${childOf(name).pid}/status`, "utf8");
        anonymousBytes = Number(/^RssAnon:\s*(\d+)/m.exec(status)?.[1]) * 1_024;
      },
    });
    const { list = [], ...others } = report?.processes ?? {};
    expect(others).toMatchObject({ source: "proc", leftOut: 0 });
    expect(list.map(({ command }) => command.split(" ")[0]).toSorted()).toEqual(["node", "node", "sh"]);
    expect(list[0]?.command).toMatch(/^node -e const held = .* x --token \*\*\*$/);
    expect(anonymousBytes).toBeGreaterThan(40 * mebibyte);
    expect(Math.abs((list[0]?.anonymousBytes ?? 0) - anonymousBytes)).toBeLessThan(0.05 * anonymousBytes);
    const { peak, processes } = report ?? {};
    expect(processes?.workingSetBytes).toBeGreaterThan(0.95 * (peak?.workingSetBytes ?? Number.NaN));
    expect(stdout).toMatch(/^\d+ +[\d.]+ MiB \([\d.]+%\) +.*node -e const held/m);
    expect(stdout).not.toContain("hunter22");
  });

  it("has the child first, with its RSS, if only the engine knows the processes", async () => {
    const name = startApp("ok");
    docker("exec", "--detach", name, "node", "-e", child);
    const host = engineHost({ DOCKER_HOST: engine?.host }, process.platform);
    const connected = await connectEngine(host);
    const container = wrapContainer(connected, connected.docker.getContainer(name), name, null, true);
    // Without the PID, memgate cannot find the cgroup files.
    const sampling = await createMemoryAdapter(systemClock).open(container, null, plan().sampling, () => {});
    onTestFinished(sampling.close);
    await expect.poll(() => childOf(name).rssBytes).toBeGreaterThan(70 * mebibyte);
    const { list = [], ...others } = (await sampling.readProcesses((text) => text)) ?? {};
    expect(others).toEqual({ source: "top", leftOut: 0, unread: 0 });
    expect(list[0]).toMatchObject({ ...childOf(name), command: `node -e ${child}`, anonymousBytes: null });
    expect(list[1]).toMatchObject({ command: "node server.js", anonymousBytes: null });
  });
});
