// Runs memgate the way a user does, and finds what it leaves behind.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, inject, onTestFinished } from "vitest";
import type { Report } from "../../src/report/model/schema.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = join(root, "dist/cli.js");

export const engine = inject("engine");
/** True if the engine is on another machine: its containers' addresses and cgroup files can't be reached. */
export const isElsewhere = engine?.host.startsWith("tcp:") === true;
/** How many times slower the engine's machine is than a real one. Emulated machines set 8. */
export const slowness = Number(process.env["MEMGATE_TEST_SLOW"] ?? 1);

/** A duration for a flag, longer if the engine's machine is slow. */
export function seconds(count: number): string {
  return `${Math.round(count * slowness)}s`;
}
/** Why docker compose can't be tested with this engine; null if it can. */
export const noCompose =
  engine?.isPodman === true
    ? "with Podman, docker compose builds in a BuildKit container whose image comes from a registry"
    : null;
/** Why a published port can't be reached on this engine; null if it can. */
export const noPublishedPort =
  engine?.isPodman === true ? "Podman publishes ports with a firewall, which this engine does not have" : null;
/** Skips the tests if there is no engine. The setup has printed the reason. */
export const describeDocker = engine === null ? describe.skip : describe;

export interface RunResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly folder: string;
  /** Validated with the schema; null if memgate wrote no report. */
  readonly report: Report | null;
}

export interface RunOptions {
  /** The command of memgate; by default `run`. */
  readonly command?: "run" | "size";
  readonly env?: Readonly<Record<string, string>>;
  /** Called after each write to stderr, with the whole of stderr so far. */
  readonly onProgress?: (stderr: string, kill: (signal: NodeJS.Signals) => void) => void;
  /** Called once after the start. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
  readonly cwd?: string;
  readonly stdin?: string;
  /** The report folder; by default a temporary folder that is removed after the test. */
  readonly folder?: string;
  /** Runs a copy of memgate as this user, who cannot read the kernel's log. The group gives access to the engine. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Called with the report folder before the run. */
  readonly onFolder?: (path: string) => void;
}

const validate = new Ajv2020({ allErrors: true }).compile(
  JSON.parse(readFileSync(join(root, "dist/report.schema.json"), "utf8")),
);

/** Starts the Action the way a runner does, in its own folder. */
export async function runAction(
  inputs: Readonly<Record<string, string>>,
  folder: string = temporaryFolder(),
): Promise<ActionResult> {
  const files = { GITHUB_OUTPUT: join(folder, "output"), GITHUB_STEP_SUMMARY: join(folder, "summary.md") };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const allInputs = { ...inputs, "report-dir": join(folder, "report") };
  const env = Object.entries(allInputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const child = spawn(process.execPath, [join(root, "dist/action.js")], {
    cwd: folder,
    env: { ...process.env, DOCKER_HOST: engine?.host ?? "", ...files, ...Object.fromEntries(env) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const masks = [...log.matchAll(/^::add-mask::(.*)\n/gm)].map(([, value = ""]) => value);
  const shown = log.replace(/^::add-mask::.*\n/gm, "");
  return {
    code,
    masks,
    log: shown,
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"),
    reports: allInputs["report-dir"],
  };
}

export interface ActionResult {
  readonly code: number | null;
  /** The values that the Action lets the runner mask. */
  readonly masks: readonly string[];
  /** Without the commands that add masks: the runner does not show them. */
  readonly log: string;
  readonly summary: string;
  /** The path of report-dir. */
  readonly reports: string;
}

/** Runs `memgate run` or another command with its own report folder. */
export function memgateRun(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const folder = options.folder ?? temporaryFolder();
  options.onFolder?.(folder);
  const program = options.user === undefined ? cli : copyFor(options.user, folder);
  const child = spawn(process.execPath, [program, options.command ?? "run", "--report-dir", folder, ...args], {
    cwd: options.cwd ?? root,
    env: { ...process.env, DOCKER_HOST: engine?.host ?? "", ...options.env },
    ...options.user,
  });
  options.onStart?.((signal) => child.kill(signal));
  child.stdin.end(options.stdin ?? "");
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data: Buffer) => {
    stdout += data;
  });
  child.stderr.on("data", (data: Buffer) => {
    stderr += data;
    options.onProgress?.(stderr, (signal) => child.kill(signal));
  });
  return new Promise((resolve) => {
    child.on("close", (code) => {
      const path = join(folder, "report.json");
      const report = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Report) : null;
      if (report !== null) expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
      resolve({ code, stdout, stderr, folder, report });
    });
  });
}

/** Copies memgate to where another user can read it, and lets that user write the reports. */
function copyFor({ uid, gid }: NonNullable<RunOptions["user"]>, reports: string): string {
  const folder = temporaryFolder();
  cpSync(join(root, "dist"), join(folder, "dist"), { recursive: true });
  for (const open of [folder, join(folder, "dist")]) chmodSync(open, 0o755);
  chownSync(reports, uid, gid);
  return join(folder, "dist/cli.js");
}

/** Flags for a short run of the suite's app in a mode. `more` overrides the presets. */
export function appIn(mode: string, ...more: readonly string[]): readonly string[] {
  const preset = { "--memory-limit": "128Mi", "--ready-path": "/healthz", "--duration": seconds(1), "--warmup": "0s" };
  const notOverridden = Object.entries(preset).filter(([flag]) => !more.includes(flag));
  return ["--image", engine?.app ?? "", "--pull", "never", "--env", `MODE=${mode}`, ...notOverridden.flat(), ...more];
}

export function docker(...args: readonly string[]): string {
  return execFileSync("docker", args, {
    encoding: "utf8",
    env: { ...process.env, DOCKER_HOST: engine?.host ?? "" },
  }).trim();
}

/**
 * Starts the suite's app the way a user does, for gates of a container that already runs. The published port is for an
 * engine on another machine.
 * @returns the name of the container
 */
export function startApp(mode: string, ...flags: readonly string[]): string {
  const name = `attach-test-${mode}-${Math.trunc(performance.now() * 1_000)}`;
  docker("run", "--detach", "--publish", "3000", "--name", name, "--env", `MODE=${mode}`, ...flags, engine?.app ?? "");
  onTestFinished(() => void docker("rm", "--force", "--volumes", name));
  return name;
}

/** Flags for a limit of `mebibytes` without swap. */
export function limitFlags(mebibytes: number): readonly string[] {
  return ["--memory", `${mebibytes}m`, "--memory-swap", `${mebibytes}m`];
}

/** Containers, images and load processes of memgate that did not exist before this test file. */
export function leftovers(): Leftovers {
  const now = existing();
  const added = (list: readonly string[], earlier: readonly string[]) =>
    list.filter((entry) => !earlier.includes(entry)).join();
  return {
    containers: added(now.containers, before.containers),
    images: added(now.images, before.images),
    processes: added(now.processes, before.processes),
  };
}

interface Leftovers {
  readonly containers: string;
  readonly images: string;
  readonly processes: string;
}

function existing() {
  const lines = (text: string) => text.split("\n").filter((line) => line !== "");
  const processes = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
  return {
    containers: lines(docker("ps", "--all", "--quiet", "--filter", "label=memgate.run")),
    images: lines(docker("images", "--quiet", "--filter", "reference=memgate-build")),
    processes: lines(processes).filter((line) => line.includes(join(root, "dist/load-worker.js"))),
  };
}

const before = engine === null ? { containers: [], images: [], processes: [] } : existing();

export const nothing: Leftovers = { containers: "", images: "", processes: "" };

export function expectNothingLeft(): void {
  afterAll(() => {
    expect(leftovers()).toEqual(nothing);
  });
}
