import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  createProject,
  oneOffLabel,
  projectLabel,
  projectName
} from "./chunk-W34ONT6B.js";
import "./chunk-KPUC6PG2.js";
import "./chunk-BQSGV2V6.js";
import "./chunk-RBJPJ7PW.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
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
