import { type ChildProcessByStdio, spawn } from "node:child_process";
import { devNull } from "node:os";
import type { Readable } from "node:stream";
import { errorCodeOf, messageOf } from "../../lib/errors.ts";
import { time } from "../../lib/format.ts";

interface GitResult {
  /** True if git exited with 0. */
  readonly ok: boolean;
  readonly stdout: string;
  /** Why git failed, on one line. Empty if it did not fail. */
  readonly why: string;
}

/** Runs git in a folder. */
export type Git = (...args: readonly string[]) => Promise<GitResult>;

/** git must not take another repository from the environment, as it does in a hook. */
const repositoryVariables = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"];

/** A fetch may take this long. */
const timeoutMs = 120_000;
/** How long memgate waits for the rest of the output after it has killed git. */
const outputTimeMs = 1_000;

/** git is the first process of its own group, which can be ended as a whole. Windows has no process groups. */
const detached = process.platform !== "win32";

/**
 * Runs git. Never rejects, and resolves once git and its child processes have ended.
 * @param signal ends git early; null to let it end by itself
 */
export function gitIn(folder: string, signal: AbortSignal | null = null): Git {
  const inherited = Object.entries(process.env).filter(([name]) => !repositoryVariables.includes(name));
  // git must not wait for a password, and its messages must be in English.
  const env = { ...Object.fromEntries(inherited), GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
  // A hook of the user must not run in a folder of memgate.
  const fixed = ["-C", folder, "-c", `core.hooksPath=${devNull}`];
  return async (...args) => {
    const child = spawn("git", [...fixed, ...args], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      detached,
    });
    const stopLimits = endEarly(child, signal);
    const { ending, stdout, stderr } = await outputOf(child);
    const wasTooSlow = stopLimits();
    if (ending === "0") return { ok: true, stdout, why: "" };
    const why = wasTooSlow ? `git did not end within ${time(timeoutMs)}` : whyFailed(ending, stderr);
    return { ok: false, stdout, why };
  };
}

type GitProcess = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Ends git and its child processes after the timeout or the signal.
 * @returns a function that stops this, and returns true if git was too slow
 */
function endEarly(child: GitProcess, signal: AbortSignal | null): () => boolean {
  let isTooSlow = false;
  const end = () => {
    killGroup(child);
    // A connection of ssh that several commands share is outside the process group, and keeps the output open.
    setTimeout(() => [child.stdout, child.stderr].map((stream) => stream.destroy()), outputTimeMs).unref();
  };
  const timer = setTimeout(() => {
    isTooSlow = true;
    end();
  }, timeoutMs);
  signal?.addEventListener("abort", end);
  if (signal?.aborted === true) end();
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
    return isTooSlow;
  };
}

function killGroup({ pid }: GitProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(detached ? -pid : pid, "SIGTERM");
  } catch {
    // It has ended.
  }
}

/** The output of git, and its end: its exit code, its signal, or an error if it could not start. */
function outputOf(child: GitProcess): Promise<{ ending: string | Error; stdout: string; stderr: string }> {
  let [stdout, stderr] = ["", ""];
  let failure: Error | null = null;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.once("error", (error) => {
    failure = error;
  });
  // "close" comes after "error" too, and once no child process of git has the output open.
  return new Promise((resolve) => {
    child.once("close", (code, signal) =>
      resolve({ ending: failure ?? signal ?? String(code), stdout: stdout.trim(), stderr }),
    );
  });
}

function whyFailed(ending: string | Error, stderr: string): string {
  if (ending instanceof Error) return errorCodeOf(ending) === "ENOENT" ? "git is not installed" : messageOf(ending);
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const last = lines.findLastIndex((line) => /^(fatal|error): /.test(line));
  // git writes this line after the cause, which may come from ssh.
  const isGeneral = lines[last]?.startsWith("fatal: Could not read from remote repository") === true;
  const line = (isGeneral ? lines[last - 1] : undefined) ?? lines[last] ?? lines.at(-1) ?? `git ended with ${ending}`;
  return line.replace(/^(fatal|error): /, "").replace(/\.$/, "");
}

/**
 * Runs git before anything starts. Rejects with the reason of the interrupt, also if git completed its command before the
 * interrupt ended it.
 * @param interrupt ends git early; null if nothing interrupts memgate
 */
export function interruptibleGit(folder: string, interrupt: AbortSignal | null): Git {
  const git = gitIn(folder, interrupt);
  return async (...args) => {
    const result = await git(...args);
    interrupt?.throwIfAborted();
    return result;
  };
}
