import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  assertRunFolders,
  plannedFolders
} from "./chunk-SM5LW7XZ.js";
import {
  junitOf
} from "./chunk-PRGGZCLX.js";
import "./chunk-RIVGEFFH.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-FKBE7HKM.js";
import {
  gravest
} from "./chunk-LY5XYMCG.js";
import {
  parseSet,
  savedSetOf
} from "./chunk-LAKQRFLF.js";
import {
  PlanInterrupted,
  assertRegular,
  failurePlace,
  filesOfReport,
  makeFolder,
  notWritable,
  planFor,
  readBaselines,
  removeEmptyRuns,
  removeIfEmpty,
  runPlanned,
  writeAtomically
} from "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  GateError
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import {
  setFile
} from "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/run/run-several.ts
import { join as join2 } from "node:path";

// src/report/storage/set-dir.ts
import { closeSync, existsSync, lstatSync, openSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
function openSetFolder(folder, names) {
  const setPath = resolve(folder, setFile);
  try {
    makeFolder(resolve(folder));
    for (const name of [...names, ...savedNames(setPath)]) emptyGateFolder(join(folder, name));
    for (const name of names) assertWritable(join(folder, name));
    for (const name of [setFile, "junit.xml"]) assertRegular(join(folder, name));
    const files = filesOfReport(folder);
    for (const name of [setFile, ...files]) rmSync(join(folder, name), { force: true });
    removeEmptyRuns(folder, files);
    const write = (set, junit) => {
      const problems = [
        writeAtomically(setPath, () => `${JSON.stringify(set, null, 2)}
`),
        writeAtomically(join(folder, "junit.xml"), junit)
      ].filter((problem) => problem !== null);
      return problems.length === 0 ? null : problems.join("; ");
    };
    return { setPath, write };
  } catch (cause) {
    throw notWritable(folder, cause);
  }
}
function savedNames(setPath) {
  try {
    const set = parseSet(JSON.parse(readFileSync(setPath, "utf8")));
    return set.ok ? set.content.gates.map(({ name }) => name) : [];
  } catch {
    return [];
  }
}
function emptyGateFolder(folder) {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === void 0) return;
  if (!stats.isDirectory()) throw new Error(`${folder} exists and is not a folder`);
  const names = filesOfReport(folder);
  for (const name of names) {
    assertRegular(join(folder, name));
    rmSync(join(folder, name), { force: true });
  }
  removeEmptyRuns(folder, names);
  removeIfEmpty(folder);
}
function assertWritable(folder) {
  const isNew = !existsSync(folder);
  makeFolder(resolve(folder));
  closeSync(openSync(join(folder, "samples.csv"), "w"));
  rmSync(join(folder, "samples.csv"));
  if (isNew) rmdirSync(folder);
}

// src/run/run-several.ts
async function runSeveral(named, reportDir, surroundings) {
  assertRunFolders(named.map(({ name, inputs }) => ({ folder: join2(reportDir, name), runs: plannedFolders(inputs) })));
  const baselines = await readBaselines(named.map(({ inputs }) => inputs));
  const folder = openSetFolder(
    reportDir,
    named.map(({ name }) => name)
  );
  const gates = [];
  const problems = [];
  for (const [index, { name, inputs }] of named.entries()) {
    const interrupted = surroundings.interrupt.aborted ? surroundings.interrupt.reason : null;
    const gate = interrupted !== null && index > 0 ? refusedBy(interrupted, name) : await runNamed(
      { name, inputs },
      join2(reportDir, name),
      { name, number: index + 1, total: named.length },
      { ...surroundings, baselines },
      problems
    );
    gates.push(gate);
    await surroundings.show(gate);
  }
  const result = { kind: "several", gates };
  const problem = folder.write(savedSetOf(gates), () => junitOf(result));
  if (problem !== null) problems.push(problem);
  const worst = gravest(gates);
  const worstInputs = named.find(({ name }) => name === worst?.name)?.inputs ?? null;
  return {
    result,
    reportPath: folder.setPath,
    reportProblem: problems.length === 0 ? null : problems.join("; "),
    annotate: worstInputs && failurePlace(worstInputs, worst?.kind === "judged" ? worst.judged : null)
  };
}
async function runNamed({ name, inputs }, reportDir, gate, surroundings, problems) {
  const secrets = [...inputs.secrets];
  const addSecrets = (found) => {
    secrets.push(...found);
    surroundings.addSecrets(found);
  };
  try {
    const collecting = { ...surroundings, addSecrets };
    const plan = await planFor(inputs, reportDir, collecting, surroundings.baselines);
    const { judged, reportProblem } = await runPlanned(plan, gate, collecting);
    if (reportProblem !== null) problems.push(`${name}: ${reportProblem}`);
    return { kind: "judged", name, judged };
  } catch (error) {
    if (error instanceof GateError && typeof error.fault === "string")
      return { kind: "refused", name, reason: "bad-input", code: error.fault, why: error.message };
    if (error instanceof PlanInterrupted) return refusedBy(error.reason, name);
    const { brokenBy } = await import("./broken-gate-FBG7MHHN.js");
    return brokenBy(error, { ...gate, name }, secrets, surroundings.begin);
  }
}
function refusedBy({ code, message }, name) {
  return { kind: "refused", name, reason: "interrupted", code, why: message };
}
export {
  runSeveral
};
