import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  require_tar_stream
} from "./chunk-4N6RTQQF.js";
import {
  createProgress
} from "./chunk-7QKHW6WB.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import {
  connectEngine,
  createContainer,
  engineHost,
  findCgroup,
  prepareImage,
  readFrame,
  removeContainer,
  runLabel,
  samplingPlan,
  streamIntervalMs,
  systemClock
} from "./chunk-NJR6DWFV.js";
import {
  options
} from "./chunk-5U4SGI4T.js";
import {
  limitMismatch
} from "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-ERVTT24X.js";
import {
  randomBytes
} from "./chunk-ZDYZP2FE.js";
import {
  processExitCodes,
  refuse
} from "./chunk-NGW5RHMD.js";
import {
  stopSentence
} from "./chunk-HWK6PRBH.js";
import {
  bytes,
  messageOf,
  printable,
  time
} from "./chunk-TGGWKTGO.js";
import {
  __toESM
} from "./chunk-WUMGRFA7.js";

// src/targets/docker/image/probe-image.ts
var import_tar_stream = __toESM(require_tar_stream(), 1);
import { Readable } from "node:stream";
var podmanNames = { amd64: "x86_64", arm64: "aarch64" };
var programs = {
  // mov eax, SYS_pause; syscall; jmp back
  x86_64: { machine: 62, code: "b8220000000f05ebf7" },
  // mov x8, SYS_ppoll; mov x0 … x4, 0; svc 0; b back
  aarch64: {
    machine: 183,
    code: "280980d2000080d2010080d2020080d2030080d2040080d2010000d4f9ffff17"
  }
};
async function importProbeImage(docker, architecture, runId) {
  const program = programs[podmanNames[architecture] ?? architecture];
  if (program === void 0) {
    throw new Error(`memgate has no probe program for ${architecture}; set --image to an image that keeps running`);
  }
  const reference = `memgate-probe:${runId}`;
  const archive = (0, import_tar_stream.pack)();
  archive.entry({ name: "wait", mode: 493 }, elf(program.machine, Buffer.from(program.code, "hex")));
  archive.finalize();
  try {
    const upload = Readable.from(archive);
    const response = await docker.importImage(upload, { repo: "memgate-probe", tag: runId });
    await new Promise((resolve, reject) => response.on("end", resolve).on("error", reject).resume());
    const { Id } = await docker.getImage(reference).inspect();
    const discard = async () => void await docker.getImage(reference).remove();
    return { reference, name: "a probe image", id: Id, exposedPorts: [], healthcheck: null, discard };
  } catch (cause) {
    throw new Error(`the probe image could not be imported: ${messageOf(cause)}`, { cause });
  }
}
var probeCommand = ["/wait"];
function elf(machine, code) {
  const [headerBytes, programHeaderBytes, base] = [64, 56, 4194304];
  const size = headerBytes + programHeaderBytes + code.length;
  const file = Buffer.alloc(size);
  file.write("7f454c46020101", "hex");
  file.writeUInt16LE(2, 16);
  file.writeUInt16LE(machine, 18);
  file.writeUInt32LE(1, 20);
  file.writeBigUInt64LE(BigInt(base + headerBytes + programHeaderBytes), 24);
  file.writeBigUInt64LE(BigInt(headerBytes), 32);
  file.writeUInt16LE(headerBytes, 52);
  file.writeUInt16LE(programHeaderBytes, 54);
  file.writeUInt16LE(1, 56);
  const at = headerBytes;
  file.writeUInt32LE(1, at);
  file.writeUInt32LE(5, at + 4);
  file.writeBigUInt64LE(BigInt(base), at + 16);
  file.writeBigUInt64LE(BigInt(base), at + 24);
  file.writeBigUInt64LE(BigInt(size), at + 32);
  file.writeBigUInt64LE(BigInt(size), at + 40);
  file.writeBigUInt64LE(BigInt(65536), at + 48);
  code.copy(file, headerBytes + programHeaderBytes);
  return file;
}

// src/doctor/probe.ts
var probeLimitBytes = 16 * 2 ** 20;
var probePort = 3e3;
var oneShotCalls = 3;
async function examine({ env, image, runId, plan, log, clock, signal }) {
  const host = engineHost(env, process.platform);
  const engine = await connectEngine(host);
  const leftovers = await containersOfOtherRuns(engine);
  const pullLog = { ...log, addSecrets: () => {
  } };
  const prepared = image === null ? await importProbeImage(engine.docker, engine.architecture, runId) : { ...await prepareImage(engine, sourceOf(image), runId, pullLog, signal), discard: async () => {
  } };
  try {
    const container = await createContainer(engine, targetPlan(image), prepared, probePort, runId);
    try {
      await container.start();
      return { ...await inspect(engine, container, plan, clock), engineFrom: host.from, leftovers };
    } finally {
      await removeContainer(engine.docker.getContainer(container.id));
    }
  } finally {
    await prepared.discard();
  }
}
function sourceOf(image) {
  return { kind: "image", image, pull: "missing", platform: null };
}
function targetPlan(image) {
  return {
    source: sourceOf(image ?? ""),
    describedAs: null,
    limitBytes: probeLimitBytes,
    port: probePort,
    isWithoutPort: false,
    socketPath: null,
    probePorts: [],
    env: [],
    command: image === null ? probeCommand : null,
    entrypoint: null,
    workingDir: null,
    user: null,
    rights: null,
    extraHosts: [],
    volumes: [],
    ephemeralVolumes: [],
    files: [],
    tmpfs: [],
    cpus: null,
    network: null,
    isOnOwnNetwork: false
  };
}
async function inspect(engine, container, plan, clock) {
  const state = await container.state();
  const found = findCgroup(container.id, state.pid);
  const reading = "reader" in found ? found.reader.read("full") : null;
  if ("reader" in found) found.reader.close();
  const files = reading !== null && !("missed" in reading) ? reading : null;
  const stats = await timeStats(container, clock);
  const source = files !== null ? "cgroup" : stats.problem !== null ? "none" : stats.medianMs !== null && stats.medianMs < plan.oneShotTimeoutMs ? "stats-oneshot" : "stats-stream";
  const rates = {
    // 10 ms, not the interval, because timers are sometimes slightly late. Measured with npm run bench:peak.
    cgroup: [plan.cgroupIntervalMs, 10],
    "stats-oneshot": [plan.oneShotIntervalMs, plan.oneShotIntervalMs],
    "stats-stream": [streamIntervalMs, streamIntervalMs],
    none: [null, null]
  };
  const [intervalMs, shortestSpikeMs] = rates[source];
  return {
    engine: engine.facts,
    limitProblem: limitProblem(state, files?.limitBytes ?? stats.limitBytes),
    cgroupFolder: "path" in found ? found.path.folder : null,
    cgroupNotice: "notice" in found ? found.notice : null,
    hasKernelPeak: (files?.kernelPeakBytes ?? stats.kernelPeakBytes) !== null,
    oneShotMs: stats.medianMs,
    statsProblem: stats.problem,
    via: (await container.addresses(null)).reachable[0]?.via ?? null,
    source,
    intervalMs,
    shortestSpikeMs,
    hasEnded: !state.running
  };
}
function limitProblem({ memoryBytes, memorySwapBytes }, cgroupLimitBytes) {
  const mismatch = limitMismatch({ memoryBytes, memorySwapBytes, cgroupLimitBytes }, probeLimitBytes);
  return mismatch === null ? null : stopSentence(mismatch);
}
async function timeStats(container, clock) {
  const times = [];
  let last = null;
  let failure = null;
  for (let call = 0; call < oneShotCalls; call++) {
    const fromMs = clock.nowMs();
    try {
      last = await container.statsOnce(AbortSignal.timeout(5e3));
      times.push(clock.nowMs() - fromMs);
    } catch (error) {
      failure = messageOf(error);
    }
  }
  const frame = readFrame(last);
  const medianMs = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? null;
  if (failure !== null) return { medianMs, problem: failure, limitBytes: null, kernelPeakBytes: null };
  if ("missed" in frame) return { medianMs, problem: frame.missed, limitBytes: null, kernelPeakBytes: null };
  const { limitBytes, kernelPeakBytes } = frame.reading;
  return { medianMs, problem: null, limitBytes, kernelPeakBytes };
}
async function containersOfOtherRuns({ docker }) {
  const containers = await docker.listContainers({ all: true, filters: { label: [runLabel] } });
  return containers.map(({ Names, Id, State }) => ({
    name: Names[0]?.replace(/^\//, "") ?? Id,
    isRunning: State === "running"
  }));
}

// src/cli/commands/examine-machine.ts
async function examineMachine(line, io) {
  const [reference, ...more] = line.values.get("image") ?? [];
  const parsed = reference === void 0 ? null : options.image.parse(reference);
  const problems = [
    ...line.problems,
    ...line.positionals.map((word) => `unexpected argument "${word}"`),
    ...more.length > 0 ? [`--image is given ${more.length + 1} times; expected once`] : [],
    ...parsed === null || parsed.ok ? [] : [`--image "${reference}" is not accepted; expected ${parsed.accepted}`]
  ];
  if (problems.length > 0) return refuse(io, "doctor", problems);
  const interrupt = io.interrupt();
  try {
    const { log } = createProgress(io.stderr, false);
    const runId = randomBytes(6).toString("hex");
    const report = await examine({
      env: io.env,
      image: reference ?? null,
      runId,
      plan: samplingPlan,
      log,
      clock: systemClock,
      signal: interrupt
    });
    if (interrupt.aborted) return interrupted(io, interrupt);
    io.stdout.write(line.switches.has("json") ? `${JSON.stringify(report, null, 2)}
` : textOf(report));
    return isUsable(report) ? processExitCodes.pass : processExitCodes.inconclusive;
  } catch (error) {
    if (interrupt.aborted) return interrupted(io, interrupt);
    io.stderr.write(`memgate: a run on this machine would not work: ${messageOf(error)}
`);
    return processExitCodes.inconclusive;
  }
}
function interrupted(io, interrupt) {
  io.stderr.write(`memgate: doctor is incomplete: ${interrupt.reason.message}
`);
  return processExitCodes.inconclusive;
}
function isUsable(report) {
  return report.limitProblem === null && report.via !== null && report.source !== "none";
}
function textOf(report) {
  const { engine, oneShotMs } = report;
  const oneShot = oneShotMs === null ? "no response to one-shot requests" : `one-shot requests take ${time(oneShotMs)}`;
  const rows = [
    ["Engine", `Docker ${engine.version}, API ${engine.apiVersion}, at ${engine.host} (${report.engineFrom})`],
    ["Machine", `${engine.operatingSystem}, Linux ${engine.kernelVersion}, ${bytes(engine.memoryBytes)}`],
    ["Cgroup", `version ${engine.cgroupVersion ?? "unknown"}, ${engine.cgroupDriver ?? "unknown"} driver`],
    ["Limit", report.limitProblem ?? "applied, without swap"],
    ["Cgroup files", report.cgroupFolder ?? `not visible: ${report.cgroupNotice}`],
    ["Stats API", report.statsProblem === null ? oneShot : `without a working set: ${report.statsProblem}`],
    [
      "Kernel's peak usage",
      report.hasKernelPeak ? "available: a pass can be proven" : "not available: a pass is sampled"
    ],
    ["App reached by", report.via ?? "nothing: this machine cannot reach any address of a container"],
    ["Left behind", leftBehind(report.leftovers)]
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const table = rows.map(([label, value]) => `${label.padEnd(width)}  ${printable(value)}`);
  return `${[...table, "", conclusion(report)].join("\n")}
`;
}
function leftBehind(leftovers) {
  const namesOf = (isRunning) => leftovers.filter((one) => one.isRunning === isRunning).map(({ name }) => name);
  const [running, ended] = [namesOf(true), namesOf(false)];
  const texts = [
    ...ended.length === 0 ? [] : [`containers of earlier runs; remove them: docker rm ${ended.join(" ")}`],
    ...running.length === 0 ? [] : [`running containers of earlier or current runs: ${running.join(" ")}`]
  ];
  return texts.join("; ") || "nothing";
}
function conclusion(report) {
  if (report.hasEnded) return "No conclusion: the container ended at once. Give an --image that keeps running.";
  if (!isUsable(report)) return "A run on this machine would not work: see Limit, Stats API and App reached by.";
  const every = time(report.intervalMs ?? 0);
  const from = time(report.shortestSpikeMs ?? 0);
  switch (report.source) {
    case "cgroup":
      return `A run on this machine reads the cgroup files every ${every}. It detects spikes of ${from} and longer, unless the machine is too busy. The report names the longest gap.`;
    case "stats-oneshot":
      return `A run on this machine polls the stats API every ${every}. It detects spikes of ${from} and longer, and shorter spikes by chance.`;
    default:
      return `A run on this machine streams the stats API every ${every}. It detects spikes of ${from} and longer, and shorter spikes by chance.`;
  }
}
export {
  examineMachine
};
