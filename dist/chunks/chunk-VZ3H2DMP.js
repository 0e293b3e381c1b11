import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/targets/docker/engine/cli-process.ts
import { spawn } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
function forwardTo(out) {
  const write = (data) => void out.write(data);
  return { stdout: write, stderr: write };
}
var isUnwatched = false;
function spawnUnwatched(program, args, options) {
  isUnwatched = true;
  try {
    return spawn(program, args, { ...options, windowsHide: true });
  } finally {
    isUnwatched = false;
  }
}
function watchSpawns(onSpawn) {
  const listener = (message) => {
    if (!isUnwatched) onSpawn(message.process);
  };
  subscribe("child_process", listener);
  return () => void unsubscribe("child_process", listener);
}
function killOnAbort(signal) {
  const children = [];
  const release = watchSpawns((child) => {
    children.push(child);
    if (signal.aborted) child.kill("SIGTERM");
  });
  const kill = () => {
    for (const child of children) child.kill("SIGTERM");
  };
  signal.addEventListener("abort", kill);
  return () => {
    release();
    signal.removeEventListener("abort", kill);
  };
}
function definedOf(env) {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]])
  );
}

export {
  forwardTo,
  spawnUnwatched,
  watchSpawns,
  killOnAbort,
  definedOf
};
