// Runs both programs of the helper on this machine, beside a JVM of this machine.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { gunzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { readJvmShare } from "../../../../../src/memory/runtimes/jvm-memory.ts";
import { helperScript } from "../../../../../src/targets/docker/runtime/helper-script.ts";
import { javaEntrypoint } from "../../../../../src/targets/docker/runtime/jvm-helper.ts";
import { jvmHelperClass, jvmHelperDigest } from "../../../../../src/targets/docker/runtime/jvm-helper-class.ts";
import { temporaryFolder } from "../../../../temporary-folder.ts";

const mebibyte = 2 ** 20;
const source = new URL("../../../../../src/targets/docker/runtime/MemgateHelper.java", import.meta.url);

it("the class belongs to the source", () => {
  const digest = createHash("sha256").update(readFileSync(source)).digest("hex");
  expect(digest, "run npm run build:jvm-helper").toBe(jvmHelperDigest);
});

/** 20 MiB that it keeps, and then 10 MiB of garbage. */
const app = `public class Held {
  static byte[][] kept = new byte[20][];
  public static void main(String[] args) throws Exception {
    for (int index = 0; index < 20; index++) kept[index] = new byte[1 << 20];
    System.gc();
    for (int index = 0; index < 10; index++) if (new byte[1 << 20].length == 0) return;
    System.out.println("ready");
    Thread.sleep(60000);
  }
}`;

type Running = ChildProcess & { readonly pid: number };

function started(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child as Running;
}

/** A JVM that is ready when it has written a line. */
async function startJvm(...flags: readonly string[]): Promise<Running & { readonly written: () => string }> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "Held.java"), app);
  execFileSync("javac", ["-d", folder, join(folder, "Held.java")]);
  const child = started("java", ["-Xmx96m", "-XX:+UseSerialGC", ...flags, "-cp", folder, "Held"]);
  let written = "";
  child.stdout?.on("data", (part: Buffer) => {
    written += part.toString();
  });
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  return Object.assign(child, { written: () => written });
}

type Reply = { readonly result?: unknown; readonly fault?: { readonly code: string } };

const programs: Readonly<Record<string, () => Running>> = {
  node: () => started(process.execPath, ["-e", helperScript()]),
  java: () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "MemgateHelper.class"), gunzipSync(Buffer.from(jvmHelperClass, "base64")));
    const [, ...args] = javaEntrypoint("java").map((word) => (word === "/memgate-helper" ? folder : word));
    return started("java", args);
  },
};

function startHelper(program: string) {
  const child = programs[program]?.();
  if (child?.stdout == null) throw new Error("the helper has no output");
  const waiting = new Map<number, (reply: Reply) => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const reply = JSON.parse(line) as Reply & { readonly id: number };
    waiting.get(reply.id)?.(reply);
  });
  const ask = (question: object) =>
    new Promise<Reply>((resolve) => {
      const id = waiting.size + 1;
      waiting.set(id, resolve);
      child.stdin?.write(`${JSON.stringify({ id, ...question })}\n`);
    });
  const jvm = async (pid: number, command: string) => {
    const { result, fault } = await ask({ ask: "jvm", pid, command });
    if (fault !== undefined) throw Object.assign(new Error(fault.code), { code: fault.code });
    return String(result);
  };
  return { ask, child, jvm };
}

const hasJdk = spawnSync("javac", ["--version"]).status === 0;
const attachFile = ({ pid }: Running) => `/tmp/.attach_pid${pid}`;

describe.runIf(process.platform === "linux" && hasJdk).each(["node", "java"])("the helper in %s", (program) => {
  it("lists a JVM, and asks it for its memory", async () => {
    const held = await startJvm("-XX:NativeMemoryTracking=summary");
    const { ask, child, jvm } = startHelper(program);
    const { result } = await ask({ ask: "list" });
    const list = result as readonly { readonly pid: number; readonly anonymousBytes: number }[];
    const found = list.find(({ pid }) => pid === held.pid);
    expect(found).toMatchObject({
      ...{ isJvm: true, exe: expect.stringMatching(/\/java$/), uid: process.getuid?.(), gid: process.getgid?.() },
      ...{ words: expect.arrayContaining(["java", "-Xmx96m", "Held"]), anonymousBytes: expect.any(Number) },
    });
    expect(list.map(({ pid }) => pid)).not.toContain(child.pid);
    const share = await readJvmShare({ jvm }, held.pid, found?.anonymousBytes ?? 0);
    const { liveHeapBytes, garbageBytes, metaspaceBytes, otherBytes } = share;
    expect(liveHeapBytes + garbageBytes + metaspaceBytes + otherBytes).toBe(found?.anonymousBytes);
    expect(liveHeapBytes).toBeGreaterThan(20 * mebibyte);
    expect(liveHeapBytes).toBeLessThan(24 * mebibyte);
    expect(garbageBytes).toBeGreaterThan(9 * mebibyte);
    expect(garbageBytes).toBeLessThan(14 * mebibyte);
    expect(metaspaceBytes).toBeGreaterThan(0);
    expect(share.heapLimitBytes).toBe(96 * mebibyte);
    expect(share.classes[0]).toMatchObject({ name: "byte[]" });
    expect(share.classes[0]?.bytes).toBeGreaterThan(20 * mebibyte);
    expect(share.nativeMemory?.map(({ name }) => name)).toContain("Java Heap");
    expect(existsSync(attachFile(held))).toBe(false);
    expect([held.exitCode, held.signalCode, held.written()]).toEqual([null, null, "ready\n"]);
  });

  it("sends no signal to another program, and none to a process that has ended", async () => {
    const other = started("sleep", ["60"]);
    const { ask } = startHelper(program);
    const question = { ask: "jvm", command: "GC.heap_info" };
    expect(await ask({ ...question, pid: other.pid })).toMatchObject({ fault: { code: "not-node" } });
    expect(await ask({ ...question, pid: 2 ** 22 })).toMatchObject({ fault: { code: "app-ended" } });
    expect([other.exitCode, other.signalCode]).toEqual([null, null]);
    expect(existsSync(attachFile(other))).toBe(false);
  });

  it("sends no signal to a program that has loaded the library of a JVM, but has started none", async () => {
    const library = join(
      realpathSync(execFileSync("which", ["javac"], { encoding: "utf8" }).trim()),
      "../../lib/server/libjvm.so",
    );
    const handle = `process.on("SIGQUIT", () => process.exit(3)); console.log("ready"); setInterval(() => {}, 1000);`;
    const other = started(process.execPath, ["-e", handle], { LD_PRELOAD: library });
    await new Promise((resolve) => other.stdout?.once("data", resolve));
    expect(readFileSync(`/proc/${other.pid}/maps`, "utf8")).toContain("/libjvm.so");
    const { jvm } = startHelper(program);
    await expect(jvm(Number(other.pid), "GC.heap_info")).rejects.toMatchObject({ code: "not-node" });
    expect([other.exitCode, other.signalCode]).toEqual([null, null]);
    expect(existsSync(attachFile(other))).toBe(false);
  });

  it("sends no signal to a JVM that forbids it", async () => {
    const held = await startJvm("-XX:+DisableAttachMechanism");
    const { jvm } = startHelper(program);
    await expect(jvm(held.pid, "GC.heap_info")).rejects.toMatchObject({ code: "attach-disabled" });
    expect([held.exitCode, held.signalCode, held.written()]).toEqual([null, null, "ready\n"]);
  });

  it("sends no signal to a JVM that does not handle it, which has its socket from the start", async () => {
    const held = await startJvm("-Xrs");
    const { jvm } = startHelper(program);
    expect(await jvm(held.pid, "GC.heap_info")).toContain("tenured generation");
    rmSync(`/tmp/.java_pid${held.pid}`);
    await expect(jvm(held.pid, "GC.heap_info")).rejects.toMatchObject({ code: "sigquit-not-caught" });
    expect([held.exitCode, held.signalCode, held.written()]).toEqual([null, null, "ready\n"]);
  });

  it("gives the reason refused for a command that the JVM does not know", async () => {
    const held = await startJvm();
    const { jvm } = startHelper(program);
    await expect(jvm(held.pid, "GC.nonsense")).rejects.toMatchObject({ code: "refused" });
  });

  it("removes its file if its input ends while the JVM does not respond", async () => {
    const held = await startJvm();
    held.kill("SIGSTOP");
    const { ask, child } = startHelper(program);
    void ask({ ask: "jvm", pid: held.pid, command: "GC.heap_info" });
    await expect.poll(() => existsSync(attachFile(held)), { timeout: 3000 }).toBe(true);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.stdin?.end();
    await ended;
    expect(existsSync(attachFile(held))).toBe(false);
  });
});
