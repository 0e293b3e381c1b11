import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  summaryOf
} from "./chunk-A5SBO2EX.js";
import {
  htmlOf,
  junitOf,
  readPageCode
} from "./chunk-FWRC27XI.js";
import {
  folderOf,
  onlyReport,
  readRun
} from "./chunk-DHKIHIDP.js";
import {
  readArgv
} from "./chunk-U54LAMKE.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-CRP2YG7W.js";
import {
  gateText,
  runText
} from "./chunk-HIL42UHW.js";
import {
  columnsOf,
  readSamples
} from "./chunk-GOORXMZT.js";
import "./chunk-GJMPBZ5R.js";
import {
  reportLine
} from "./chunk-NBOKMYLT.js";
import "./chunk-DGCY2YQ3.js";
import "./chunk-BLQCHM2G.js";
import "./chunk-VUT7PM44.js";
import "./chunk-SDIXCIJV.js";
import "./chunk-JY4U22WL.js";
import {
  messageOf
} from "./chunk-DQB73R54.js";
import {
  showFiles,
  showHelp
} from "./chunk-LXF6LXJF.js";
import "./chunk-IVBEHEZL.js";
import "./chunk-5ZXTNAPB.js";
import "./chunk-N5GU662R.js";

// src/cli/commands/show.ts
import { writeFileSync } from "node:fs";
import { join } from "node:path";
function pageOf(result, path, pageEntry) {
  const samples = readSamples(join(folderOf(path), "samples.csv")) ?? columnsOf(result.evidence.series);
  return htmlOf(result, samples, readPageCode(pageEntry));
}
var renderings = {
  html: (run, path, io) => {
    if (run.kind === "one") return pageOf(run.judged, path, io.pageEntry);
    throw new Error("each gate has its own page: see report.html in the folder of the gate");
  },
  summary: (run, path) => summaryOf(run, { footer: reportLine(run, folderOf(path)) }),
  junit: junitOf
};
async function showCommand(args, io) {
  const names = Object.keys(showFiles);
  const line = readArgv(args, names, ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write(showHelp());
    return processExitCodes.pass;
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
      return refuse(io, "show", [`--${name} "${file}" cannot be written: ${messageOf(error)}`]);
    }
  }
  if (targets.length > 0) return processExitCodes.pass;
  if (run.kind === "several") for (const gate of run.gates) io.stdout.write(gateText(gate, textOptions(io)));
  io.stdout.write(
    `${run.kind === "several" ? "\n" : ""}${runText(run, { ...textOptions(io), reportDir: folderOf(path ?? "") })}`
  );
  return processExitCodes.pass;
}
export {
  showCommand
};
