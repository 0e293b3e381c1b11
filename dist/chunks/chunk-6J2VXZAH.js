import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/lib/process-exit.ts
var maxWaitMs = 2e4;
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
    process.stderr.write(
      "memgate is still removing what the run created; a signal ends it and leaves the rest behind\n"
    );
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(code));
    const late = new Promise((resolve) => setTimeout(resolve, maxWaitMs));
    await Promise.race([Promise.allSettled([...unfinished]), late]);
    const isRemoved = unfinished.size === 0 && !hasFailed;
    process.stderr.write(
      isRemoved ? "memgate removed it\n" : "memgate could not remove everything: see the notes of the report\n"
    );
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
