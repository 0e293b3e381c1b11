// Reads a HAR 1.2 recording of a browser as a scenario with one sequence of requests. Pure.

import { mostSteps, type NamedTemplate, type ScenarioRead } from "../model/scenario.ts";
import { createDiagnostics } from "../yaml/diagnostics.ts";
import { fieldOf, type Recorded, readEntry } from "./har-entry.ts";
import { type JsonPosition, type JsonPositions, jsonPositions } from "./json-positions.ts";

const recording = "a HAR recording saved by a browser";
const start = { line: 1, column: 1 };

/** @param file name of the file in messages */
export function readHar(file: string, text: string): ScenarioRead {
  const diagnostics = createDiagnostics();
  const report = (position: JsonPosition, path: string, message: string) =>
    diagnostics.error({ place: { file, ...position }, path }, message);
  const scenario = scenarioIn(file, text, report);
  return scenario ?? { ok: false, problems: diagnostics.errors() };
}

type Report = (position: JsonPosition, path: string, message: string) => void;

/** Null if the recording is not valid, which it reports. */
function scenarioIn(file: string, text: string, report: Report): ScenarioRead | null {
  const parsed = parsedJson(text, report);
  if (parsed === null) return null;
  const entries = fieldOf(fieldOf(parsed.json, "log"), "entries");
  const refuse = (message: string) => {
    report(start, "log.entries", message);
    return null;
  };
  if (!Array.isArray(entries)) return refuse(`is missing; expected ${recording}`);
  if (entries.length === 0) return refuse("is empty; expected at least one request");
  const skipped = new Map<string, number>();
  const skip = (why: string) => skipped.set(why, (skipped.get(why) ?? 0) + 1);
  let isValid = true;
  const recorded = entries.flatMap((entry, at): readonly Recorded[] => {
    const position = parsed.positions.items[at] ?? start;
    const read = readEntry(entry, position.line);
    if ("step" in read) return [read];
    if ("skipped" in read) skip(read.skipped);
    else {
      report(position, `log.entries[${at}]`, read.problem);
      isValid = false;
    }
    return [];
  });
  if (!isValid) return null;
  const origin = mainOrigin(recorded);
  const replayed = numbered(recorded.filter((one) => one.origin === origin));
  const others = recorded.filter((one) => one.origin !== origin);
  for (const other of others) skip(`to ${other.origin}`);
  if (replayed.length === 0) return refuse(`has no request that memgate can replay; skipped: ${listed(skipped)}`);
  if (replayed.length > mostSteps)
    return refuse(`has ${replayed.length} requests to ${origin}; expected at most ${mostSteps}`);
  const sequence = { name: file, line: 1, weight: 1, steps: replayed.map(({ step }) => step) };
  const notices = [
    ...(skipped.size === 0 ? [] : [`${file}: ${skippedNotice(origin, replayed.length, others, skipped)}`]),
    ...omissionNotices(file, replayed),
    ...credentialNotices(file, replayed),
  ];
  return { ok: true, scenario: { file, data: [], once: [], requests: [sequence], stages: null }, notices };
}

/** Null if the text is not valid JSON, which it reports. */
function parsedJson(text: string, report: Report) {
  let positions: JsonPositions;
  try {
    positions = jsonPositions(text, ["log", "entries"]);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report(start, "", `the file is too deeply nested; expected ${recording}`);
    return null;
  }
  try {
    return { json: JSON.parse(text) as unknown, positions };
  } catch {
    // Never echo invalid JSON: it may contain secrets.
    report(positions.error ?? start, "", `invalid JSON; expected ${recording}`);
    return null;
  }
}

/** The origin of the first page or XHR, else the most frequent one. Ignores redirects, which may leave an origin. */
function mainOrigin(recorded: readonly Recorded[]): string {
  const responses = recorded.filter(({ isRedirect }) => !isRedirect);
  const page = responses.find(({ isPage }) => isPage);
  return page?.origin ?? mostFrequent(responses) ?? mostFrequent(recorded) ?? "";
}

function mostFrequent(recorded: readonly Recorded[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { origin } of recorded) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** Adds a number to repeated names: names contain no query, so several requests may share one. */
function numbered(recorded: readonly Recorded[]): readonly Recorded[] {
  const counts = new Map<string, number>();
  return recorded.map((one) => {
    const { name } = one.step;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? one : { ...one, step: { ...one.step, name: `${name} (${count})` } };
  });
}

/** @param count number of replayed requests */
function skippedNotice(
  origin: string,
  count: number,
  others: readonly Recorded[],
  skipped: ReadonlyMap<string, number>,
): string {
  const summary = `memgate replays ${count} ${count === 1 ? "request" : "requests"} to ${origin}; skipped: ${listed(skipped)}`;
  if (others.length <= count) return summary;
  return `${summary}. Most requests go to other origins: if ${mostFrequent(others)} is the app, keep only its requests in the recording`;
}

/** Reports each omission once, for the first request that has it. */
function omissionNotices(file: string, replayed: readonly Recorded[]): readonly string[] {
  const reported = new Map<string, string[]>();
  for (const { step, omissions } of replayed) {
    for (const [key, omission] of omissions) {
      const notice = `${file}:${step.line}: memgate sends ${step.name} without ${omission}`;
      reported.set(key, [...(reported.get(key) ?? []), notice]);
    }
  }
  return [...reported.values()].map((all) =>
    all.length === 1 ? `${all[0]}` : `${all[0]} (the first of ${all.length} such requests)`,
  );
}

function credentialNotices(file: string, replayed: readonly Recorded[]): readonly string[] {
  const isCredential = ([name]: NamedTemplate) => /^(cookie|authorization)$/i.test(name);
  const count = replayed.filter(({ step }) => step.headers.some(isCredential)).length;
  if (count === 0) return [];
  const requests = count === 1 ? "1 request has" : `${count} requests have`;
  return [
    `${file}: ${requests} a recorded Cookie or Authorization header, which memgate sends unchanged; if the app rejects it, use a scenario file that logs in`,
  ];
}

function listed(skipped: ReadonlyMap<string, number>): string {
  return [...skipped].map(([why, count]) => `${count} ${why}`).join(", ");
}
