// Ends the process after its output and its clean-up are complete.

/** An engine that never responds must not keep the process running. */
const maxWaitMs = 20_000;
const unfinished = new Set<Promise<unknown>>();
let hasFailed = false;

/**
 * Makes the process wait for `work` before it ends. Use it for work that continues after the report is complete, such as the
 * removal of a Compose project on a slow machine.
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
 * Ends the process after its output is written and the work of `holdExit` has ended. Writing to a pipe may take time.
 * Exits explicitly, because an open handle or a request without a response would keep the process running.
 */
export async function exitWhenWritten(code: NodeJS.Process["exitCode"]): Promise<never> {
  await allWritten();
  if (unfinished.size > 0) {
    process.stderr.write(
      "memgate is still removing what the run created; a signal ends memgate, which then leaves the rest behind\n",
    );
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(code));
    const late = new Promise((resolve) => setTimeout(resolve, maxWaitMs));
    await Promise.race([Promise.allSettled([...unfinished]), late]);
    const isRemoved = unfinished.size === 0 && !hasFailed;
    process.stderr.write(
      isRemoved ? "memgate removed it\n" : "memgate could not remove everything: see the notices of the report\n",
    );
    await allWritten();
  }
  process.exit(code);
}

async function allWritten(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((resolve) => stream.write("", () => resolve()));
  }
}
