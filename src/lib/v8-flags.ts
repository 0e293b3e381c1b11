// V8's settings for a process that does little for a long time.
import { setFlagsFromString } from "node:v8";

/** V8 knows the flag in these major versions of Node.js. It would complain about an unknown flag. */
const newestKnown = 24;

/**
 * Stops V8's memory reducer. It would compact the small heap several times while memgate samples, and a compaction takes
 * as long as a thousand samples. V8 in Node.js 20 ignores `--no-memory-reducer` after the start of the process.
 */
export function delayMemoryReducer(): void {
  if (Number.parseInt(process.versions.node, 10) > newestKnown) return;
  setFlagsFromString(`--gc-memory-reducer-start-delay-ms=${2 ** 31 - 1}`);
}
