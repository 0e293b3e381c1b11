import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  createProject,
  oneOffLabel,
  projectLabel,
  projectName
} from "./chunk-RJ2Z5C2X.js";
import "./chunk-ODJJ6CS5.js";
import "./chunk-JIKBFSBN.js";
import "./chunk-L2PBQRIW.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import "./chunk-Q4ISFV3D.js";
import "./chunk-HYWA5RQQ.js";
import "./chunk-CU236DD7.js";
import "./chunk-TZM2FVH6.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-UGLM6H22.js";
import "./chunk-ZWOU2MQJ.js";
import "./chunk-PZ6EE2W3.js";
import "./chunk-H7WDN6WG.js";
import "./chunk-E2FFEYYN.js";
import "./chunk-OHEETX7J.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-3MSWKN77.js";
import "./chunk-WUMGRFA7.js";

// src/targets/docker/compose/load-service.ts
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
async function runInProject(run, { service, command, variables }, signal) {
  const { engine, runId, log } = run;
  const beganMs = performance.now();
  const ended = async (exitCode) => {
    const elapsedMs = performance.now() - beganMs;
    const durationMs = await containerRunTimeMs(engine, projectName(runId), elapsedMs).catch(() => elapsedMs);
    return { exitCode, signal: null, durationMs, leftBehind: 0 };
  };
  const folder = mkdtempSync(join(tmpdir(), "memgate-compose-"));
  try {
    const project = createProject(run, folder, signal);
    project.override({});
    const env = Object.entries(variables).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
    const args = ["run", "--no-TTY", "--no-deps", ...env, service, ...command];
    const { code } = await project.compose(args, `docker compose run ${service} ${log.message(command.join(" "))}`);
    return await ended(signal.aborted ? null : code);
  } catch (error) {
    if (signal.aborted) return await ended(null);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
async function containerRunTimeMs({ docker }, project, elapsedMs) {
  const label = [`${projectLabel}=${project}`, `${oneOffLabel}=True`];
  const [found] = await docker.listContainers({ all: true, filters: { label } });
  if (found === void 0) return 0;
  const { StartedAt, FinishedAt, Running } = (await docker.getContainer(found.Id).inspect()).State;
  if (StartedAt.startsWith("0001-")) return 0;
  return Running ? elapsedMs : Math.max(0, Date.parse(FinishedAt) - Date.parse(StartedAt));
}
export {
  runInProject
};
