// The workloads whose figures are compared. Each peak is much larger than the lag of the kernel's counters: half a MiB on
// two CPUs. Each peak lasts longer than memgate's sampling interval, or memory reaches it slowly.

/** @typedef {"job" | "node" | "go" | "java" | "python"} App one of images.mjs */

/**
 * @typedef {object} Workload
 * @property {string} name
 * @property {App} app
 * @property {string} mode
 * @property {number} limitMebibytes
 * @property {boolean} hasFileCache
 * @property {number} kills the OOM kills that it causes
 * @property {Readonly<Partial<Record<"anonymous" | "shared", number>>>} least MiB that a part of its peak has at least
 */

/** @type {(name: string, app: App, mode: string, more?: Partial<Workload>) => Workload} */
const workload = (name, app, mode, more) => ({
  name,
  app,
  mode,
  limitMebibytes: 384,
  hasFileCache: false,
  kills: 0,
  least: {},
  ...more,
});

const killed = { limitMebibytes: 128, kills: 1, least: { anonymous: 110 } };
const cached = { hasFileCache: true, least: { anonymous: 58 } };

/** @type {readonly Workload[]} */
export const workloads = [
  workload("Node.js, steady", "node", "steady", { least: { anonymous: 165 } }),
  workload("Node.js, garbage", "node", "garbage", { least: { anonymous: 150 } }),
  workload("Node.js, Buffers", "node", "buffers", { least: { anonymous: 195 } }),
  workload("Node.js, leak", "node", "leak", { least: { anonymous: 150 } }),
  workload("Go", "go", "", { least: { anonymous: 100 } }),
  workload("Java", "java", "", { least: { anonymous: 110 } }),
  workload("Python", "python", "", { least: { anonymous: 165 } }),
  workload("C, shared memory and tmpfs", "job", "shared", { least: { anonymous: 39, shared: 99 } }),
  workload("C, children", "job", "children", { least: { anonymous: 130 } }),
  workload("C, spikes of 50 ms", "job", "spikes", { least: { anonymous: 139 } }),
  workload("C, a child is killed", "job", "child-grows", killed),
  workload("C, PID 1 is killed", "job", "grow", killed),
  workload("C, maps a file again and again", "job", "map-again", cached),
  workload("C, reads a file again and again", "job", "read-again", cached),
  workload("C, writes more than its limit", "job", "write", { ...cached, limitMebibytes: 128 }),
  workload("Node.js, reads a file under load", "node", "files", { ...cached, least: { anonymous: 165 } }),
];

/** What `npm test` compares: the rest needs `npm run bench:truth`. */
export const quickWorkloads = workloads.filter(({ mode }) =>
  ["garbage", "shared", "child-grows", "read-again"].includes(mode),
);

/** The highest difference, as a share of the peak. Two readers see file cache that comes and goes at different moments. */
export function toleranceOf(/** @type {Workload} */ { hasFileCache }) {
  return hasFileCache ? 0.02 : 0.005;
}

/** @type {Readonly<Partial<Record<App, readonly string[]>>>} */
const commands = {
  // Without huge pages, as in job.c.
  go: ["--command", "./app", "--env", "GODEBUG=disablethp=1"],
  java: ["--command", "jre/bin/java -Xmx160m App"],
  python: ["--command", "./python app.py"],
};

/**
 * Arguments of `memgate run`.
 * @param {Workload} workload
 * @param {string} image
 * @param {number} slowness how many times slower the engine's machine is than a real one
 */
export function argsOf({ app, mode, limitMebibytes }, image, slowness) {
  const limit = ["--image", image, "--pull", "never", "--memory-limit", `${limitMebibytes}Mi`, "--max-ratio", "1"];
  if (app === "job") return [...limit, "--load", "none", "--command", `/job ${mode}`];
  const rate = ["--rate", String(Math.round(200 / slowness)), "--connections", "4"];
  const times = ["--warmup", "0s", "--duration", `${3 * Math.ceil(slowness / 4)}s`];
  const command = commands[app] ?? [];
  return [...limit, ...command, "--env", `MODE=${mode}`, "--ready-path", "/healthz", ...rate, ...times];
}

/**
 * The expected effects that the reader did not see. If there are any, the comparison proves nothing.
 * @param {Workload} workload
 * @param {import("./figures.mjs").Truth} truth
 * @returns {readonly string[]}
 */
export function leftUndone({ least, kills }, truth) {
  const small = Object.entries(least).flatMap(([part, mebibytes]) => {
    const name = /** @type {keyof typeof least} */ (part);
    // Not at the peak: the kernel updates the parts later than the total.
    const most = Math.max(...truth.readings.map(({ breakdown }) => breakdown[name] ?? 0));
    return most >= mebibytes * 2 ** 20 ? [] : [`${part}: at most ${most} bytes, expected ${mebibytes} MiB`];
  });
  return truth.kills === kills ? small : [...small, `OOM kills: ${truth.kills}, expected ${kills}`];
}
