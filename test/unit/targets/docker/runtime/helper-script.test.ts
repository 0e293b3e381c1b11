// Runs the helper's program on this machine, beside processes of this machine.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished } from "vitest";
import { helperScript } from "../../../../../src/targets/docker/runtime/helper-script.ts";
import { temporaryFolder } from "../../../../temporary-folder.ts";

type Reply = { readonly result?: unknown; readonly fault?: { readonly code: string; readonly detail: string } };

function started(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

function startHelper() {
  const child = started(process.execPath, ["-e", helperScript()]);
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  if (child.stdout === null) throw new Error("the helper has no output");
  createInterface({ input: child.stdout }).on("line", (line) => {
    const reply = JSON.parse(line) as Reply & { readonly id: number };
    waiting.get(reply.id)?.(reply);
  });
  const ask = (question: object) =>
    new Promise<Reply>((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      child.stdin?.write(`${JSON.stringify({ id: last, ...question })}\n`);
    });
  return { ask, child };
}

/** A Node.js app that is ready when it has written a line. */
async function startNode(
  script: string,
  ...flags: readonly string[]
): Promise<ChildProcess & { readonly pid: number }> {
  const child = started(process.execPath, [
    ...flags,
    "-e",
    `${script}; setInterval(() => {}, 1e6); console.log("ready")`,
  ]);
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  return child as ChildProcess & { readonly pid: number };
}

const evaluate = (pid: number, expression: string) => ({
  ...{ ask: "call", pid, method: "Runtime.evaluate" },
  params: { expression, returnByValue: true, includeCommandLineAPI: true },
});

/** How many TCP ports a process listens on. */
function listening({ pid }: { readonly pid: number }): number {
  const files = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`);
    } catch {
      return [];
    }
  });
  const inodes = readFileSync(`/proc/${pid}/net/tcp`, "utf8")
    .split("\n")
    .flatMap((line) => (line.trim().split(/\s+/)[3] === "0A" ? (line.trim().split(/\s+/)[9] ?? []) : []));
  return inodes.filter((inode) => files.includes(`socket:[${inode}]`)).length;
}

describe.runIf(process.platform === "linux")("the helper's program", () => {
  it("asks a Node.js process as often as needed, and closes its inspector", async () => {
    const app = await startNode("globalThis.held = 7", "--inspect-port=0");
    const { ask } = startHelper();
    for (let round = 0; round < 2; round++) {
      expect(await ask({ ask: "open", pid: app.pid })).toMatchObject({ result: null });
      expect(await ask(evaluate(app.pid, "held"))).toMatchObject({ result: { result: { value: 7 } } });
      const long = await ask(evaluate(app.pid, "'é'.repeat(100_000)"));
      expect(long).toMatchObject({ result: { result: { value: "é".repeat(100_000) } } });
      expect(await ask(evaluate(app.pid, "x".repeat(70_000)))).toMatchObject({ result: { exceptionDetails: {} } });
      expect(await ask({ ask: "close", pid: app.pid })).toMatchObject({ result: null });
      expect(listening(app)).toBe(0);
    }
    expect(await ask(evaluate(app.pid, "1"))).toMatchObject({ fault: { code: "not-open" } });
    expect(app.exitCode).toBeNull();
  });

  it("lists the processes with their words, but not itself", async () => {
    const app = await startNode("1");
    const { ask, child } = startHelper();
    const { result } = await ask({ ask: "list" });
    const list = result as readonly { readonly pid: number }[];
    expect(list.find(({ pid }) => pid === app.pid)).toMatchObject({
      ...{ catchesUsr1: true, exe: process.execPath, uid: process.getuid?.() },
      words: [process.execPath, "-e", expect.any(String)],
      anonymousBytes: expect.any(Number),
    });
    expect(list.map(({ pid }) => pid)).not.toContain(child.pid);
  });

  it("sends no signal to another program", async () => {
    const other = started("sleep", ["60"]);
    const { ask } = startHelper();
    expect(await ask({ ask: "open", pid: other.pid })).toMatchObject({ fault: { code: "not-node" } });
    expect(await ask({ ask: "open", pid: 2 ** 22 })).toMatchObject({ fault: { code: "app-ended" } });
    expect(other.signalCode).toBeNull();
  });

  it("sends no signal to a program that is named node and does not handle the signal", async () => {
    const copy = join(temporaryFolder(), "node");
    copyFileSync(execFileSync("which", ["sleep"], { encoding: "utf8" }).trim(), copy);
    const other = started(copy, ["60"]);
    await new Promise((resolve) => other.once("spawn", resolve));
    const reply = await startHelper().ask({ ask: "open", pid: other.pid });
    expect(reply).toMatchObject({ fault: { code: "signal-not-caught" } });
    expect([other.exitCode, other.signalCode]).toEqual([null, null]);
  });

  it.each([
    ["an app that handles SIGUSR1", "process.on('SIGUSR1', () => {})", "own-handler"],
    ["an app that ends on SIGUSR1", "process.on('SIGUSR1', () => process.exit())", "app-ended"],
  ])("gives the reason for %s", async (_name, script, code) => {
    const app = await startNode(script);
    expect(await startHelper().ask({ ask: "open", pid: app.pid })).toMatchObject({ fault: { code } });
  });

  it("uses an inspector that is already open, and leaves it open", async () => {
    const app = await startNode("1", "--inspect=127.0.0.1:0");
    const { ask } = startHelper();
    expect(await ask({ ask: "open", pid: app.pid })).toMatchObject({ result: null });
    expect(await ask(evaluate(app.pid, "2 + 3"))).toMatchObject({ result: { result: { value: 5 } } });
    await ask({ ask: "close", pid: app.pid });
    expect(listening(app)).toBe(1);
  });

  it("closes the inspector when its input ends", async () => {
    const app = await startNode("1", "--inspect-port=0");
    const { ask, child } = startHelper();
    await ask({ ask: "open", pid: app.pid });
    expect(listening(app)).toBe(1);
    child.stdin?.end();
    await new Promise((resolve) => child.once("exit", resolve));
    expect(listening(app)).toBe(0);
  });

  it("closes the inspector even if its input ends while the inspector opens", async () => {
    const app = await startNode("1", "--inspect-port=0");
    const { ask, child } = startHelper();
    const opened = new Promise((resolve) => app.stderr?.once("data", resolve));
    const ended = new Promise((resolve) => child.once("exit", resolve));
    void ask({ ask: "open", pid: app.pid });
    child.stdin?.end();
    await Promise.all([opened, ended]);
    expect(listening(app)).toBe(0);
  });

  it("does not wait for a port of the app that does not complete its response", async () => {
    const server = "require('http').createServer((_, response) => response.write('[')).listen(0, '127.0.0.1')";
    const app = await startNode(`require("inspector").close(); ${server}`, "--inspect=127.0.0.1:0");
    expect(await startHelper().ask({ ask: "open", pid: app.pid })).toMatchObject({ result: null });
  });
});
