// Global setup of the docker suite: ensures an engine, a base image and the suite's app.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { describeEngine, describeNone, ensureEngine } from "../engines/ensure.mjs";
import { ensureBaseImage } from "../engines/images/base-image.mjs";

interface Engine {
  /** In the form of DOCKER_HOST. */
  readonly host: string;
  /** The image that apps are built on. */
  readonly base: string;
  /** The image of the suite's app. */
  readonly app: string;
  readonly cgroup: string;
  readonly isPodman: boolean;
  /** True if the app can map files: this needs a program that was built with gcc. */
  readonly hasMapped: boolean;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Null if there is no engine. The suite is skipped then. */
    readonly engine: Engine | null;
  }
}

const app = "memgate-test-app:latest";

export async function setup(project: TestProject): Promise<void> {
  const engine = await ensureEngine();
  if (engine.kind === "none") {
    const text = describeNone(engine);
    if (process.env["CI"]) throw new Error(`with CI set, the docker suite requires an engine.\n${text}`);
    const line = "!".repeat(80);
    console.error(
      `\n${line}\n!! THE DOCKER SUITE IS SKIPPED: nothing is tested with a real engine.\n${text}\n${line}\n`,
    );
    project.provide("engine", null);
    return;
  }
  console.error(describeEngine(engine));
  const base = await ensureBaseImage({ host: engine.host });
  const env = { ...process.env, DOCKER_HOST: engine.host };
  const hasMapped = buildApp(base, env);
  const query = (format: string, command: string) =>
    execFileSync("docker", [command, "--format", format], { env, encoding: "utf8" }).trim();
  const isPodman = /podman/i.test(query("{{json .Server}}", "version"));
  project.provide("engine", {
    host: engine.host,
    base,
    app,
    cgroup: query("{{.CgroupVersion}}", "info"),
    isPodman,
    hasMapped,
  });
}

/** Builds the image of the suite's app. Returns true if it contains the program that maps files. */
function buildApp(base: string, env: NodeJS.ProcessEnv): boolean {
  const folder = mkdtempSync(join(tmpdir(), "memgate-app-"));
  const quiet = ["ignore", "ignore", "inherit"] as const;
  try {
    cpSync("test/docker/app", folder, { recursive: true });
    const hasMapped = !spawnSync("gcc", ["--version"]).error;
    if (hasMapped) {
      const command = ["-O2", "-static", "-o", join(folder, "mapped"), join(folder, "mapped.c")];
      execFileSync("gcc", command, { stdio: [...quiet] });
    }
    const build = ["build", "--quiet", "--tag", app, "--build-arg", `BASE=${base}`, folder];
    execFileSync("docker", build, { env, stdio: [...quiet] });
    return hasMapped;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
