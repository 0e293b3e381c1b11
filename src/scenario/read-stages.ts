// Reads the stages of a scenario.

import type { Stage } from "../model/scenario.ts";
import { durationOfStages } from "../model/stages.ts";
import { duration, loadTime, seconds } from "../options/parsers.ts";
import { describeInvalid, describeValue, filledTextIn, flagIn, numberIn, scenarioFields } from "./typed-fields.ts";
import type { DiagnosticSink, Entry, ScenarioTree } from "./yaml-tree.ts";

export const stageFields = ["duration", "connections", "rate", "ramp", "pause"] as const;
export const connectionBounds = { min: 1, max: 10_000, isWhole: true };
export const rateBounds = { min: 0.1, max: 1_000_000, isWhole: false };
const durationOf = duration(100, loadTime.maxMs);

export function readStages(entry: Entry | undefined, sink: DiagnosticSink): readonly Stage[] | null {
  if (entry === undefined) return null;
  if (entry.value.kind !== "list" || entry.value.items.length === 0) {
    const found = entry.value.kind === "list" ? "empty" : describeValue(entry.value);
    sink.report(entry.value.line, `stages is ${found}; expected a list such as - { duration: 10s, connections: 50 }`);
    return null;
  }
  const stages = entry.value.items.map((item, at) => stageIn(item, `stages[${at}]`, sink));
  if (stages.every(({ isPause }) => isPause))
    sink.report(entry.line, "stages contains only pauses; expected at least one stage that sends requests");
  checkTotalDuration(stages, entry.line, sink);
  return stages;
}

/** Checks the duration of the load. Skips the check if a stage has an invalid duration, which has its own message. */
function checkTotalDuration(stages: readonly Stage[], line: number, sink: DiagnosticSink): void {
  const { minMs, maxMs } = loadTime;
  const durationMs = durationOfStages(stages);
  if (stages.some((stage) => stage.durationMs === 0) || (durationMs >= minMs && durationMs <= maxMs)) return;
  sink.report(line, `stages last ${seconds(durationMs)} in total; expected ${seconds(minMs)} to ${seconds(maxMs)}`);
}

function stageIn(tree: ScenarioTree, place: string, sink: DiagnosticSink): Stage {
  const fields = scenarioFields(tree, stageFields, place, sink);
  const [time, connections, rate, ramp, pause] = stageFields.map((name) => fields.get(name));
  if (time === undefined && tree.kind === "map") {
    sink.report(tree.line, `${place} has no duration; expected one such as duration: 10s`);
  }
  const isPause = pause !== undefined && flagIn(pause.value, `${place}.pause`, sink) === true;
  for (const entry of [connections, rate, ramp]) {
    if (isPause && entry !== undefined) {
      sink.report(entry.line, `${place} is a pause but has ${entry.key}; expected only duration and pause`);
    }
  }
  if (!isPause && connections === undefined && rate === undefined && tree.kind === "map") {
    sink.report(tree.line, `${place} has neither connections nor rate; expected at least one of them, or pause: true`);
  }
  return {
    durationMs: time === undefined ? 0 : durationIn(time.value, `${place}.duration`, sink),
    connections:
      connections === undefined ? null : numberIn(connections.value, connectionBounds, `${place}.connections`, sink),
    rate: rate === undefined ? null : numberIn(rate.value, rateBounds, `${place}.rate`, sink),
    isRamp: ramp === undefined ? !isPause : flagIn(ramp.value, `${place}.ramp`, sink) !== false,
    isPause,
  };
}

function durationIn(tree: ScenarioTree, place: string, sink: DiagnosticSink): number {
  const text = filledTextIn(tree, place, "a duration such as 10s", sink);
  if (text === null) return 0;
  const parsed = durationOf(text);
  if (parsed.ok) return parsed.value;
  sink.report(tree.line, `${place} is ${describeInvalid(tree)}; expected ${parsed.accepted}`);
  return 0;
}
