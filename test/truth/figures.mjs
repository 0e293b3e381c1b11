// Computes a container's peak, its breakdown and its OOM kills from the readings of reader.c, by the definitions of
// docs/measurement.md and docs/report-format.md. It shares no code with src: it is here to contradict memgate.

/** @typedef {import("../../src/report/model/schema.ts").Report} Report */

/** The columns after the time, in the order of reader.c. */
const columns = /** @type {const} */ ([
  "usageBefore",
  "usageAfter",
  "inactiveFile",
  "activeFile",
  "anonymous",
  "shared",
  "sockets",
  "kernel",
  "kernelPeak",
  "kills",
]);

const parts = /** @type {const} */ (["anonymous", "shared", "activeFile", "kernel", "sockets", "other"]);

/** Active file cache counts after this time. */
const transientMs = 2_000;

/**
 * @typedef {Record<typeof parts[number], number | null>} Breakdown
 * @typedef {object} Reading
 * @property {number} atMs since 1970
 * @property {number} workingSet
 * @property {Breakdown} breakdown
 * @property {number} kills
 */

/**
 * @typedef {object} Truth
 * @property {string} id of the container
 * @property {readonly Reading[]} readings
 * @property {number} kills
 * @property {number} kernelPeak the kernel's own peak usage, file cache included
 * @property {number} maxGapMs the longest time without a reading
 */

/**
 * @param {string} text the output of reader.c
 * @returns {Truth}
 */
export function truthIn(text) {
  const lines = text.trim().split("\n");
  const rows = lines.filter((line) => /^\d/.test(line)).map((line) => rowOf(line.split(" ").map(Number)));
  const last = rows.at(-1);
  if (last === undefined) throw new Error(`the reader took no reading: ${text}`);
  const killsBelow = Number(/^kills (\d+)$/m.exec(text)?.[1] ?? 0);
  return {
    id: /^id (\w+)$/m.exec(text)?.[1] ?? "",
    readings: rows.map((row, index) => readingOf(row, sustainedAt(rows, index))),
    kills: Math.max(killsBelow, ...rows.map(({ kills }) => kills)),
    kernelPeak: Math.max(...rows.map(({ kernelPeak }) => kernelPeak)),
    maxGapMs: Math.max(...rows.map(({ atMs }, index) => atMs - (rows[index - 1]?.atMs ?? atMs))),
  };
}

/** @typedef {Record<typeof columns[number] | "atMs", number>} Row */

/**
 * @param {readonly number[]} cells
 * @returns {Row}
 */
function rowOf([atMs = 0, ...cells]) {
  const named = columns.map((name, index) => [name, cells[index] ?? -1]);
  return { atMs, ...Object.fromEntries(named) };
}

/**
 * The active file cache that was active during all of the last 2 seconds.
 * @param {readonly Row[]} rows
 * @param {number} index
 */
function sustainedAt(rows, index) {
  const fromMs = (rows[index]?.atMs ?? 0) - transientMs;
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = index; at >= 0; at -= 1) {
    const row = rows[at];
    if (row === undefined) break;
    lowest = Math.min(lowest, row.activeFile);
    if (row.atMs <= fromMs) return lowest;
  }
  return 0;
}

/**
 * @param {Row} row
 * @param {number} sustainedFile
 * @returns {Reading}
 */
function readingOf(row, sustainedFile) {
  // The lower usage, so that file cache that comes or goes during the reading makes no peak.
  const usage = Math.min(row.usageBefore, row.usageAfter);
  const workingSet = Math.max(0, usage - row.inactiveFile - (row.activeFile - sustainedFile));
  const known = (/** @type {number} */ value) => (value < 0 ? null : value);
  const named = {
    anonymous: known(row.anonymous),
    shared: known(row.shared),
    activeFile: sustainedFile,
    kernel: known(row.kernel),
    sockets: known(row.sockets),
  };
  const sum = Object.values(named).reduce((/** @type {number} */ total, part) => total + (part ?? 0), 0);
  return {
    atMs: row.atMs,
    workingSet,
    breakdown: { ...named, other: Math.max(0, workingSet - sum) },
    kills: row.kills,
  };
}

/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {number} memgate
 * @property {number} truth
 * @property {number} error difference as a share of the true peak; of kills, the difference
 */

/**
 * memgate's figures beside the true ones. The breakdown belongs to the moment of memgate's peak, so it is compared with
 * the breakdown of that moment.
 * @param {Report} report
 * @param {Truth} truth
 * @returns {readonly Figure[]}
 */
export function figuresOf(report, truth) {
  const { peak, container, timeOrigin, oom } = report;
  if (peak === null || timeOrigin === null) throw new Error(`the report has no peak: ${report.verdict.message}`);
  if (container?.id !== truth.id) throw new Error(`the reader read the container ${truth.id}, not ${container?.id}`);
  const truePeak = highest(truth.readings);
  const breakdown = momentsOf(truth.readings, Date.parse(timeOrigin) + peak.atMs, peak.workingSetBytes)
    .map(([before, after]) => nearestBetween(before, after, peak.composition))
    .reduce((best, one) => (distance(one, peak.composition) < distance(best, peak.composition) ? one : best));
  const share = (/** @type {number} */ memgate, /** @type {number} */ exact) => (memgate - exact) / truePeak.workingSet;
  /** @type {(name: string, memgate: number, exact: number) => Figure} */
  const figure = (name, memgate, exact) => ({ name, memgate, truth: exact, error: share(memgate, exact) });
  const kills = Math.max(oom.processKills ?? 0, oom.processes?.length ?? 0);
  return [
    figure("peak", peak.workingSetBytes, truePeak.workingSet),
    ...parts.map((part) => {
      const [own, exact] = [peak.composition[part], breakdown[part]];
      const isMissing = (own === null) !== (exact === null);
      return isMissing
        ? { name: part, memgate: Number.NaN, truth: exact ?? Number.NaN, error: Number.NaN }
        : figure(part, own ?? 0, exact ?? 0);
    }),
    { name: "kills", memgate: kills, truth: truth.kills, error: kills - truth.kills },
  ];
}

/** @param {readonly Reading[]} readings */
function highest(readings) {
  return readings.reduce((best, one) => (one.workingSet > best.workingSet ? one : best));
}

/**
 * The moments that memgate may have read: pairs of breakdowns, one of the pair with the working set of the peak. The kernel
 * updates the parts in steps, before or after the total, so memgate may take the breakdown from another sample of the same
 * memory.
 * @param {readonly Reading[]} readings
 * @param {number} atMs time of the peak
 * @param {number} workingSet of the peak
 * @returns {readonly (readonly [Breakdown, Breakdown])[]}
 */
function momentsOf(readings, atMs, workingSet) {
  const isSame = (/** @type {Reading} */ one) =>
    Math.abs(one.atMs - atMs) <= sameMemoryMs && Math.abs(one.workingSet - workingSet) <= mebibyte;
  const pairs = readings.flatMap((after, index) => {
    const before = readings[index - 1] ?? after;
    return isSame(before) || isSame(after) ? [/** @type {const} */ ([before.breakdown, after.breakdown])] : [];
  });
  // Without the same memory the peaks differ too, and that figure shows it.
  const { breakdown } = highest(readings);
  return pairs.length === 0 ? [[breakdown, breakdown]] : pairs;
}

/**
 * The breakdown between two readings that is nearest to memgate's. memgate may have read between them, for example while
 * the kernel frees the memory of a killed process: `anonymous` falls by tens of MiB in 3 ms, and the total falls later.
 * @param {Breakdown} before
 * @param {Breakdown} after
 * @param {Breakdown} memgate
 * @returns {Breakdown}
 */
function nearestBetween(before, after, memgate) {
  const between = (/** @type {typeof parts[number]} */ part) => {
    const [from, to, own] = [before[part], after[part], memgate[part]];
    if (from === null || to === null || own === null) return to;
    return Math.min(Math.max(own, Math.min(from, to)), Math.max(from, to));
  };
  return {
    anonymous: between("anonymous"),
    shared: between("shared"),
    activeFile: between("activeFile"),
    kernel: between("kernel"),
    sockets: between("sockets"),
    other: between("other"),
  };
}

const mebibyte = 2 ** 20;
/** memgate takes the breakdown from a sample at most this long before or after the peak. */
const sameMemoryMs = 2_500;

/**
 * The greatest difference of a part.
 * @param {Breakdown} one
 * @param {Breakdown} another
 */
function distance(one, another) {
  return Math.max(...parts.map((part) => Math.abs((one[part] ?? 0) - (another[part] ?? 0))));
}

/**
 * The figures that differ by more than `share` of the peak. A figure that only one of both has differs.
 * @param {readonly Figure[]} figures
 * @param {number} share
 */
export function differing(figures, share) {
  return figures.filter(({ name, error }) => !(Math.abs(error) <= (name === "kills" ? 0 : share)));
}
