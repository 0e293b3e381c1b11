import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/exit.ts
var longestHoldMs = 2e4;
var unfinished = /* @__PURE__ */ new Set();
var hasFailed = false;
function holdExit(work) {
  unfinished.add(work);
  const settled = () => void unfinished.delete(work);
  work.then(settled, () => {
    hasFailed = true;
    settled();
  });
}
async function exitWhenWritten(code) {
  await allWritten();
  if (unfinished.size > 0) {
    process.stderr.write("what is left is still being taken back; a signal leaves it behind\n");
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(code));
    const late = new Promise((resolve) => setTimeout(resolve, longestHoldMs));
    await Promise.race([Promise.allSettled([...unfinished]), late]);
    const isBack = unfinished.size === 0 && !hasFailed;
    process.stderr.write(isBack ? "it was taken back\n" : "it could not be taken back: see the notes for how to\n");
    await allWritten();
  }
  process.exit(code);
}
async function allWritten() {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise((resolve) => stream.write("", () => resolve()));
  }
}

export {
  holdExit,
  exitWhenWritten
};
