// har: a recording of a browser (HAR 1.2), replayed as one sequence of requests. Text in; a scenario, or what is wrong.

import { mostSteps, type NamedTemplate, type ScenarioRead } from "../model/scenario.ts";
import { fieldOf, type Recorded, readEntry } from "./har-entry.ts";
import { faultOf, itemLines, lineOf } from "./json-positions.ts";

/** @param file how the file is called in messages */
export function readHar(file: string, text: string): ScenarioRead {
  const bad = (line: number, message: string): ScenarioRead => ({
    ok: false,
    problems: [`${file}:${line}: ${message}`],
  });
  const faultAt = faultOf(text);
  if (faultAt !== null) {
    return bad(
      lineOf(text, faultAt),
      "the file is no JSON from here on; expected a recording (HAR) as a browser saves it",
    );
  }
  const log = fieldOf(JSON.parse(text.replace(/^\ufeff/, "")), "log");
  const entries = fieldOf(log, "entries");
  if (!Array.isArray(entries))
    return bad(1, "log.entries is missing; expected a recording (HAR) as a browser saves it");
  if (entries.length === 0) return bad(1, "log.entries is empty; expected one request at least");
  const lines = itemLines(text, ["log", "entries"]);
  const problems: string[] = [];
  const left = new Map<string, number>();
  const leave = (why: string) => left.set(why, (left.get(why) ?? 0) + 1);
  const recorded = entries.flatMap((entry, at): readonly Recorded[] => {
    const line = lines[at] ?? 1;
    const read = readEntry(entry, line);
    if (typeof read === "object") return [read];
    if (read.startsWith("left out: ")) leave(read.slice("left out: ".length));
    else problems.push(`${file}:${line}: log.entries[${at}] ${read}`);
    return [];
  });
  if (problems.length > 0) return { ok: false, problems };
  const origin = mainOrigin(recorded);
  const replayed = numbered(recorded.filter((one) => one.origin === origin));
  const others = recorded.filter((one) => one.origin !== origin);
  for (const other of others) leave(`of ${other.origin}`);
  if (replayed.length === 0) return bad(1, `log.entries has no request that can be sent (${listed(left)})`);
  if (replayed.length > mostSteps)
    return bad(1, `log.entries has ${replayed.length} requests of ${origin}; expected ${mostSteps} at most`);
  const sequence = { name: file, line: 1, weight: 1, steps: replayed.map(({ step }) => step) };
  const notices = [
    ...(left.size === 0 ? [] : [`${file}: ${leftOut(origin, replayed.length, others, left)}`]),
    ...lacking(file, replayed),
    ...loggedIn(file, replayed),
  ];
  return { ok: true, scenario: { file, data: [], once: [], requests: [sequence], stages: null }, notices };
}

/** That of the first page or XHR, else the most frequent. Redirects lead to it from elsewhere. */
function mainOrigin(recorded: readonly Recorded[]): string {
  const answers = recorded.filter(({ isRedirect }) => !isRedirect);
  const page = answers.find(({ isPage }) => isPage);
  return page?.origin ?? mostFrequent(answers) ?? mostFrequent(recorded) ?? "";
}

function mostFrequent(recorded: readonly Recorded[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { origin } of recorded) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** A name has no query, so that several requests may have the same: a number tells them apart. */
function numbered(recorded: readonly Recorded[]): readonly Recorded[] {
  const counts = new Map<string, number>();
  return recorded.map((one) => {
    const { name } = one.step;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? one : { ...one, step: { ...one.step, name: `${name} (${count})` } };
  });
}

/** @param count of the requests that are replayed */
function leftOut(
  origin: string,
  count: number,
  others: readonly Recorded[],
  left: ReadonlyMap<string, number>,
): string {
  const requests = count === 1 ? `1 request of ${origin} is` : `${count} requests of ${origin} are`;
  const reported = `${requests} replayed; left out: ${listed(left)}`;
  if (others.length <= count) return reported;
  return `more is left out than replayed: ${reported}. Where ${mostFrequent(others)} is the app, keep only its requests in the recording`;
}

/** What several requests lack is told once, by the first of them. */
function lacking(file: string, replayed: readonly Recorded[]): readonly string[] {
  const reported = new Map<string, string[]>();
  for (const { step, lacks } of replayed) {
    for (const [same, what] of lacks) {
      reported.set(same, [...(reported.get(same) ?? []), `${file}:${step.line}: ${step.name} is sent without ${what}`]);
    }
  }
  return [...reported.values()].map((all) =>
    all.length === 1 ? `${all[0]}` : `${all[0]} (the first of ${all.length} such requests)`,
  );
}

function loggedIn(file: string, replayed: readonly Recorded[]): readonly string[] {
  const isLogin = ([name]: NamedTemplate) => /^(cookie|authorization)$/i.test(name);
  const count = replayed.filter(({ step }) => step.headers.some(isLogin)).length;
  if (count === 0) return [];
  const requests = count === 1 ? "1 request carries" : `${count} requests carry`;
  return [
    `${file}: ${requests} a recorded Cookie or Authorization, which is sent as it was: where the app refuses it, log in with a scenario`,
  ];
}

function listed(left: ReadonlyMap<string, number>): string {
  return [...left].map(([why, count]) => `${count} ${why}`).join(", ");
}
