// Asks the JVM of an image without Node.js and without a JDK what holds the memory.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Why } from "../../../src/model/fields/why.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { appIn, describeDocker, engine, expectNothingLeft, leftovers, memgateRun, nothing } from "../memgate.ts";
import { runtimeImage } from "./runtime-image.ts";

const mebibyte = 2 ** 20;
const podOf = (image: string, isReadOnly: boolean) => `apiVersion: v1
kind: Pod
metadata: { name: pod }
spec:
  securityContext: { runAsUser: 1000, runAsGroup: 1000 }
  containers:
    - name: app
      image: ${image}
      command: [jre/bin/java, -Xmx64m, Held]
      ports: [{ containerPort: 3000 }]
      resources: { limits: { memory: 128Mi } }
      securityContext:
        readOnlyRootFilesystem: ${isReadOnly}
        allowPrivilegeEscalation: false
        capabilities: { drop: [ALL] }
`;
const low = ["--max-ratio", "0.1"];

describeDocker("why of a JVM", () => {
  expectNothingLeft();

  const made = runtimeImage("java");
  const held = (flags: string, ...more: readonly string[]) =>
    appIn("held", "--command", `jre/bin/java -Xmx64m -XX:+UseSerialGC ${flags} Held`, ...low, ...more).map((one) =>
      one === engine?.app && made.missing === null ? made.image : one,
    );

  it("names its live heap and its classes, and leaves the app alone", async ({ skip }) => {
    skip(made.missing !== null, made.missing ?? "");
    const { report, stdout, stderr } = await memgateRun(held("-XX:NativeMemoryTracking=summary"));
    expect(report?.verdict.kind, stdout + stderr).toBe("over-ratio");
    const process = report?.why?.processes[0] as Why["processes"][number];
    expect(process, JSON.stringify(report?.why)).toMatchObject({ pid: 1, node: null, reason: null });
    const { jvm, anonymousBytes } = process;
    if (jvm === null) throw new Error("the JVM gave no figures");
    const { liveHeapBytes, garbageBytes, metaspaceBytes, otherBytes, classes } = jvm;
    expect(liveHeapBytes + garbageBytes + metaspaceBytes + otherBytes).toBe(anonymousBytes);
    expect(Math.abs(liveHeapBytes - 41 * mebibyte)).toBeLessThan(3 * mebibyte);
    expect(classes[0]?.name).toBe("byte[]");
    expect(Math.abs((classes[0]?.bytes ?? 0) - 40 * mebibyte)).toBeLessThan(2 * mebibyte);
    expect(jvm).toMatchObject({ meaning: "live-heap", heapLimitBytes: 64 * mebibyte });
    expect(jvm.nativeMemory?.map(({ name }) => name)).toContain("Java Heap");
    expect(report?.why?.atMs).toBeGreaterThanOrEqual(report?.series.at(-1)?.atMs ?? Number.NaN);
    expect(report?.outcome).toEqual({ kind: "completed" });
    expect(report?.container).toMatchObject({ exitedByItself: false, exitCode: null });
    expect(report?.container?.logTail.join("\n")).not.toContain("Full thread dump");
    expect(stdout.replace(/\s+/g, " ")).toMatch(/\d+ MiB = 4\d live heap \+ \d+ garbage \+ \d+ metaspace \+ \d+ other/);
    expect(leftovers()).toEqual(nothing);
  });

  it("gives a reason if the JVM forbids it, and changes nothing else", async ({ skip }) => {
    skip(made.missing !== null, made.missing ?? "");
    const { report } = await memgateRun(held("-XX:+DisableAttachMechanism"));
    expect(report?.why?.processes[0]).toMatchObject({ node: null, jvm: null, reason: "attach-disabled" });
    expect(report?.outcome).toEqual({ kind: "completed" });
    expect(report?.container).toMatchObject({ exitedByItself: false, exitCode: null });
  });

  it.for([
    ["asks a JVM with another user and no capabilities", false, null],
    ["gives a reason if the JVM has a read-only root file system", true, "attach-not-writable"],
  ] as const)("%s", async ([, isReadOnly, reason], { skip }) => {
    skip(made.missing !== null, made.missing ?? "");
    const manifest = join(temporaryFolder(), "pod.yaml");
    writeFileSync(manifest, podOf(made.missing === null ? made.image : "", isReadOnly));
    const { report, stdout } = await memgateRun([
      "--manifest",
      manifest,
      "--pull",
      "never",
      "--duration",
      "2s",
      ...low,
    ]);
    expect(report?.why?.processes[0], stdout).toMatchObject({ pid: 1, node: null, reason });
    expect(report?.outcome).toEqual({ kind: "completed" });
    expect(report?.container).toMatchObject({ exitedByItself: false, exitCode: null });
  });

  it("asks a child of a shell with the Java of JAVA_HOME", async ({ skip }) => {
    skip(made.missing !== null, made.missing ?? "");
    const command = JSON.stringify(["sh", "-c", "jre/bin/java -Xmx64m Held; true"]);
    const args = held("").map((one) => (one.startsWith("jre/bin/java") ? command : one));
    const { report } = await memgateRun([...args, "--env", "JAVA_HOME=/app/jre"]);
    const jvm = report?.why?.processes.find(({ command }) => command.startsWith("jre/bin/java"));
    expect(jvm, JSON.stringify(report?.why)).toMatchObject({
      node: null,
      reason: null,
      jvm: { liveHeapBytes: expect.any(Number) },
    });
    const shell = report?.why?.processes.find(({ command }) => command.startsWith("sh "));
    expect(shell).toMatchObject({ pid: 1, jvm: null, reason: "not-node" });
  });
});
