// Ensures a Docker Engine: uses a running engine, else starts an installed one, else installs one.
// As a command: prints on stderr what it did, and exits with 0 if there is an engine, else with 1.
import { findProgram, isStarted } from "./command.mjs";
import { findEngine } from "./find.mjs";
import { installEngine } from "./packages/install.mjs";
import { startEngine } from "./start.mjs";
import { takeTurn } from "./turn.mjs";

/** @typedef {import("./find.mjs").Ready} Ready */
/** @typedef {import("./find.mjs").None} None */

/** How long to wait for another process that installs or starts the engine. */
const turnMs = 10 * 60_000;

/**
 * @param {object} [options]
 * @param {(line: string) => void} [options.log]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<Ready | None>}
 */
export async function ensureEngine({ log = console.error, env = process.env } = {}) {
  const found = await findEngine(env);
  if (found.kind !== "absent") return found;
  if (process.platform !== "linux") {
    return {
      kind: "none",
      why: "no Docker Engine responds",
      advice: "start Docker Desktop (or your engine) and run this again",
    };
  }
  const release = await takeTurn("memgate-ensure-engine", turnMs, log);
  if (!release) {
    const why = "another process has been setting up the engine for too long";
    return { kind: "none", why, advice: "end it and run this again" };
  }
  try {
    // The process that had the turn before may have set up the engine.
    const foundNow = await findEngine(env);
    return foundNow.kind === "absent" ? await bringUp({ log, env }) : foundNow;
  } finally {
    release();
  }
}

/**
 * @param {import("./start.mjs").Surroundings} surroundings
 * @returns {Promise<Ready | None>}
 */
async function bringUp(surroundings) {
  const installed = findProgram("dockerd", surroundings.env);
  if (installed) return startEngine(installed, surroundings);

  const problem = await installEngine(surroundings);
  if (problem) return problem;
  const dockerd = findProgram("dockerd", surroundings.env);
  if (!dockerd) {
    const why = "docker.io was installed, but dockerd was not found";
    return { kind: "none", why, advice: "run `dpkg -L docker.io` to see its files" };
  }
  const started = await startEngine(dockerd, surroundings);
  return started.kind === "ready" ? { ...started, how: "installed" } : started;
}

/** @param {Ready} engine */
export function describeEngine({ host, how, version, apiVersion }) {
  const verb = { responding: "found", started: "started", installed: "installed and started" }[how];
  return `Docker Engine ${version} (API ${apiVersion}) ${verb} at ${host}`;
}

/** @param {None} none */
export function describeNone({ why, advice }) {
  return `No Docker Engine: ${why}\nWhat to do: ${advice}`;
}

if (isStarted(import.meta.url)) {
  const engine = await ensureEngine();
  console.error(engine.kind === "ready" ? describeEngine(engine) : describeNone(engine));
  process.exitCode = engine.kind === "ready" ? 0 : 1;
}
