import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  summaryOf
} from "./chunk-QR5XVDES.js";
import {
  htmlOf,
  junitOf,
  readPageCode
} from "./chunk-XEYI6JIK.js";
import {
  folderOf,
  onlyReport,
  readRun
} from "./chunk-LD5KQXDZ.js";
import {
  readArgv
} from "./chunk-BRQQN4K2.js";
import {
  exitCodes,
  refuse,
  textOptions
} from "./chunk-JIIFMOE2.js";
import {
  gateText,
  runText
} from "./chunk-UDJKWVZJ.js";
import {
  columnsOf,
  readSamples
} from "./chunk-T6UK7BEA.js";
import "./chunk-ZBKW4GIU.js";
import "./chunk-LS54B5R4.js";
import "./chunk-5EKMMQD2.js";
import "./chunk-Q7NCF3H5.js";
import "./chunk-E2DBEMFC.js";
import {
  messageOf
} from "./chunk-U3JDLIYU.js";
import {
  showFiles,
  showHelp
} from "./chunk-DPZRGYNO.js";
import "./chunk-7XA2ONTS.js";
import "./chunk-SI5TDDCK.js";
import "./chunk-N5GU662R.js";

// src/cli/show.ts
import { writeFileSync } from "node:fs";
import { join } from "node:path";
function page(result, path, pageEntry) {
  const samples = readSamples(join(folderOf(path), "samples.csv")) ?? columnsOf(result.evidence.series);
  return htmlOf(result, samples, readPageCode(pageEntry));
}
var renderings = {
  html: (run, path, io) => {
    if (run.kind === "one") return page(run.judged, path, io.pageEntry);
    throw new Error("each gate has a page of its own, the report.html in its folder");
  },
  summary: (run) => summaryOf(run),
  junit: junitOf
};
async function showCommand(args, io) {
  const names = Object.keys(showFiles);
  const line = readArgv(args, names, ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write(showHelp());
    return exitCodes.pass;
  }
  const { path, problem } = onlyReport(line.positionals);
  const read = path === null ? null : readRun(path);
  const targets = names.flatMap((name) => (line.values.get(name) ?? []).map((file) => ({ name, file })));
  const problems = [
    ...line.problems,
    ...problem === null ? [] : [problem],
    ...read !== null && !read.ok ? read.problems : [],
    ...targets.filter(({ file }) => file === "").map(({ name }) => `--${name} is empty; expected a file to write`)
  ];
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "show", problems);
  const { run } = read;
  for (const { name, file } of targets) {
    try {
      const text = renderings[name](run, path ?? "", io);
      if (file === "-") io.stdout.write(text);
      else writeFileSync(file, text);
    } catch (error) {
      return refuse(io, "show", [`--${name} "${file}" can't be written: ${messageOf(error)}`]);
    }
  }
  if (targets.length > 0) return exitCodes.pass;
  if (run.kind === "several") for (const gate of run.gates) io.stdout.write(gateText(gate, textOptions(io)));
  io.stdout.write(`${run.kind === "several" ? "\n" : ""}${runText(run, textOptions(io))}`);
  return exitCodes.pass;
}
export {
  showCommand
};
