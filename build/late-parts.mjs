// Keeps the code that every run needs in few chunks. Node.js takes about a millisecond to load a chunk.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Modules that a run loads only on use. esbuild puts two modules into one chunk only if the same entry points and late
 * modules reach both. So without `fewChunks`, each late module would split the code of the run into more chunks.
 */
export const lateParts = [
  "src/action/publish-outcome.ts",
  "src/cli/commands/print-outcome.ts",
  "src/gate/leak-check.ts",
  "src/gate/ask-why.ts",
  "src/gate/container-activity.ts",
  "src/gate/not-ready.ts",
  "src/inputs/file-readers.ts",
  "src/memory/cgroup/processes.ts",
  "src/memory/oom-kernel-log.ts",
  "src/memory/stats-api/top.ts",
  "src/plan/dry-run.ts",
  "src/report/model/baseline/with-baseline.ts",
  "src/report/model/comparison/judged-comparison.ts",
  "src/report/model/leak/with-leak.ts",
  "src/report/model/size/parse-size.ts",
  "src/report/size/size-terminal.ts",
  "src/report/storage/read-baseline.ts",
  "src/report/storage/read-set.ts",
  "src/report/text/annotation.ts",
  "src/cli/commands/size-command-line.ts",
  "src/action/size.ts",
  "src/run/broken-gate.ts",
  "src/run/judge-run.ts",
  "src/run/plan-base.ts",
  "src/run/run-comparison.ts",
  "src/run/run-set.ts",
  "src/run/run-several.ts",
  "src/run/write-report.ts",
  "src/targets/docker/compose/load-service.ts",
  "src/targets/docker/compose/resolve.ts",
  "src/targets/docker/compose/up.ts",
  "src/targets/docker/container/attach.ts",
  "src/targets/docker/engine/ssh.ts",
  "src/targets/docker/image/build.ts",
  "src/targets/docker/image/pull.ts",
  "src/targets/docker/load-command/run.ts",
  "src/targets/docker/readiness/exec-log-probe.ts",
  "src/targets/docker/runtime/helper.ts",
  "src/targets/docker/runtime/jvm-helper.ts",
];

/**
 * The modules of a run, and of judge and show, which share code with a run. They and their imports are loaded before
 * every late module.
 */
const core = [
  "src/inputs/run-inputs.ts",
  "src/run/run-gates.ts",
  "src/cli/commands/saved-report.ts",
  "src/cli/main.ts",
  "src/run/signals.ts",
  "src/lib/process-exit.ts",
  "src/load/stats/error-rate.ts",
  "src/load/stats/normal-gap.ts",
];

/** @type {import("esbuild").Plugin} */
export const fewChunks = {
  name: "few-chunks",
  setup: ({ initialOptions, onLoad }) => {
    const root = initialOptions.absWorkingDir ?? process.cwd();
    const imports = core.map((path) => `import ${JSON.stringify(join(root, path))};`).join("");
    const paths = lateParts.map((path) => join(root, path));
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!paths.includes(path)) return null;
      return { contents: `${await readFile(path, "utf8")}\n${imports}\n`, loader: "ts" };
    });
  },
};
