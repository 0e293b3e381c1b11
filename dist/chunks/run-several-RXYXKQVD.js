import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  assertRegular,
  failurePlace,
  makeFolder,
  planFor,
  removeIfEmpty,
  runOne,
  writeAtomically,
  written
} from "./chunk-NTI4PAPO.js";
import "./chunk-OAVBMPRL.js";
import {
  GateError
} from "./chunk-DS7NRMDM.js";
import "./chunk-TQB47DXW.js";
import {
  keyStyle,
  styled
} from "./chunk-ZHHWJA3G.js";
import "./chunk-ZDBX43LP.js";
import "./chunk-ERVTT24X.js";
import {
  junitOf
} from "./chunk-HGAC65I7.js";
import "./chunk-4Z2J4QPW.js";
import "./chunk-NCS73MVV.js";
import "./chunk-CRP3O2IJ.js";
import {
  gravest
} from "./chunk-5IDNCX2N.js";
import {
  parseSet,
  savedSetOf
} from "./chunk-MZZ3FBWK.js";
import {
  setFile
} from "./chunk-OJRVFJ26.js";
import "./chunk-KIGM3ZUQ.js";
import "./chunk-P55TP6VD.js";
import "./chunk-YSMH25AF.js";
import {
  messageOf
} from "./chunk-H6BKDPII.js";
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
    for (const name of [setFile, "samples.csv", ...written]) rmSync(join(folder, name), { force: true });
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
    throw new GateError(
      "bad-input/report-dir",
      `\`report-dir\`: memgate cannot write to "${folder}": ${messageOf(cause)}`,
      { cause }
    );
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
  for (const name of ["samples.csv", ...written]) {
    assertRegular(join(folder, name));
    rmSync(join(folder, name), { force: true });
  }
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
  const folder = openSetFolder(
    reportDir,
    named.map(({ name }) => name)
  );
  const gates = [];
  const problems = [];
  for (const [index, { name, inputs }] of named.entries()) {
    const interrupted = surroundings.interrupt.aborted ? surroundings.interrupt.reason : null;
    const gate = interrupted !== null && index > 0 ? { kind: "refused", name, reason: "interrupted", code: interrupted.code, why: interrupted.message } : await runNamed(
      { name, inputs },
      join2(reportDir, name),
      { name, number: index + 1, total: named.length },
      surroundings,
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
  try {
    const plan = await planFor(inputs, reportDir, surroundings.env);
    const { judged, reportProblem } = await runOne(plan, gate, surroundings);
    if (reportProblem !== null) problems.push(`${name}: ${reportProblem}`);
    return { kind: "judged", name, judged };
  } catch (error) {
    if (error instanceof GateError && typeof error.fault === "string")
      return { kind: "refused", name, reason: "bad-input", code: error.fault, why: styled(error.message, keyStyle) };
    throw error;
  }
}
export {
  runSeveral
};
