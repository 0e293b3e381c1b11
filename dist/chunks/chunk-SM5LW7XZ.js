import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  autoRuns
} from "./chunk-RIVGEFFH.js";
import {
  maxPairs
} from "./chunk-FKBE7HKM.js";
import {
  assertRegular,
  filesOfRuns,
  foreignFiles,
  leftRuns,
  listedRuns,
  removeEmptyRuns,
  runsFile,
  writeAtomically
} from "./chunk-L7ITZI44.js";
import {
  GateError
} from "./chunk-NJR6DWFV.js";
import {
  baseFolder,
  runFolder
} from "./chunk-NQGW7FTA.js";
import {
  messageOf
} from "./chunk-TGGWKTGO.js";

// src/report/storage/run-folders.ts
import { accessSync, constants, lstatSync, rmSync } from "node:fs";
import { join } from "node:path";
function plannedFolders({
  repeat,
  comparison
}) {
  if (comparison !== null) return numbersTo(maxPairs).flatMap((pair) => [baseFolder(pair), runFolder(pair)]);
  return repeat === 1 ? [] : numbersTo(repeat === "auto" ? autoRuns : repeat).map(runFolder);
}
function numbersTo(last) {
  return Array.from({ length: last }, (_, index) => index + 1);
}
function assertRunFolders(planned) {
  const problems = planned.flatMap(problemsIn);
  if (problems.length === 0) return;
  const message = `\`report-dir\`: memgate cannot write the reports of all runs: ${problems.join("; ")}. Move or remove each of these paths, or use another \`report-dir\``;
  throw new GateError("bad-input/report-dir", message);
}
function problemsIn({ folder, runs }) {
  const earlier = { listed: listedRuns(folder), left: leftRuns(folder) };
  return runs.flatMap((run) => problemOf(folder, run, earlier) ?? []);
}
function problemOf(folder, run, { listed, left }) {
  const path = join(folder, run);
  const kind = kindOf(path);
  if (kind === null) return null;
  if (kind === "other") return `${path} exists and is not a folder`;
  const isListed = listed.includes(run);
  if (!isListed && !left.includes(run)) return `${path} exists and is not a run of the report in ${folder}`;
  try {
    const foreign = isListed ? [] : foreignFiles(folder, run);
    if (foreign.length > 0)
      return `${path} is left from a run that was killed, and has files that memgate did not write (${foreign.join(", ")})`;
    for (const file of filesOfRuns(folder, [run])) assertRegular(join(folder, file));
    accessSync(path, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}
function kindOf(path) {
  try {
    return lstatSync(path).isDirectory() ? "folder" : "other";
  } catch {
    return null;
  }
}
function removeRuns(folder, runs) {
  const files = filesOfRuns(folder, runs);
  for (const file of files) rmSync(join(folder, file), { force: true });
  removeEmptyRuns(folder, files);
}
function createBegunRuns(folder) {
  const path = join(folder, runsFile);
  const runs = /* @__PURE__ */ new Set();
  return {
    add: (run) => {
      runs.add(run);
      writeAtomically(path, () => `${JSON.stringify({ runs: [...runs] })}
`);
    },
    remove: () => rmSync(path, { force: true })
  };
}

export {
  plannedFolders,
  assertRunFolders,
  removeRuns,
  createBegunRuns
};
