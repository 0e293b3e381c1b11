// Writes the outcome on all engines as a Markdown table.

/**
 * @typedef {{ kind: "ran", name: string, facts: import("./suite.mjs").Facts, results: import("./suite-reporter.mjs").Results }} Ran
 * @typedef {{ kind: "unavailable", name: string, why: string }} Unavailable the machine can't provide it; not a failure
 * @typedef {{ kind: "broken", name: string, why: string }} Broken it should work but does not; a failure
 * @typedef {Ran | Unavailable | Broken} Outcome
 */

const head = ["engine", "version", "API", "cgroup", "sources used", "passed", "failed", "skipped"];

/** @param {readonly Outcome[]} outcomes */
export function table(outcomes) {
  const rows = [head, head.map(() => "---"), ...outcomes.map(cells)];
  return rows.map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n");
}

/** @param {Outcome} outcome */
export function isFailure(outcome) {
  if (outcome.kind !== "ran") return outcome.kind === "broken";
  return outcome.results.problems.length > 0 || outcome.results.tests.some((test) => test.state === "failed");
}

/**
 * @param {Outcome} outcome
 * @returns {string[]}
 */
function cells(outcome) {
  if (outcome.kind === "unavailable") return [outcome.name, ...blanks(5), "–", `all: ${firstLine(outcome.why)}`];
  if (outcome.kind === "broken") return [outcome.name, ...blanks(5), `all: ${firstLine(outcome.why)}`, "–"];
  const { name, facts, results } = outcome;
  const count = (/** @type {string} */ state) => results.tests.filter((test) => test.state === state).length;
  const failed = [String(count("failed")), ...tally(results.problems.map(firstLine))].join("; ");
  return [
    name,
    facts.version,
    facts.api,
    facts.cgroup,
    facts.sources,
    String(count("passed")),
    failed,
    skipped(results),
  ];
}

/** @param {number} count */
function blanks(count) {
  return Array.from({ length: count }, () => "–");
}

/** @param {import("./suite-reporter.mjs").Results} results */
function skipped({ tests }) {
  const left = tests.filter((test) => test.state === "skipped" || test.state === "pending");
  if (left.length === 0) return "0";
  // A test that vitest's -t excludes has no reason.
  return `${left.length}: ${tally(left.map((test) => firstLine(test.note ?? "no reason given"))).join("; ")}`;
}

/**
 * Each text once, with its number of occurrences.
 * @param {readonly string[]} texts
 */
function tally(texts) {
  const kinds = [...new Set(texts)];
  return kinds.map((kind) => `${texts.filter((text) => text === kind).length} × ${kind}`);
}

/** @param {string} text */
function firstLine(text) {
  return text.split("\n")[0] ?? "";
}
