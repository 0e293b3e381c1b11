#!/usr/bin/env node
import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  delayMemoryReducer,
  exitWhenWritten,
  interruptOf,
  main,
  processExitCodes
} from "./chunks/chunk-NGW5RHMD.js";
import "./chunks/chunk-HWK6PRBH.js";
import {
  messageOf
} from "./chunks/chunk-TGGWKTGO.js";
import "./chunks/chunk-WUMGRFA7.js";

// src/cli.ts
import { fileURLToPath } from "node:url";
delayMemoryReducer();
var { stdout, stderr, env } = process;
for (const stream of [stdout, stderr]) stream.on("error", () => {
});
async function run() {
  try {
    return await main(process.argv.slice(2), {
      stdout,
      stderr,
      env,
      interrupt: () => interruptOf(process, (text) => stderr.write(`${stderr.isTTY ? "\n" : ""}${text}
`)),
      loadEntry: fileURLToPath(new URL("./load-worker.js", import.meta.url)),
      pageEntry: fileURLToPath(new URL("./report-page.js", import.meta.url)),
      stdoutColumns: stdout.isTTY ? stdout.columns : null
    });
  } catch (error) {
    stderr.write(`memgate: ${messageOf(error)}
`);
    return processExitCodes.inconclusive;
  }
}
await exitWhenWritten(await run());
