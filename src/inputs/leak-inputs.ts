// Reads the option of the leak check, and reports the options that do not go with it.

import { baseOptions } from "../model/app-source.ts";
import type { OptionName } from "../options/names.ts";
import type { RawInputs, Reader } from "../options/reader.ts";
import { options } from "../options/table.ts";
import type { LoadInputs } from "./load-inputs.ts";

/** The longest time for a block. */
const blockMs = 600_000;

/** Why the leak check cannot be used with each of these options. */
const refused: Partial<Readonly<Record<OptionName, string>>> = {
  duration: "each block ends after its requests",
  warmup: "the leak check has a warm-up of its own",
  baseline: "the peak of the leak check is lower than that of other runs",
  ...Object.fromEntries(baseOptions.map((name) => [name, "the leak check compares nothing"])),
};

/** The load of the leak check. Unchanged without it. */
export function withLeakCheck<Load extends LoadInputs>(
  raw: RawInputs,
  load: Load,
  { one, report }: Reader,
): Load & { readonly checksLeak: boolean | null } {
  const checksLeak = one("leak", options.leak.parse);
  if (checksLeak !== true) return { ...load, checksLeak };
  for (const [name, why] of Object.entries(refused)) {
    if (raw.has(name)) report(name as OptionName, `cannot be used with \`leak: true\`: ${why}`);
  }
  if ((raw.get("repeat") ?? ["1"]).some((value) => value !== "1")) {
    report("repeat", "cannot be used with `leak: true`: one run shows a leak");
  }
  if (load.workload !== null && load.workload.kind !== "http") {
    report("leak", "needs requests that memgate itself sends; it cannot be used with `load-command` or `load: none`");
  }
  if (load.scenario?.stages != null) {
    report("leak", "cannot be used with the stages of `scenario`: each block must have the same load");
  }
  return { ...load, checksLeak, warmupMs: 0, durationMs: blockMs };
}
