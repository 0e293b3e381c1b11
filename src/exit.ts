/**
 * Ends the process once what was printed is written out: on a pipe much of it may still wait. Then at once, for a handle
 * that something left open, or a request that an engine never answers, would keep the process.
 */
export async function exitWhenWritten(code: NodeJS.Process["exitCode"]): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((resolve) => stream.write("", () => resolve()));
  }
  process.exit(code);
}
