// Starts a helper container beside the app: the app's image in the app's network and PID namespace. So memgate can ask a
// process of the app, and its memory is not charged to the app. `docker exec` would be charged to it.
import { posix } from "node:path";
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
const maxComplaint = 4_000;

/** The program of a helper, and what its container needs to run it. */
interface HelperProgram {
  readonly entrypoint: readonly string[];
  readonly env: readonly string[];
  /** The path of a volume that takes the program, as the root file system is read-only. Null if the program is in the arguments. */
  readonly volume: string | null;
  readonly prepare: (container: Docker.Container) => Promise<void>;
}

/**
 * Rejects with an error whose `code` is `node-missing` if the image has neither Node.js nor Java, `java-too-old` if it has
 * only a Java that cannot run the helper, and `helper-refused` if the engine does not start such a container.
 * @param signal ends the helper when it aborts
 */
export async function openHelper(docker: Docker, plan: HelperPlan, signal: AbortSignal): Promise<AppHelper> {
  const app = await docker.getContainer(plan.appId).inspect();
  assertOwnProcesses(app);
  signal.throwIfAborted();
  const name = `${containerName(plan.runId)}-helper-${randomBytes(2).toString("hex")}`;
  plan.addCleanup(`the container ${name}`, `docker rm -f ${name}`, () => removeContainer(docker.getContainer(name)));
  let refusal: unknown = null;
  for await (const program of programsFor(app)) {
    signal.throwIfAborted();
    const container = await docker.createContainer(helperOptions(plan, name, app, program)).catch(refuse);
    try {
      await program.prepare(container);
      return await start(docker, container, signal);
    } catch (error) {
      await container.remove({ force: true, v: true }).catch(() => {});
      if (!isMissingProgram(error)) throw refused(error);
      refusal = error;
    }
  }
  throw Object.assign(new Error(messageOf(refusal)), { code: "node-missing" });
}

/** A helper in Node.js can ask more, so it comes first. */
async function* programsFor(app: Docker.ContainerInspectInfo): AsyncGenerator<HelperProgram> {
  for (const node of new Set([...nodeIn(app), "node", "nodejs"])) {
    const entrypoint = [node, "-e", helperScript()];
    // Options of the image for the app must not apply to the helper.
    yield { entrypoint, env: ["NODE_OPTIONS=", "NODE_V8_COVERAGE="], volume: null, prepare: async () => {} };
  }
  const { javaEntrypoint, javaEnv, helperVolume, putJavaHelper } = await import("./jvm-helper.ts");
  for (const java of new Set(javaIn(app))) {
    yield { entrypoint: javaEntrypoint(java), env: javaEnv, volume: helperVolume, prepare: putJavaHelper };
  }
}

/** The program of PID 1 if it is Java, Java at JAVA_HOME, and Java in PATH. */
function javaIn({ Path, Config }: Docker.ContainerInspectInfo): readonly string[] {
  const home = (Config.Env ?? []).find((variable) => variable.startsWith("JAVA_HOME="))?.slice("JAVA_HOME=".length);
  const own = Path.includes("/") ? posix.resolve("/", Config.WorkingDir ?? "", Path) : Path;
  return [...(/(^|\/)java$/.test(own) ? [own] : []), ...(home ? [`${home}/bin/java`] : []), "java"];
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
  { entrypoint, env, volume }: HelperProgram,
): Docker.ContainerCreateOptions {
  const as = user ?? Config.User;
  const isRoot = as === "" || /^(0|root)(:|$)/.test(as);
  const body = {
    Image,
    Labels: { ...labelsOf(runId) },
    Entrypoint: entrypoint,
    Cmd: [],
    User: as,
    WorkingDir: "/",
    Env: env,
    ...(volume === null ? {} : { Volumes: { [volume]: {} } }),
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
  readonly fault?: { readonly code: string; readonly detail?: string };
}

function speak(
  docker: Docker,
  container: Docker.Container,
  stream: NodeJS.ReadWriteStream,
  signal: AbortSignal,
): AppHelper {
  const [out, err] = [new PassThrough(), new PassThrough()];
  docker.modem.demuxStream(stream, out, err);
  let complaint = "";
  err.on("data", (part: Buffer) => {
    if (complaint.length < maxComplaint) complaint += part.toString("utf8");
  });
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
    for (const { reject } of waiting.values()) reject(helperGone(finishing !== null, complaint));
    waiting.clear();
  };
  createInterface({ input: out }).on("line", (line) => {
    const reply = replyIn(line);
    const entry = reply === null ? undefined : waiting.get(reply.id);
    if (reply === null || entry === undefined) return;
    waiting.delete(reply.id);
    if (reply.fault === undefined) entry.resolve(reply.result);
    else entry.reject(Object.assign(new Error(reply.fault.detail ?? reply.fault.code), { code: reply.fault.code }));
  });
  for (const event of ["end", "close", "error"]) stream.on(event, onEnd);
  const ask = (question: object) =>
    new Promise<unknown>((resolve, reject) => {
      if (hasEnded) return reject(helperGone(finishing !== null, complaint));
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
    jvm: async (pid, command) => String(await ask({ ask: "jvm", pid, command })),
    end,
  };
}

/**
 * @param wasEnded false if memgate did not end the helper: the kernel ends it together with PID 1 of the app
 * @param complaint what the helper wrote to stderr
 */
function helperGone(wasEnded: boolean, complaint: string): Error {
  if (complaint.includes("UnsupportedClassVersionError")) {
    return Object.assign(new Error("the Java of the image is older than version 16"), { code: "java-too-old" });
  }
  // Java's own words if it cannot start its program.
  const [refusal] = /^Error:? .*$/m.exec(complaint) ?? [];
  if (!wasEnded && refusal !== undefined) return refused(new Error(refusal));
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
