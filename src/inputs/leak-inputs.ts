// Reads the option of the leak check, and reports the options that do not go with it.

import { notInLeak } from "../options/not-in-leak.ts";
import type { RawInputs, Reader } from "../options/reader.ts";
import { options } from "../options/table.ts";
import type { LoadInputs } from "./load-inputs.ts";

/** The longest time for a block. */
const blockMs = 600_000;

/** The load of the leak check. Unchanged without it. */
export function withLeakCheck<Load extends LoadInputs>(
  raw: RawInputs,
  load: Load,
  { one, report }: Reader,
): Load & { readonly checksLeak: boolean | null } {
  const checksLeak = one("leak", options.leak.parse);
  if (checksLeak !== true) return { ...load, checksLeak };
  for (const [name, why] of Object.entries(notInLeak)) {
    const isOneRun = name === "repeat" && raw.get(name)?.every((value) => value === "1");
    if (raw.has(name) && isOneRun !== true) report(name, `cannot be used with \`leak: true\`: ${why}`);
  }
  if (load.workload !== null && load.workload.kind !== "http") {
    report("leak", "needs requests that memgate itself sends; it cannot be used with `load-command` or `load: none`");
  }
  if (load.scenario?.stages != null) {
    report("leak", "cannot be used with the stages of `scenario`: each block must have the same load");
  }
  return { ...load, checksLeak, warmupMs: 0, durationMs: blockMs };
}
