// The end of the process.

/** An engine that never answers must not keep the process for ever. */
const longestHoldMs = 20_000;
const unfinished = new Set<Promise<unknown>>();
let hasFailed = false;

/**
 * The process waits for it before it ends: for work that goes on although what could be told of it was told already, as
 * the removal of a Compose project on a slow machine.
 */
export function holdExit(work: Promise<unknown>): void {
  unfinished.add(work);
  const settled = () => void unfinished.delete(work);
  work.then(settled, () => {
    hasFailed = true;
    settled();
  });
}

/**
 * Ends the process once what was printed is written out (on a pipe much of it may still wait) and what holds it has ended.
 * Then at once, for a handle that something left open, or a request that an engine never answers, would keep the process.
 */
export async function exitWhenWritten(code: NodeJS.Process["exitCode"]): Promise<never> {
  await allWritten();
  if (unfinished.size > 0) {
    process.stderr.write("what is left is still being taken back; a signal leaves it behind\n");
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(code));
    const late = new Promise((resolve) => setTimeout(resolve, longestHoldMs));
    await Promise.race([Promise.allSettled([...unfinished]), late]);
    const isBack = unfinished.size === 0 && !hasFailed;
    process.stderr.write(isBack ? "it was taken back\n" : "it could not be taken back: see the notes for how to\n");
    await allWritten();
  }
  process.exit(code);
}

async function allWritten(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((resolve) => stream.write("", () => resolve()));
  }
}
