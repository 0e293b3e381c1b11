// Raw strings of a whole run in: the gates to run, one or those of a config file, and what they share.

import { messageOf } from "../lib/errors.ts";
import { suggestion } from "../lib/suggest.ts";
import { layersBeside, type OptionLayers, over, rawOf } from "../options/layers.ts";
import { createReader, type Problem, type RawInputs } from "../options/reader.ts";
import { isOptionName, optionOf, options } from "../options/table.ts";
import type { Machine } from "./app-source.ts";
import { type ConfigGate, readConfig } from "./config-file.ts";
import { type GateInputs, readInputs } from "./gate-inputs.ts";

export interface RunInputs {
  readonly gates: Gates;
  readonly reportDir: string;
  /** The token to comment with; null for no comment. */
  readonly commentToken: string | null;
}

export type Gates =
  | { readonly kind: "one"; readonly inputs: GateInputs }
  /** At least one, by unique names. */
  | { readonly kind: "several"; readonly named: readonly NamedGate[] };

export interface NamedGate {
  readonly name: string;
  readonly inputs: GateInputs;
}

export type RunInputsResult =
  | { readonly ok: true; readonly run: RunInputs }
  /** Sentences: all that is wrong. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** @param called how the shell calls an option, such as `--port` */
export function readRunInputs(raw: RawInputs, machine: Machine, called: (name: string) => string): RunInputsResult {
  const found: Problem[] = [];
  const { one, many, report } = createReader(raw, found);
  const config = one("config", options.config.parse);
  const only = many("only", options.only.parse);
  const reportDir = one("report-dir", options["report-dir"].parse);
  const wantsComment = one("comment", options.comment.parse);
  const token = one("github-token", options["github-token"].parse);
  if (wantsComment === true && !token) {
    report("github-token", "is required with comment: the workflow's github.token will do");
  }
  if (reportDir === "") report("report-dir", "is empty; expected a folder");
  else if (reportDir !== null && machine.pathKindAt(reportDir) === "file") {
    report("report-dir", `"${reportDir}" is a file; expected a folder, or a path to create one at`);
  }
  if (only.length > 0 && !raw.has("config")) report("only", "needs config");

  const ofGates = new Map([...raw].filter(([name]) => !isOptionName(name) || optionOf(name).scope !== "run"));
  const sentence = ({ name, message }: Problem) => (name === null ? message : `${called(name)} ${message}`);
  const readGates = (): GatesRead => {
    if (config !== null) return severalGates(ofGates, config, only, machine, sentence, called);
    return raw.has("config") ? { gates: null, problems: [] } : oneGate(ofGates, machine, sentence);
  };
  const gates = readGates();
  const problems = [...found.map(sentence), ...gates.problems];
  if (problems.length > 0 || gates.gates === null || reportDir === null) return { ok: false, problems };
  return { ok: true, run: { gates: gates.gates, reportDir, commentToken: wantsComment === true ? token : null } };
}

interface GatesRead {
  readonly gates: Gates | null;
  readonly problems: readonly string[];
}

function oneGate(raw: RawInputs, machine: Machine, sentence: (problem: Problem) => string): GatesRead {
  const read = readInputs(raw, machine);
  return read.ok
    ? { gates: { kind: "one", inputs: read.inputs }, problems: [] }
    : { gates: null, problems: read.problems.map(sentence) };
}

function severalGates(
  raw: RawInputs,
  config: string,
  only: readonly string[],
  machine: Machine,
  sentence: (problem: Problem) => string,
  called: (name: string) => string,
): GatesRead {
  let text: string;
  try {
    text = machine.readText(config);
  } catch (error) {
    return { gates: null, problems: [`${called("config")} "${config}" can't be read: ${messageOf(error)}`] };
  }
  const file = readConfig(config, text);
  const names = file.gates.map(({ name }) => name);
  const strangers = only.filter((name) => !names.includes(name));
  const problems = [...file.problems];
  if (file.problems.length === 0) {
    for (const name of strangers) {
      const meant = suggestion(name, names);
      const hint = meant === null ? `expected one of ${names.join(", ")}` : `did you mean ${meant}?`;
      problems.push(`${called("only")} "${name}" is no gate of ${config}; ${hint}`);
    }
  }
  const beside = layersBeside(raw);
  const named: NamedGate[] = [];
  for (const gate of file.gates.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const given = over(gate.given, beside);
    const read = readInputs(rawOf(given), machine);
    if (read.ok) named.push({ name: gate.name, inputs: read.inputs });
    else problems.push(...read.problems.map((problem) => placed(problem, gate, given) ?? sentence(problem)));
  }
  // What is wrong in the defaults is wrong in each gate.
  const once = [...new Set(problems)];
  return once.length > 0 ? { gates: null, problems: once } : { gates: { kind: "several", named }, problems: [] };
}

/** The problem with its place in the file; null where what is wrong was given beside it. */
function placed({ name, message, index }: Problem, gate: ConfigGate, given: OptionLayers): string | null {
  if (name === null) return null;
  const values = given.get(name);
  if (values === undefined) return `${gate.origin.place}: ${gate.origin.path}.${name} ${message}`;
  const origin = (values[index ?? 0] ?? values[0])?.origin ?? null;
  return origin === null ? null : `${origin.place}: ${origin.path} ${message}`;
}
