// Makes sure of an engine, a base image and the suite's own app, before the docker suite.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureBaseImage } from "../engines/base-image.mjs";
import { describeEngine, describeNone, ensureEngine } from "../engines/ensure.mjs";

interface Engine {
  /** As in DOCKER_HOST. */
  readonly host: string;
  /** The image that apps are built on. */
  readonly base: string;
  /** The suite's own app. */
  readonly app: string;
  readonly cgroup: string;
  readonly isPodman: boolean;
  /** The app can map files: there was a C compiler to make the program that does. */
  readonly hasMapped: boolean;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Null where there is no engine: the suite is skipped then. */
    readonly engine: Engine | null;
  }
}

const app = "memgate-test-app:latest";

export async function setup(project: TestProject): Promise<void> {
  const engine = await ensureEngine();
  if (engine.kind === "none") {
    const text = describeNone(engine);
    if (process.env["CI"]) throw new Error(`the docker suite needs an engine, and CI is set.\n${text}`);
    const line = "!".repeat(80);
    console.error(
      `\n${line}\n!! THE DOCKER SUITE IS SKIPPED: nothing was tested against a real engine.\n${text}\n${line}\n`,
    );
    project.provide("engine", null);
    return;
  }
  console.error(describeEngine(engine));
  const base = await ensureBaseImage({ host: engine.host });
  const env = { ...process.env, DOCKER_HOST: engine.host };
  const hasMapped = buildApp(base, env);
  const ask = (format: string, command: string) =>
    execFileSync("docker", [command, "--format", format], { env, encoding: "utf8" }).trim();
  const isPodman = /podman/i.test(ask("{{json .Server}}", "version"));
  project.provide("engine", {
    host: engine.host,
    base,
    app,
    cgroup: ask("{{.CgroupVersion}}", "info"),
    isPodman,
    hasMapped,
  });
}

/** Builds the suite's app. Returns whether its C program is in it. */
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
