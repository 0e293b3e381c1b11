// Runs memgate inside the virtual machine of an engine, where it can read the cgroup files.
import { execFileSync, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, inject } from "vitest";
import schema from "../../dist/report.schema.json" with { type: "json" };
import type { Report } from "../../src/report/model/schema.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const engineScript = ["test/engines/engine.mjs"];
/** The engine's name in test/engines/catalogue.mjs. */
const name = process.env["MEMGATE_TEST_GUEST"] ?? "";
const validate = new Ajv2020({ allErrors: true }).compile(schema);

export const app = inject("engine")?.app ?? "";
export const base = inject("engine")?.base ?? "";

/** The folder that contains dist in the machine. */
export const home = "/opt/memgate";

export function copyDist(): void {
  copyHome("dist");
}

/** Copies a file or folder into `home` in the machine. */
export function copyHome(path: string): void {
  execFileSync(process.execPath, [...engineScript, "copy", name, path, home], { cwd: root, stdio: "inherit" });
}

/** Runs a shell command as root in the machine. Rejects with its output if it fails. */
export function shell(command: string): Promise<string> {
  const child = spawn(process.execPath, [...engineScript, "sh", name, command], { cwd: root });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data: Buffer) => {
      output += data;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(`exit code ${code}:\n${output}`))));
  });
}

export interface GuestRun {
  readonly report: Report;
  /** The lines of samples.csv, without its header. */
  readonly samples: readonly string[];
}

/**
 * Runs `memgate run` in the machine.
 * @param meanwhile a shell script that runs at the same time. Its function `cgroup` waits for the container's cgroup and
 *   prints its folder
 */
export async function runInGuest(args: readonly string[], meanwhile = ":"): Promise<GuestRun> {
  const quoted = args.map((arg) => `'${arg.replaceAll("'", "'\\''")}'`).join(" ");
  const output = await shell(`
    folder=$(mktemp -d)
    cgroup() {
      for one in /sys/fs/cgroup/system.slice/docker-*.scope /sys/fs/cgroup/docker/*/; do
        [ -d "$one" ] && echo "$one" && return
      done
      sleep 0.1; cgroup
    }
    ( ${meanwhile} ) >/dev/null 2>&1 &
    node ${home}/dist/cli.js run --report-dir "$folder" ${quoted} >/dev/null 2>"$folder/log" || :
    wait
    cat "$folder/report.json" || cat "$folder/log"
    echo
    cat "$folder/samples.csv"
    rm -r "$folder"`);
  const end = output.indexOf("\n}\n") + 2;
  const report = JSON.parse(output.slice(0, end)) as Report;
  validate(report);
  expect(validate.errors).toBeNull();
  return { report, samples: output.slice(end).trim().split("\n").slice(1) };
}
