import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  createProject,
  oneOffLabel,
  projectLabel,
  projectName
} from "./chunk-MMBWDE5D.js";
import "./chunk-F2IQR5QI.js";
import "./chunk-RWWGLM6L.js";
import "./chunk-BNZT6UDU.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-NTI4PAPO.js";
import "./chunk-OAVBMPRL.js";
import "./chunk-DS7NRMDM.js";
import "./chunk-TQB47DXW.js";
import "./chunk-ZHHWJA3G.js";
import "./chunk-ZDBX43LP.js";
import "./chunk-ERVTT24X.js";
import "./chunk-4Z2J4QPW.js";
import "./chunk-NCS73MVV.js";
import "./chunk-CRP3O2IJ.js";
import "./chunk-5IDNCX2N.js";
import "./chunk-MZZ3FBWK.js";
import "./chunk-OJRVFJ26.js";
import "./chunk-KIGM3ZUQ.js";
import "./chunk-P55TP6VD.js";
import "./chunk-YSMH25AF.js";
import "./chunk-H6BKDPII.js";
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
