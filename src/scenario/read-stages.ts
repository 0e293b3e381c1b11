// Reads the stages of a scenario.

import type { Stage } from "../model/scenario.ts";
import { durationOfStages } from "../model/stages.ts";
import { duration, loadTime, seconds } from "../options/parsers.ts";
import type { Diagnostics, FieldLocation } from "../yaml/diagnostics.ts";
import { listItems, type YamlNode } from "../yaml/node.ts";
import { describeInvalid, describeValue, filledTextIn, flagIn, numberIn, scenarioFields } from "./typed-fields.ts";

export const stageFields = ["duration", "connections", "rate", "ramp", "pause"] as const;
export const connectionBounds = { min: 1, max: 10_000, isWhole: true };
export const rateBounds = { min: 0.1, max: 1_000_000, isWhole: false };
const durationOf = duration(100, loadTime.maxMs);

export function readStages(node: YamlNode | undefined, diagnostics: Diagnostics): readonly Stage[] | null {
  if (node === undefined) return null;
  const items = listItems(node);
  if (items.length === 0) {
    const found = node.value.kind === "list" ? "empty" : describeValue(node.value);
    diagnostics.error(node, `is ${found}; expected a list such as - { duration: 10s, connections: 50 }`);
    return null;
  }
  const stages = items.map((item) => stageIn(item, diagnostics));
  if (stages.every(({ isPause }) => isPause))
    diagnostics.error(node, "contains only pauses; expected at least one stage that sends requests");
  checkTotalDuration(stages, node, diagnostics);
  return stages;
}

/** Checks the duration of the load. Skips the check if a stage has an invalid duration, which has its own message. */
function checkTotalDuration(stages: readonly Stage[], location: FieldLocation, diagnostics: Diagnostics): void {
  const { minMs, maxMs } = loadTime;
  const durationMs = durationOfStages(stages);
  if (stages.some((stage) => stage.durationMs === 0) || (durationMs >= minMs && durationMs <= maxMs)) return;
  const message = `last ${seconds(durationMs)} in total; expected ${seconds(minMs)} to ${seconds(maxMs)}`;
  diagnostics.error(location, message);
}

function stageIn(node: YamlNode, diagnostics: Diagnostics): Stage {
  const fields = scenarioFields(node, stageFields, diagnostics);
  const [time, connections, rate, ramp, pause] = stageFields.map((name) => fields.get(name));
  const isMap = node.value.kind === "map";
  if (time === undefined && isMap) diagnostics.error(node, "has no duration; expected one such as duration: 10s");
  const isPause = pause !== undefined && flagIn(pause, diagnostics) === true;
  for (const name of ["connections", "rate", "ramp"]) {
    const field = fields.get(name);
    if (isPause && field !== undefined) {
      const location = { place: field.place, path: node.path };
      diagnostics.error(location, `is a pause but has ${name}; expected only duration and pause`);
    }
  }
  if (!isPause && connections === undefined && rate === undefined && isMap) {
    diagnostics.error(node, "has neither connections nor rate; expected at least one of them, or pause: true");
  }
  return {
    durationMs: time === undefined ? 0 : durationIn(time, diagnostics),
    connections: connections === undefined ? null : numberIn(connections, connectionBounds, diagnostics),
    rate: rate === undefined ? null : numberIn(rate, rateBounds, diagnostics),
    isRamp: ramp === undefined ? !isPause : flagIn(ramp, diagnostics) !== false,
    isPause,
  };
}

function durationIn(node: YamlNode, diagnostics: Diagnostics): number {
  const text = filledTextIn(node, "a duration such as 10s", diagnostics);
  if (text === null) return 0;
  const parsed = durationOf(text);
  if (parsed.ok) return parsed.value;
  diagnostics.error(node, `is ${describeInvalid(node.value)}; expected ${parsed.accepted}`);
  return 0;
}
