// Docker's credential helpers: docker-credential-NAME get, with the registry on stdin. Source: docker-credential-helpers.
import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { exec } from "@actions/exec";
import { linkedSignal } from "../../../lib/abort-signals.ts";
import { messageOf } from "../../../lib/errors.ts";
import { definedOf, killOnAbort } from "../engine/cli-process.ts";

/** What a helper says of a registry. `why` completes the sentence "docker-credential-NAME …", without its output. */
export type HelperAnswer =
  | { readonly kind: "found"; readonly username: string; readonly secret: string }
  | { readonly kind: "none" }
  | { readonly kind: "failed"; readonly why: string };

/** Docker has no limit; a helper that asks for a password in a window would keep a run for good. */
const answerMs = 30_000;

/**
 * Asks a helper on PATH. Its output is secret: it goes to no log, and to no message.
 * @param program `docker-credential-NAME`
 * @param server as docker login had it: a registry's host, or Docker Hub's URL
 * @throws the signal's reason where it is aborted
 */
export async function askCredentialHelper(
  program: string,
  server: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  timeoutMs = answerMs,
): Promise<HelperAnswer> {
  // exec would take what follows a blank as an argument.
  if (!/^[\w.-]+$/.test(program)) return failed("is no name of a program");
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
    // A helper that SIGTERM does not end, or whose own child keeps its output open, is not waited for.
    const code = await Promise.race([exec(program, ["get"], options), overdue]);
    signal.throwIfAborted();
    if (code === "overdue") return failed(`did not answer within ${timeoutMs / 1_000} s`);
    return answerOf(code, Buffer.concat(output).toString("utf8").trim());
  } catch (error) {
    signal.throwIfAborted();
    const why = messageOf(error);
    return failed(why.includes("Unable to locate") ? "is not on PATH, or may not be run" : `could not be run: ${why}`);
  } finally {
    for (const release of releases) release();
  }
}

function answerOf(code: number, output: string): HelperAnswer {
  if (code !== 0) {
    // Those words are the protocol.
    return output === "credentials not found in native keychain"
      ? { kind: "none" }
      : failed(`failed with exit code ${code}`);
  }
  try {
    const { Username: username, Secret: secret } = JSON.parse(output) as Readonly<Record<string, unknown>>;
    if (typeof username === "string" && typeof secret === "string") {
      return secret === "" ? { kind: "none" } : { kind: "found", username, secret };
    }
  } catch {
    // JSON.parse's message quotes what it was given.
  }
  return failed("answered with something else than JSON with a Username and a Secret");
}

/** A helper that ends without reading its input would end memgate by EPIPE. Returns what ends the watch. */
function ignoreClosedInput(): () => void {
  const onSpawn = (message: unknown) => {
    const { process: child } = message as { readonly process: ChildProcess };
    // The channel tells of it before it has its streams.
    queueMicrotask(() => child.stdin?.on("error", () => {}));
  };
  subscribe("child_process", onSpawn);
  return () => void unsubscribe("child_process", onSpawn);
}

function failed(why: string): HelperAnswer {
  return { kind: "failed", why };
}
