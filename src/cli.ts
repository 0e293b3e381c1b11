#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { processExitCodes } from "./cli/console/io.ts";
import { main } from "./cli/main.ts";
import { messageOf } from "./lib/errors.ts";
import { exitWhenWritten } from "./lib/process-exit.ts";
import { delayMemoryReducer } from "./lib/v8-flags.ts";
import { interruptOf } from "./run/signals.ts";

delayMemoryReducer();
const { stdout, stderr, env } = process;
// A failure to write must not change the verdict: a closed pipe (EPIPE), a closed terminal (EIO) or a full disk.
for (const stream of [stdout, stderr]) stream.on("error", () => {});

async function run(): Promise<number> {
  try {
    return await main(process.argv.slice(2), {
      stdout,
      stderr,
      env,
      interrupt: () => interruptOf(process, (text) => stderr.write(`${stderr.isTTY ? "\n" : ""}${text}\n`)),
      loadEntry: fileURLToPath(new URL("./load-worker.js", import.meta.url)),
      pageEntry: fileURLToPath(new URL("./report-page.js", import.meta.url)),
      stdoutColumns: stdout.isTTY ? stdout.columns : null,
    });
  } catch (error) {
    // An unexpected error is inconclusive: neither a pass nor a failed gate.
    stderr.write(`memgate: ${messageOf(error)}\n`);
    return processExitCodes.inconclusive;
  }
}

await exitWhenWritten(await run());
