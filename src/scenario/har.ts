// Reads a HAR 1.2 recording of a browser as a scenario with one sequence of requests. Pure.

import { mostSteps, type NamedTemplate, type ScenarioRead } from "../model/scenario.ts";
import { createDiagnostics, type Diagnostics } from "../yaml/diagnostics.ts";
import { itemPlaces, readJson } from "../yaml/read-json.ts";
import type { SourcePlace } from "../yaml/tree.ts";
import { fieldOf, type Recorded, readEntry } from "./har-entry.ts";

const recording = "a HAR recording saved by a browser";

/** @param file name of the file in messages */
export function readHar(file: string, text: string): ScenarioRead {
  const diagnostics = createDiagnostics();
  return scenarioIn(file, text, diagnostics) ?? { ok: false, problems: diagnostics.errors() };
}

/** Returns null and reports the problems if the recording is not valid. */
function scenarioIn(file: string, text: string, diagnostics: Diagnostics): ScenarioRead | null {
  const read = readJson(file, text, recording, diagnostics);
  if (read === null) return null;
  const start = { file, line: 1, column: 1 };
  const refuse = (message: string) => {
    diagnostics.error({ place: start, path: "log.entries" }, message);
    return null;
  };
  const entries = fieldOf(fieldOf(read.json, "log"), "entries");
  if (!Array.isArray(entries)) return refuse(`is missing; expected ${recording}`);
  if (entries.length === 0) return refuse("is empty; expected at least one request");
  const places = itemPlaces(file, text, ["log", "entries"]);
  const skipped = new Map<string, number>();
  const skip = (why: string) => skipped.set(why, (skipped.get(why) ?? 0) + 1);
  const recorded = entries.flatMap((entry, at): readonly Recorded[] => {
    const place = places[at] ?? start;
    const one = readEntry(entry, place);
    if ("step" in one) return [one];
    if ("skipped" in one) skip(one.skipped);
    else diagnostics.error({ place, path: `log.entries[${at}]` }, one.problem);
    return [];
  });
  if (diagnostics.errors().length > 0) return null;
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
    ...omissionNotices(replayed),
    ...credentialNotices(file, replayed),
  ];
  return { ok: true, scenario: { file, data: [], once: [], requests: [sequence], stages: null }, notices };
}

/** The origin of the first page or XHR, else the most frequent origin. Ignores redirects, which may leave an origin. */
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

/** Adds a number to repeated names. Names contain no query, so several requests may have the same name. */
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
function omissionNotices(replayed: readonly Recorded[]): readonly string[] {
  const found = new Map<string, { readonly place: SourcePlace; readonly message: string; readonly count: number }>();
  for (const { step, place, omissions } of replayed) {
    for (const [key, omission] of omissions) {
      const first = found.get(key) ?? {
        place,
        message: `memgate sends ${step.name} without ${omission}`,
        count: 0,
      };
      found.set(key, { ...first, count: first.count + 1 });
    }
  }
  const diagnostics = createDiagnostics();
  for (const { place, message, count } of found.values()) {
    const others = count === 1 ? "" : ` (the first of ${count} such requests)`;
    diagnostics.warning({ place, path: "" }, `${message}${others}`);
  }
  return diagnostics.notices();
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
