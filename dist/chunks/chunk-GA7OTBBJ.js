import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  assertRunFolders,
  createBegunRuns,
  plannedFolders,
  removeRuns
} from "./chunk-SM5LW7XZ.js";
import {
  writeReport
} from "./chunk-7XMO6OPJ.js";
import {
  removeProject
} from "./chunk-VH6VVDCL.js";
import {
  projectName
} from "./chunk-W34ONT6B.js";
import {
  judgedSet
} from "./chunk-6NFOF4OM.js";
import {
  endsSet,
  plannedRuns
} from "./chunk-RIVGEFFH.js";
import {
  compareWith,
  newRunId,
  openReportFolder,
  positionText,
  runOne,
  runPlan
} from "./chunk-L7ITZI44.js";
import {
  GateError,
  builtTag,
  connectEngine,
  engineHost,
  removeBuiltTag,
  systemClock,
  withDeadline
} from "./chunk-NJR6DWFV.js";
import {
  runFolder
} from "./chunk-NQGW7FTA.js";
import {
  messageOf
} from "./chunk-TGGWKTGO.js";

// src/run/run-set.ts
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";

// src/targets/docker/kept-image.ts
function keptImageCommand({ source }, runId) {
  if (source.kind === "build") return `docker rmi ${builtTag(runId)}`;
  return source.kind === "compose" ? `docker rmi $(docker images -q "${projectName(runId)}-*")` : null;
}
async function removeKeptImage({ source }, runId, hostOf, isLate) {
  if (source.kind !== "build" && source.kind !== "compose") return;
  const { docker } = await connectEngine(hostOf());
  if (source.kind === "build") return removeBuiltTag(docker, runId);
  await removeProject(docker, projectName(runId), isLate);
}

// src/run/run-set.ts
async function conductSet({ repeat, thresholds }, runOnce) {
  const runs = [];
  let planned = repeat === "auto" ? 1 : repeat;
  while (runs.length < planned) {
    const run = await runOnce({ number: runs.length + 1, total: planned });
    runs.push(run);
    const { evidence, verdict } = run;
    const { peak, limitBytes, outcome } = evidence;
    if (runs.length === 1) {
      const first = { verdict: verdict.kind, peakBytes: peak?.workingSetBytes ?? null, limitBytes };
      planned = plannedRuns(repeat, first, thresholds);
    }
    if (endsSet(verdict, outcome.kind === "stopped" ? outcome.reason : null)) break;
  }
  return judgedSet(runs, { repeat, planned });
}
async function conductBesideBaseline(plan, runOnce) {
  const runs = [];
  const judged = await conductSet(plan, async (position) => {
    const run = await runOnce({ ...plan, baseline: null }, position);
    runs.push(run);
    return run;
  });
  return plan.baseline === null ? judged : compareWith(plan.baseline, judged, runs);
}
async function runSet(plan, gate, surroundings) {
  return runInFolders(
    plan,
    gate,
    surroundings,
    (runIn) => withSharedImage(
      plan,
      surroundings,
      (shared) => conductBesideBaseline(plan, (one, run) => runIn(runFolder(run.number), one, run, shared))
    )
  );
}
async function runInFolders(plan, gate, surroundings, conduct) {
  if (gate.name === null) assertRunFolders([{ folder: plan.reportDir, runs: plannedFolders(plan) }]);
  const folder = openReportFolder(plan.reportDir);
  const begun = createBegunRuns(plan.reportDir);
  const ended = [];
  const problems = [];
  try {
    const judged = await conduct(async (name, plannedRun, run, shared) => {
      const reportDir = join(plan.reportDir, name);
      begun.add(name);
      const one = await runOne({ ...plannedRun, reportDir }, { ...gate, run }, surroundings, shared);
      ended.push(name);
      if (one.reportProblem !== null) problems.push(`${name}: ${one.reportProblem}`);
      return one.judged;
    });
    for (const problem of [
      copySamples(plan.reportDir, judged),
      writeReport(folder, judged, gate.name === null, surroundings.pageEntry)
    ]) {
      if (problem !== null) problems.push(problem);
    }
    if (existsSync(folder.reportPath)) begun.remove();
    const reportProblem = problems.length === 0 ? null : problems.join("; ");
    return { judged, reportPath: folder.reportPath, reportProblem };
  } catch (error) {
    if (error instanceof GateError && typeof error.fault === "string") {
      removeRuns(plan.reportDir, ended);
      begun.remove();
      folder.restore();
    }
    throw error;
  } finally {
    folder.close();
  }
}
async function runSetWithoutReport(plan, surroundings) {
  return withSharedImage(
    plan,
    surroundings,
    (shared) => conductBesideBaseline(plan, (one, run) => {
      surroundings.observer.note(positionText(run));
      return runPlan(one, surroundings, shared);
    })
  );
}
var removalMs = 3e4;
var hurriedRemovalMs = 2e3;
async function withKeptImage({ target }, { env, interrupt }, work) {
  const shared = { runId: newRunId(), kept: { image: null, isBegun: false } };
  const remove = async () => {
    if (!shared.kept.isBegun) return null;
    const host = () => engineHost(env, process.platform);
    const removal = removeKeptImage(target, shared.runId, host, interrupt.aborted).then(
      () => null,
      (error) => messageOf(error)
    );
    const deadlineMs = interrupt.aborted ? hurriedRemovalMs : removalMs;
    const problem = await withDeadline(systemClock, deadlineMs, removal, () => "the engine does not respond");
    const command = keptImageCommand(target, shared.runId);
    if (problem === null || command === null) return null;
    return `the name of the built image could not be removed: ${problem}; remove it with ${command}`;
  };
  let value;
  try {
    value = await work(shared);
  } catch (error) {
    await remove();
    throw error;
  }
  return { value, notice: await remove() };
}
async function withSharedImage(plan, surroundings, work) {
  const { value, notice } = await withKeptImage(plan, surroundings, work);
  return withNotice(value, notice);
}
function withNotice(judged, notice) {
  if (notice === null) return judged;
  const { evidence } = judged;
  return { ...judged, evidence: { ...evidence, notices: [...evidence.notices, notice] } };
}
function copySamples(reportDir, { set }) {
  try {
    const from = join(reportDir, runFolder(set?.facts.shown ?? 1), "samples.csv");
    copyFileSync(from, join(reportDir, "samples.csv"));
    return null;
  } catch (error) {
    return `samples.csv is incomplete: ${messageOf(error)}`;
  }
}

export {
  conductSet,
  runSet,
  runInFolders,
  runSetWithoutReport,
  withKeptImage,
  withSharedImage,
  withNotice
};
