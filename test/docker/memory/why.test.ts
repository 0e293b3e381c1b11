// Asks the app's runtime what holds the memory, after the verdict.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Why } from "../../../src/model/fields/why.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import {
  appIn,
  describeDocker,
  engine,
  expectNothingLeft,
  leftovers,
  memgateRun,
  nothing,
  type RunResult,
} from "../memgate.ts";
import { runtimeImage } from "./runtime-image.ts";

const mebibyte = 2 ** 20;
const pod = `apiVersion: v1
kind: Pod
metadata: { name: pod }
spec:
  securityContext: { runAsUser: 1000, runAsGroup: 1000 }
  containers:
    - name: app
      image: ${engine?.app}
      command: [node, held.js]
      ports: [{ containerPort: 3000 }]
      resources: { limits: { memory: 128Mi } }
      securityContext:
        readOnlyRootFilesystem: true
        allowPrivilegeEscalation: false
        capabilities: { drop: [ALL] }
`;
const low = ["--max-ratio", "0.1"];

function held(kind: string, ...more: readonly string[]) {
  const command = more.includes("--command") ? [] : ["--command", "node held.js"];
  return appIn("held", "--env", `HELD=${kind}`, ...command, ...low, ...more);
}

function nodeIn(result: RunResult): Why["processes"][number] {
  expect(result.report?.verdict.kind, result.stdout + result.stderr).toBe("over-ratio");
  const found = result.report?.why?.processes.find(({ command }) => command.includes("held.js"));
  if (found === undefined) throw new Error(`no process: ${JSON.stringify(result.report?.why)}`);
  return found;
}

/** The parts add up to the anonymous memory, which the kernel counts. */
function expectWhole({ node, anonymousBytes }: Why["processes"][number]): void {
  if (node === null) throw new Error("the process gave no figures");
  const { liveHeapBytes, buffersBytes, garbageBytes, otherBytes } = node;
  expect(liveHeapBytes + buffersBytes + garbageBytes + otherBytes).toBe(anonymousBytes);
  expect(otherBytes).toBeLessThan(20 * mebibyte);
}

describeDocker("why", () => {
  expectNothingLeft();

  it("names 60 MiB of Buffers, from after the last sample", async () => {
    const result = await memgateRun(held("buffers", "--env", "MEBIBYTES=60"));
    const process = nodeIn(result);
    expectWhole(process);
    expect(process.node).toMatchObject({ meaning: "buffers", otherBytes: expect.any(Number) });
    expect(Math.abs((process.node?.arrayBuffersAfterBytes ?? 0) - 60 * mebibyte)).toBeLessThan(2 * mebibyte);
    const { report, stdout } = result;
    expect(report?.why?.atMs).toBeGreaterThanOrEqual(report?.series.at(-1)?.atMs ?? Number.NaN);
    expect(report?.why?.atMs).toBeGreaterThanOrEqual(report?.phases.at(-1)?.endMs ?? Number.NaN);
    expect(report?.container).toMatchObject({ exitedByItself: false, exitCode: null });
    expect(report?.container?.finishedAt).not.toBeNull();
    expect(stdout.replace(/\s+/g, " ")).toMatch(/\d+ MiB = \d+ live heap \+ 6\d Buffers \+ \d+ garbage \+ \d+ other/);
    expect(report?.container?.logTail.join("\n")).not.toContain("Debugger");
    expect(leftovers()).toEqual(nothing);
  });

  it("names objects that the app still uses, of a child of a shell", async () => {
    const command = JSON.stringify(["sh", "-c", "node held.js; true"]);
    const result = await memgateRun(held("objects", "--command", command));
    const node = result.report?.why?.processes.find(({ node }) => node !== null);
    expectWhole(node ?? nodeIn(result));
    expect(node?.node?.meaning).toBe("live-heap");
    const shell = result.report?.why?.processes.find(({ command }) => command.startsWith("sh "));
    expect(shell).toMatchObject({ pid: 1, node: null, reason: "not-node" });
  });

  it("names garbage", async () => {
    const result = await memgateRun(held("garbage", "--command", "node --max-semi-space-size=24 held.js"));
    const process = nodeIn(result);
    expectWhole(process);
    expect(process.node).toMatchObject({ meaning: "garbage" });
    expect(result.stdout.replace(/\s+/g, " ")).toContain("can be collected: this is garbage, not a leak");
  });

  it("asks an app with another user, a read-only root and no capabilities", async () => {
    const manifest = join(temporaryFolder(), "pod.yaml");
    writeFileSync(manifest, pod);
    const result = await memgateRun(["--manifest", manifest, "--pull", "never", "--duration", "2s", ...low]);
    const process = nodeIn(result);
    expectWhole(process);
    expect(process.node?.meaning).toBe("buffers");
  });

  it.each([
    ["has its own handler of SIGUSR1", "ignore", "own-handler"],
    ["ends on SIGUSR1", "exit", "app-ended"],
  ])("gives a reason if the app %s, and changes nothing else", async (_name, onSignal, reason) => {
    const result = await memgateRun(held("buffers", "--env", `ON_SIGNAL=${onSignal}`));
    expect(nodeIn(result)).toMatchObject({ node: null, reason });
    expect(result.report?.outcome).toEqual({ kind: "completed" });
    expect(result.report?.oom).toMatchObject({ killed: false, witnesses: [] });
    expect(result.report?.container).toMatchObject({ exitedByItself: false, exitCode: null });
  });

  it("does not ask with off, and not if the app passes without growth", async () => {
    const off = await memgateRun(held("buffers", "--why", "off"));
    expect(off.report).toMatchObject({ verdict: { kind: "over-ratio" }, why: null });
    const pass = await memgateRun(appIn("ok"));
    expect(pass.report).toMatchObject({ verdict: { kind: "pass" }, why: null });
    expect(pass.stderr + off.stderr).not.toContain("asking the app");
  });

  it("leaves the verdict and nothing else after an interrupt while the app is blocked", async () => {
    let isSent = false;
    const { report, code } = await memgateRun(held("buffers", "--env", "BLOCKS=2500", "--duration", "2s"), {
      onProgress: (stderr, kill) => {
        if (isSent || !stderr.includes("asking the app")) return;
        isSent = true;
        setTimeout(() => kill("SIGINT"), 800);
      },
    });
    expect(report?.verdict.kind).toBe("over-ratio");
    expect(isSent).toBe(true);
    expect(code).toBe(1);
    expect(leftovers()).toEqual(nothing);
  });

  it("says of a Go app that its image has neither Node.js nor Java", async ({ skip }) => {
    const made = runtimeImage("go");
    skip(made.missing !== null, made.missing ?? "");
    if (made.missing !== null) return;
    const image = made.image;
    const args = appIn("ok", "--path", "/healthz", "--command", "./app", "--max-ratio", "0.001");
    const { report } = await memgateRun(args.map((one) => (one === engine?.app ? image : one)));
    expect(report?.verdict.kind).toBe("over-ratio");
    expect(report?.why?.processes[0]).toMatchObject({ node: null, reason: "node-missing" });
    expect(report?.container?.exitedByItself).toBe(false);
  });
});
