// @ts-nocheck: a separate script without type annotations
// npm run bench:bundle: the size of dist, and the CPU time that short commands take beyond bare Node.js. Needs no engine.
// Each round runs every command once, beside bare Node.js. The lowest CPU time of all rounds counts, because other programs
// affect it least. The limit is for an idle machine.
// `npm run bench:bundle -- --rounds 40` measures longer.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { sizesOf } from "../../build/limits.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = join(root, "dist/cli.js");
const report = join(root, "test/fixtures/reports/0.1.0/report.json");
const maxCpuMs = 60;

const helps = ["run", "size", "judge", "show", "comment", "doctor"].map((command) => [command, "--help"]);
const commands = [["--help"], ...helps, ["judge", report], ["show", report]];

/** Writes user and system time of its process to file descriptor 3, in microseconds. */
const hook = `process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  require("node:fs").writeSync(3, String(user + system));
});`;

/** User and system time of a Node.js process, in milliseconds. */
function cpuMs(hookPath, args) {
  const ended = spawnSync(process.execPath, ["--require", hookPath, ...args], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const microseconds = Number(String(ended.output[3]));
  // The report of the fixture passes, so every command ends with 0.
  if (ended.status !== 0 || !(microseconds > 0)) throw new Error(`${args.join(" ")} ended with ${ended.status}`);
  return microseconds / 1000;
}

function lowestCpuMs(rounds) {
  const folder = mkdtempSync(join(tmpdir(), "memgate-bench-"));
  const hookPath = join(folder, "hook.cjs");
  writeFileSync(hookPath, hook);
  const lowest = { bareMs: Number.POSITIVE_INFINITY, commandsMs: commands.map(() => Number.POSITIVE_INFINITY) };
  try {
    for (let round = 0; round < rounds; round++) {
      lowest.bareMs = Math.min(lowest.bareMs, cpuMs(hookPath, ["-e", "0"]));
      for (const [index, args] of commands.entries()) {
        lowest.commandsMs[index] = Math.min(lowest.commandsMs[index], cpuMs(hookPath, [cli, ...args]));
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return lowest;
}

const { values } = parseArgs({ options: { rounds: { type: "string", default: "15" } } });
console.log("\n| | size | limit |\n|---|---|---|");
for (const { name, bytes, maxBytes } of sizesOf(join(root, "dist"))) {
  console.log(`| ${name} | ${(bytes / 1000).toFixed(0)} KB | ${maxBytes / 1000} KB |`);
}
const { bareMs, commandsMs } = lowestCpuMs(Number(values.rounds));
console.log(`\nBare Node.js takes ${bareMs.toFixed(0)} ms of CPU time (lowest of ${values.rounds}).\n`);
console.log("| | CPU time beyond bare Node.js | share of bare Node.js | limit on an idle machine |\n|---|---|---|---|");
for (const [index, args] of commands.entries()) {
  const beyondMs = commandsMs[index] - bareMs;
  const name = `memgate ${args.join(" ").replace(report, "REPORT")}`;
  console.log(`| ${name} | ${beyondMs.toFixed(0)} ms | ${((100 * beyondMs) / bareMs).toFixed(0)}% | ${maxCpuMs} ms |`);
}
