// Starts a helper container beside the app: the app's image in the app's network and PID namespace. So memgate can ask a
// process of the app, and its memory is not charged to the app. `docker exec` would be charged to it.
import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import type Docker from "dockerode";
import { randomBytes } from "../../../lib/crypto.ts";
import { errorCodeOf, messageOf } from "../../../lib/errors.ts";
import type { AppHelper, SeenProcess } from "../../../model/adapters.ts";
import { containerName, labelsOf, removeContainer } from "../container/container.ts";
import { helperScript } from "./helper-script.ts";

export interface HelperPlan {
  /** The container of the app. */
  readonly appId: string;
  readonly runId: string;
  /** As `add` of the cleanup stack. */
  readonly addCleanup: (what: string, command: string, cleanup: () => Promise<void>) => void;
  /** In the form UID:GID. Null for the user of the app's container. */
  readonly user: string | null;
}

const memoryBytes = 128 * 2 ** 20;
const maxProcesses = 64;
/** The time for the helper to close the inspectors. Then memgate removes it. */
const endMs = 1_500;

/**
 * Rejects with an error whose `code` is `node-missing` if the image has no Node.js, and `helper-refused` if the engine
 * does not start such a container.
 * @param signal ends the helper when it aborts
 */
export async function openHelper(docker: Docker, plan: HelperPlan, signal: AbortSignal): Promise<AppHelper> {
  const app = await docker.getContainer(plan.appId).inspect();
  assertOwnProcesses(app);
  signal.throwIfAborted();
  const name = `${containerName(plan.runId)}-helper-${randomBytes(2).toString("hex")}`;
  plan.addCleanup(`the container ${name}`, `docker rm -f ${name}`, () => removeContainer(docker.getContainer(name)));
  let refusal: unknown = null;
  for (const node of new Set([...nodeIn(app), "node", "nodejs"])) {
    signal.throwIfAborted();
    const container = await docker.createContainer(helperOptions(plan, name, app, node)).catch(refuse);
    try {
      return await start(docker, container, signal);
    } catch (error) {
      await container.remove({ force: true, v: true }).catch(() => {});
      if (!isMissingProgram(error)) throw refused(error);
      refusal = error;
    }
  }
  throw Object.assign(new Error(messageOf(refusal)), { code: "node-missing" });
}

/** In a PID namespace of others, memgate would ask processes that do not belong to the app. */
function assertOwnProcesses({ HostConfig: { PidMode } }: Docker.ContainerInspectInfo): void {
  if (/^(host|container:|ns:)/.test(PidMode ?? "")) {
    throw refused(new Error(`the container shares its PID namespace with other processes (${PidMode})`));
  }
}

/** The program of PID 1, if it is Node.js. Its folder may not be in PATH. */
function nodeIn({ Path }: Docker.ContainerInspectInfo): readonly string[] {
  return /(^|\/)(node|nodejs)$/.test(Path) ? [Path] : [];
}

/** Engines and runtimes word it differently. */
function isMissingProgram(error: unknown): boolean {
  return /not found|no such file|not a directory|permission denied/i.test(messageOf(error));
}

function refused(error: unknown): Error {
  return errorCodeOf(error) === "helper-refused"
    ? (error as Error)
    : Object.assign(new Error(messageOf(error)), { code: "helper-refused" });
}

function refuse(error: unknown): never {
  throw refused(error);
}

function helperOptions(
  { appId, runId, user }: HelperPlan,
  name: string,
  { Config, Image, HostConfig }: Docker.ContainerInspectInfo,
  node: string,
): Docker.ContainerCreateOptions {
  const as = user ?? Config.User;
  const isRoot = as === "" || /^(0|root)(:|$)/.test(as);
  const body = {
    Image,
    Labels: { ...labelsOf(runId) },
    Entrypoint: [node, "-e", helperScript()],
    Cmd: [],
    User: as,
    WorkingDir: "/",
    // Options of the image for the app must not apply to the helper.
    Env: ["NODE_OPTIONS=", "NODE_V8_COVERAGE="],
    Healthcheck: { Test: ["NONE"] },
    OpenStdin: true,
    // If memgate is killed, stdin ends and so does the helper.
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    HostConfig: {
      NetworkMode: `container:${appId}`,
      PidMode: `container:${appId}`,
      ...(HostConfig.UsernsMode ? { UsernsMode: HostConfig.UsernsMode } : {}),
      ReadonlyRootfs: true,
      // The kernel shows a process's program only to a process with all of its capabilities.
      ...(isRoot ? { CapAdd: HostConfig.CapAdd ?? [], CapDrop: HostConfig.CapDrop ?? [] } : { CapDrop: ["ALL"] }),
      SecurityOpt: ["no-new-privileges"],
      Memory: memoryBytes,
      MemorySwap: memoryBytes,
      PidsLimit: maxProcesses,
      LogConfig: { Type: "none", Config: {} },
    },
  };
  // With plain options dockerode would repeat the body in the URL.
  return { _query: { name }, _body: body } as unknown as Docker.ContainerCreateOptions;
}

async function start(docker: Docker, container: Docker.Container, signal: AbortSignal): Promise<AppHelper> {
  const stream = await container.attach({ stream: true, stdin: true, stdout: true, stderr: true, hijack: true });
  try {
    signal.throwIfAborted();
    await container.start();
    // `speak` does not see a signal that has aborted already.
    signal.throwIfAborted();
    return speak(docker, container, stream, signal);
  } catch (error) {
    stream.end();
    throw error;
  }
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly fault?: { readonly code: string; readonly detail: string };
}

function speak(
  docker: Docker,
  container: Docker.Container,
  stream: NodeJS.ReadWriteStream,
  signal: AbortSignal,
): AppHelper {
  const [out, err] = [new PassThrough(), new PassThrough()];
  docker.modem.demuxStream(stream, out, err);
  err.resume();
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let hasEnded = false;
  let finishing: Promise<void> | null = null;
  let markEnded = () => {};
  const ended = new Promise<void>((resolve) => {
    markEnded = resolve;
  });
  const onEnd = () => {
    hasEnded = true;
    markEnded();
    for (const { reject } of waiting.values()) reject(helperGone(finishing !== null));
    waiting.clear();
  };
  createInterface({ input: out }).on("line", (line) => {
    const reply = replyIn(line);
    const entry = reply === null ? undefined : waiting.get(reply.id);
    if (reply === null || entry === undefined) return;
    waiting.delete(reply.id);
    if (reply.fault === undefined) entry.resolve(reply.result);
    else entry.reject(Object.assign(new Error(reply.fault.detail), { code: reply.fault.code }));
  });
  for (const event of ["end", "close", "error"]) stream.on(event, onEnd);
  const ask = (question: object) =>
    new Promise<unknown>((resolve, reject) => {
      if (hasEnded) return reject(helperGone(finishing !== null));
      last += 1;
      waiting.set(last, { resolve, reject });
      stream.write(`${JSON.stringify({ id: last, ...question })}\n`);
    });
  const finish = async () => {
    stream.end();
    const timer = setTimeout(markEnded, endMs);
    await ended;
    clearTimeout(timer);
    await container.remove({ force: true, v: true }).catch(() => {});
  };
  const end = () => {
    signal.removeEventListener("abort", end);
    finishing ??= finish();
    return finishing;
  };
  signal.addEventListener("abort", end, { once: true });
  return {
    list: async () => (await ask({ ask: "list" })) as readonly SeenProcess[],
    open: async (pid) => void (await ask({ ask: "open", pid })),
    call: (pid, method, params) => ask({ ask: "call", pid, method, params }),
    close: async (pid) => void (await ask({ ask: "close", pid })),
    end,
  };
}

/** @param wasEnded false if memgate did not end the helper: the kernel ends it together with PID 1 of the app */
function helperGone(wasEnded: boolean): Error {
  const code = wasEnded ? "helper-ended" : "app-ended";
  return Object.assign(new Error("the helper container ended"), { code });
}

/** Null for a line that is not a reply. */
function replyIn(line: string): Reply | null {
  try {
    return JSON.parse(line) as Reply;
  } catch {
    return null;
  }
}
