// Runs Docker's credential helpers: `docker-credential-NAME get`, with the registry on stdin.
// Source: docker-credential-helpers.
import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { exec } from "@actions/exec";
import { linkedSignal } from "../../../lib/abort-signals.ts";
import { messageOf } from "../../../lib/errors.ts";
import { exitCodeText } from "../../../lib/exit-code.ts";
import { definedOf, killOnAbort } from "../engine/cli-process.ts";

/** `why` completes the sentence "docker-credential-NAME …" and never contains the helper's output. */
export type HelperResult =
  | { readonly kind: "found"; readonly username: string; readonly secret: string }
  | { readonly kind: "none" }
  | { readonly kind: "failed"; readonly why: string };

/** Docker has no timeout, but a helper that asks for a password in a window would block a run forever. */
const defaultTimeoutMs = 30_000;

/**
 * Runs a helper on PATH. Its output is secret and never appears in a log or message.
 * @param program `docker-credential-NAME`
 * @param server the key that docker login uses: a registry's host, or Docker Hub's URL
 * @throws the signal's reason if the signal aborts
 */
export async function runCredentialHelper(
  program: string,
  server: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  timeoutMs = defaultTimeoutMs,
): Promise<HelperResult> {
  // exec would treat the text after a space as an argument.
  if (!/^[\w.-]+$/.test(program)) return failed("is not a valid program name");
  signal.throwIfAborted();
  const output: Buffer[] = [];
  const listeners = { stdout: (data: Buffer) => void output.push(data) };
  const options = { input: Buffer.from(server), env: definedOf(env), silent: true, ignoreReturnCode: true, listeners };
  const end = linkedSignal([signal], timeoutMs);
  const overdue = new Promise<"overdue">((resolve) =>
    end.signal.addEventListener("abort", () => resolve("overdue"), { once: true }),
  );
  const releases = [killOnAbort(end.signal), ignoreClosedInput(), end.release];
  try {
    // Does not wait for a helper that ignores SIGTERM, or whose child process keeps its output open.
    const code = await Promise.race([exec(program, ["get"], options), overdue]);
    signal.throwIfAborted();
    if (code === "overdue") return failed(`did not respond within ${timeoutMs / 1_000} s`);
    return resultOf(code, Buffer.concat(output).toString("utf8").trim());
  } catch (error) {
    signal.throwIfAborted();
    const why = messageOf(error);
    return failed(why.includes("Unable to locate") ? "is not on PATH or not executable" : `could not be run: ${why}`);
  } finally {
    for (const release of releases) release();
  }
}

function resultOf(code: number, output: string): HelperResult {
  if (code !== 0) {
    // The protocol defines this text.
    return output === "credentials not found in native keychain"
      ? { kind: "none" }
      : failed(`failed with exit code ${exitCodeText(code)}`);
  }
  try {
    const { Username: username, Secret: secret } = JSON.parse(output) as Readonly<Record<string, unknown>>;
    if (typeof username === "string" && typeof secret === "string") {
      return secret === "" ? { kind: "none" } : { kind: "found", username, secret };
    }
  } catch {
    // Never echo the error of JSON.parse: it quotes the output.
  }
  return failed("did not print JSON with a Username and a Secret");
}

/**
 * Ignores EPIPE: a helper that exits without reading its input would otherwise crash memgate.
 * @returns a function that stops watching
 */
function ignoreClosedInput(): () => void {
  const onSpawn = (message: unknown) => {
    const { process: child } = message as { readonly process: ChildProcess };
    // The channel reports the process before its streams exist.
    queueMicrotask(() => child.stdin?.on("error", () => {}));
  };
  subscribe("child_process", onSpawn);
  return () => void unsubscribe("child_process", onSpawn);
}

function failed(why: string): HelperResult {
  return { kind: "failed", why };
}
