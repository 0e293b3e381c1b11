// Makes a short command load few files, because Node.js needs about a millisecond of CPU time for each file.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const src = fileURLToPath(new URL("../src", import.meta.url));

/**
 * The modules that cli.ts needs before it knows the command, and those that the load process shares with judge and
 * show.
 */
const start = [
  "cli/main.ts",
  "cli/console/help-layout.ts",
  "run/signals.ts",
  "lib/process-exit.ts",
  "load/stats/error-rate.ts",
  "load/stats/normal-gap.ts",
  "lib/place-text.ts",
  "lib/spoken-protocol.ts",
  "lib/v8-flags.ts",
];
const savedReport = "cli/commands/saved-report.ts";

/** The imports to add, by entry point. Modules that a program loads only if it needs them are entry points too. */
const added = {
  "cli.ts": start,
  [savedReport]: start,
  "action.ts": start,
  "index.ts": [...start, savedReport],
  "api/run.ts": [...start, savedReport],
  "cli/commands/comment-report.ts": [...start, savedReport],
  "cli/commands/examine-machine.ts": [...start, savedReport],
  "cli/commands/report-files.ts": [...start, savedReport],
  "cli/commands/run.ts": start,
  "cli/commands/run-command-line.ts": start,
  "cli/commands/size.ts": start,
  "cli/console/help.ts": start,
  "cli/commands/size-command-line.ts": [...start, savedReport],
  "action/size.ts": [...start, savedReport],
  "github/comment.ts": [...start, savedReport],
};

/**
 * esbuild makes one chunk for each set of entry points that use a module. Most modules of judge and show have a set of
 * their own. The added imports make the sets equal.
 * @type {import("esbuild").Plugin}
 */
export const sharedChunks = {
  name: "shared-chunks",
  setup: ({ onLoad }) => {
    for (const [path, modules] of Object.entries(added)) {
      const imports = modules.map((module) => `\nimport ${JSON.stringify(join(src, module))};`).join("");
      const filter = new RegExp(`${join(src, path).replace(/[\\.+]/g, "\\$&")}$`);
      onLoad({ filter }, async (file) => ({ contents: (await readFile(file.path, "utf8")) + imports, loader: "ts" }));
    }
  },
};
