// Reads the inputs of a search for the right limit: the inputs of one gate, and the options of the search.

import type { OptionStyle } from "../options/mentions.ts";
import { notInSize } from "../options/not-in-size.ts";
import { createReader, type Problem, problemText, type RawInputs } from "../options/reader.ts";
import { options } from "../options/table.ts";
import type { Machine } from "./app-source.ts";
import type { GateInputs } from "./gate-inputs.ts";
import { type Gates, readRunInputs } from "./run-inputs.ts";

export interface SizeInputs {
  /** The name of the gate in memgate.yml. Null without a config file. */
  readonly name: string | null;
  readonly inputs: GateInputs;
  /** The inputs with another limit, under which the peak may be as high as the limit. @throws Error if a file changed */
  readonly inputsUnder: (limitBytes: number) => GateInputs;
  readonly reportDir: string;
  /** The file in which to write the suggested limit. Null to write no file. */
  readonly write: string | null;
  /** The token for the comment. Null if memgate must not comment. */
  readonly commentToken: string | null;
  /** True to start a new search in any case. */
  readonly isFresh: boolean;
}

export type SizeInputsResult =
  | { readonly ok: true; readonly size: SizeInputs }
  /** One sentence for each problem. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** @param raw with `mode: size` */
export function readSizeInputs(raw: RawInputs, machine: Machine, style: OptionStyle): SizeInputsResult {
  const problems: Problem[] = [];
  const { one, report } = createReader(raw, problems);
  const write = one("write", options.write.parse);
  const isFresh = one("fresh", options.fresh.parse);
  if (write === "") report("write", "is empty; expected a file");
  else if (write !== null && machine.pathKindAt(write) !== "file")
    report("write", `"${write}" is not a file; expected the manifest or Compose file that has the limit`);
  for (const [name, why] of Object.entries(notInSize)) if (raw.has(name)) report(name, refused(why));
  const allowed = new Map([...raw].filter(([name]) => !(name in notInSize)));
  // With `container`, keep it, so that memgate does not also ask for an image or a build.
  const read = readRunInputs(raw.has("container") ? raw : single(allowed, raw), machine, style);
  if (read.ok) reportGates(read.run.gates, report);
  const texts = [...problems.map((problem) => problemText(problem, style)), ...(read.ok ? [] : read.problems)];
  const gate = read.ok ? onlyGate(read.run.gates) : null;
  if (texts.length > 0 || !read.ok || gate === null || isFresh === null)
    return { ok: false, problems: [...new Set(texts)] };
  const inputsUnder = (limitBytes: number) => {
    const changed = new Map(single(allowed, raw)).set("memory-limit", [String(limitBytes)]).set("max-ratio", ["1"]);
    const again = readRunInputs(changed, machine, style);
    const other = again.ok ? onlyGate(again.run.gates) : null;
    if (other !== null) return other.inputs;
    throw new Error(`a file changed during the search: ${again.ok ? "it has other gates" : again.problems.join("; ")}`);
  };
  const { reportDir, commentToken } = read.run;
  return { ok: true, size: { ...gate, inputsUnder, reportDir, commentToken, write, isFresh } };
}

function refused(why: string): string {
  return `cannot be used in a search for the right limit: ${why}`;
}

/** With a config file, one run replaces the gate's own `repeat`. Its leak check, which lowers the peak, is off. */
function single(allowed: RawInputs, raw: RawInputs): RawInputs {
  return raw.has("config") ? new Map([...allowed, ["repeat", ["1"]], ["leak", ["false"]]]) : allowed;
}

function reportGates(gates: Gates, report: (name: string, message: string) => void): void {
  const found = gates.kind === "one" ? [gates.inputs] : gates.named.map(({ inputs }) => inputs);
  if (gates.kind === "several" && gates.named.length > 1) {
    const names = gates.named.map(({ name }) => name).join(", ");
    report("only", `must name one gate, because memgate searches one limit at a time; expected one of ${names}`);
  } else if (gates.kind === "several" && found.some(({ source }) => source.kind === "container")) {
    report("container", refused(notInSize.container));
  }
}

/** The only gate, without its base and its baseline: a search compares nothing, and asks no app. Null with several gates. */
function onlyGate(gates: Gates): { readonly name: string | null; readonly inputs: GateInputs } | null {
  const [only, ...others] = gates.kind === "one" ? [{ name: null, inputs: gates.inputs }] : gates.named;
  if (only === undefined || others.length > 0) return null;
  return { name: only.name, inputs: { ...only.inputs, comparison: null, baseline: null, why: "off" } };
}
