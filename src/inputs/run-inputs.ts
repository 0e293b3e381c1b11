// Reads the raw strings of a whole run: one gate, or the gates of a config file, and the options that apply to all of them.

import { whyUnreadable } from "../lib/errors.ts";
import { nameAdvice } from "../lib/suggest.ts";
import type { OptionLayers } from "../options/layers.ts";
import { markedStyle, type OptionStyle, styled } from "../options/mentions.ts";
import { isOptionName } from "../options/names.ts";
import { createReader, type InputCode, type Problem, problemText, type RawInputs } from "../options/reader.ts";
import { optionOf, options, sizeOnly } from "../options/table.ts";
import type { Machine } from "./app-source.ts";
import { commentOnly } from "./comment-inputs.ts";
import type { ConfigGate } from "./config-file.ts";
import { type GateInputs, readInputs } from "./gate-inputs.ts";
import { assertLoaded } from "./load-readers.ts";
import { isSizeMode } from "./mode.ts";

export interface RunInputs {
  readonly gates: Gates;
  readonly reportDir: string;
  /** The token for the comment. Null if memgate must not comment. */
  readonly commentToken: string | null;
}

export type Gates =
  | { readonly kind: "one"; readonly inputs: GateInputs }
  /** At least one gate. The names are unique. */
  | { readonly kind: "several"; readonly named: readonly NamedGate[] };

export interface NamedGate {
  readonly name: string;
  readonly inputs: GateInputs;
}

export type RunInputsResult =
  | { readonly ok: true; readonly run: RunInputs }
  /** One sentence for each problem, and the code of each wrong option. */
  | { readonly ok: false; readonly problems: readonly string[]; readonly codes: readonly InputCode[] };

/** @param style how the shell writes options */
export function readRunInputs(raw: RawInputs, machine: Machine, style: OptionStyle): RunInputsResult {
  const runProblems: Problem[] = [];
  const { one, many, report } = createReader(raw, runProblems);
  const config = one("config", options.config.parse);
  const only = many("only", options.only.parse);
  const reportDir = one("report-dir", options["report-dir"].parse);
  const wantsComment = one("comment", options.comment.parse);
  const token = one("github-token", options["github-token"].parse);
  if (wantsComment === true && !token) {
    report("github-token", "is required with `comment`; expected a token, such as github.token of the workflow");
  }
  if (reportDir === "") report("report-dir", "is empty; expected a folder");
  else if (reportDir !== null && machine.pathKindAt(reportDir) === "file") {
    report("report-dir", `"${reportDir}" is a file; expected a folder, or a path to create one at`);
  }
  if (only.length > 0 && !raw.has("config")) report("only", "needs `config`");
  one("mode", options.mode.parse);
  for (const name of commentOnly) if (raw.has(name)) report(name, "needs `mode: comment`");
  for (const name of isSizeMode(raw) ? [] : sizeOnly) if (raw.has(name)) report(name, "needs `mode: size`");

  // A gate reads the mode, because a search accepts fewer options.
  const isOfGate = (name: string) => !isOptionName(name) || name === "mode" || optionOf(name).scope !== "run";
  const gateOptions = new Map([...raw].filter(([name]) => isOfGate(name)));
  const readGates = (): GatesRead => {
    if (config !== null) return severalGates(gateOptions, { path: config, only }, machine, style);
    return raw.has("config") ? { gates: null, problems: [], codes: [] } : oneGate(gateOptions, machine, style);
  };
  const gates = readGates();
  const problems = [...runProblems.map((problem) => problemText(problem, style)), ...gates.problems];
  if (problems.length > 0 || gates.gates === null || reportDir === null) {
    return { ok: false, problems, codes: [...new Set([...runProblems.map(({ code }) => code), ...gates.codes])] };
  }
  return { ok: true, run: { gates: gates.gates, reportDir, commentToken: wantsComment === true ? token : null } };
}

interface GatesRead {
  readonly gates: Gates | null;
  readonly problems: readonly string[];
  readonly codes: readonly InputCode[];
}

function oneGate(raw: RawInputs, machine: Machine, style: OptionStyle): GatesRead {
  const read = readInputs(raw, machine);
  return read.ok
    ? { gates: { kind: "one", inputs: read.inputs }, problems: [], codes: [] }
    : {
        gates: null,
        problems: read.problems.map((problem) => problemText(problem, style)),
        codes: read.problems.map(({ code }) => code),
      };
}

/** @param config the file, and the names of the gates to run; without names, all gates run */
function severalGates(
  raw: RawInputs,
  { path: config, only }: { readonly path: string; readonly only: readonly string[] },
  machine: Machine,
  style: OptionStyle,
): GatesRead {
  let text: string;
  try {
    text = machine.readText(config);
  } catch (error) {
    return {
      gates: null,
      problems: [`${style("config")} "${config}" ${whyUnreadable(error)}`],
      codes: ["bad-input/config"],
    };
  }
  const { readConfig, withBeside } = assertLoaded(machine.readers);
  const file = readConfig(config, text);
  const names = file.gates.map(({ name }) => name);
  const unknownNames = only.filter((name) => !names.includes(name));
  const problems = [...file.problems];
  const codes: InputCode[] = file.problems.map(() => "bad-input/config");
  if (file.problems.length === 0) {
    for (const name of unknownNames) {
      const advice = nameAdvice(name, names, `expected one of ${names.join(", ")}`);
      problems.push(`${style("only")} "${name}" is not a gate of ${config}; ${advice}`);
      codes.push("bad-input/only");
    }
  }
  const named: NamedGate[] = [];
  for (const gate of file.gates.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const merged = withBeside(gate.options, raw);
    const read = readInputs(merged.raw, machine);
    if (read.ok) named.push({ name: gate.name, inputs: read.inputs });
    for (const problem of read.ok ? [] : read.problems) {
      problems.push(withPlace(problem, gate, merged.layers) ?? problemText(problem, style));
      codes.push(problem.code);
    }
  }
  // A problem in the defaults occurs in each gate. Report it once.
  const unique = [...new Set(problems)];
  return { gates: unique.length > 0 ? null : { kind: "several", named }, problems: unique, codes };
}

/** The problem as a sentence that begins with its place in the file. Null if the value was given outside the file. */
function withPlace({ name, message, index }: Problem, gate: ConfigGate, options: OptionLayers): string | null {
  if (name === null) return null;
  const values = options.get(name);
  const text = styled(message, markedStyle);
  if (values === undefined) return `${gate.origin.place}: ${gate.origin.path}.${name} ${text}`;
  const origin = (values[index ?? 0] ?? values[0])?.origin ?? null;
  return origin === null ? null : `${origin.place}: ${origin.path} ${text}`;
}
