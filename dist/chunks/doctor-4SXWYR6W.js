import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  connectEngine,
  createContainer,
  createProgress,
  engineHost,
  findCgroup,
  prepareImage,
  readFrame,
  removeContainer,
  require_tar_stream,
  runLabel,
  samplingPlan,
  streamIntervalMs,
  systemClock
} from "./chunk-EHRGBZBU.js";
import "./chunk-JNF7BFMS.js";
import {
  readArgv
} from "./chunk-BRQQN4K2.js";
import {
  exitCodes,
  refuse
} from "./chunk-JIIFMOE2.js";
import "./chunk-ZBKW4GIU.js";
import {
  limitMismatch
} from "./chunk-Q7NCF3H5.js";
import "./chunk-E2DBEMFC.js";
import {
  GateError,
  bytes,
  messageOf,
  printable,
  time
} from "./chunk-U3JDLIYU.js";
import {
  doctorHelp,
  doctorSwitches
} from "./chunk-DPZRGYNO.js";
import {
  image
} from "./chunk-7XA2ONTS.js";
import "./chunk-SI5TDDCK.js";
import {
  __toESM
} from "./chunk-N5GU662R.js";

// src/cli/doctor.ts
import { randomBytes } from "node:crypto";

// src/target/probe-image.ts
var import_tar_stream = __toESM(require_tar_stream(), 1);
import { Readable } from "node:stream";
var otherNames = { amd64: "x86_64", arm64: "aarch64" };
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
  const program = programs[otherNames[architecture] ?? architecture];
  if (program === void 0) {
    throw new GateError(
      "image",
      `there is no probe program for ${architecture}: name an image that keeps running with --image`
    );
  }
  const reference = `memgate-probe:${runId}`;
  const archive = (0, import_tar_stream.pack)();
  archive.entry({ name: "wait", mode: 493 }, elf(program.machine, Buffer.from(program.code, "hex")));
  archive.finalize();
  try {
    const upload = Readable.from(archive);
    const answer = await docker.importImage(upload, { repo: "memgate-probe", tag: runId });
    await new Promise((resolve, reject) => answer.on("end", resolve).on("error", reject).resume());
    const { Id } = await docker.getImage(reference).inspect();
    const discard = async () => void await docker.getImage(reference).remove();
    return { reference, name: "a probe image", id: Id, exposedPorts: [], healthcheck: null, discard };
  } catch (cause) {
    throw new GateError("image", `the probe image could not be imported: ${messageOf(cause)}`, { cause });
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

// src/doctor.ts
var probeLimitBytes = 16 * 2 ** 20;
var probePort = 3e3;
var oneShotCalls = 3;
async function examine(host, image2, runId, plan, log, clock, signal) {
  const engine = await connectEngine(host);
  const leftovers = await containersOfOtherRuns(engine);
  const prepared = image2 === null ? await importProbeImage(engine.docker, engine.architecture, runId) : await prepareImage(engine, sourceOf(image2), runId, log, signal);
  try {
    const container = await createContainer(engine, targetPlan(image2), prepared, probePort, runId);
    try {
      await container.start();
      return { ...await look(engine, container, plan, clock), engineFrom: host.from, leftovers };
    } finally {
      await removeContainer(engine.docker.getContainer(container.id));
    }
  } finally {
    await prepared.discard();
  }
}
function sourceOf(image2) {
  return { kind: "image", image: image2, pull: "missing", platform: null };
}
function targetPlan(image2) {
  return {
    source: sourceOf(image2 ?? ""),
    describedAs: null,
    limitBytes: probeLimitBytes,
    port: probePort,
    socketPath: null,
    probePorts: [],
    env: [],
    command: image2 === null ? probeCommand : null,
    entrypoint: null,
    workingDir: null,
    user: null,
    rights: null,
    extraHosts: [],
    volumes: [],
    freshVolumes: [],
    files: [],
    tmpfs: [],
    cpus: null,
    network: null
  };
}
async function look(engine, container, plan, clock) {
  const state = await container.state();
  const found = findCgroup(container.id, state.pid);
  const reading = "reader" in found ? found.reader.read("full") : null;
  if ("reader" in found) found.reader.close();
  const files = reading !== null && !("missed" in reading) ? reading : null;
  const stats = await timeStats(container, clock);
  const source = files !== null ? "cgroup" : stats.problem !== null ? "none" : stats.medianMs !== null && stats.medianMs < plan.oneShotTimeoutMs ? "stats-oneshot" : "stats-stream";
  const rates = {
    // As measured (npm run bench:peak): a timer is late by a little now and then.
    cgroup: [plan.cgroupIntervalMs, 10],
    "stats-oneshot": [plan.oneShotIntervalMs, plan.oneShotIntervalMs],
    "stats-stream": [streamIntervalMs, streamIntervalMs],
    none: [null, null]
  };
  const [intervalMs, caughtFromMs] = rates[source];
  return {
    engine: engine.facts,
    limitProblem: limitProblem(state, files?.limitBytes ?? stats.limitBytes),
    cgroupFolder: "path" in found ? found.path.folder : null,
    cgroupNotice: "notice" in found ? found.notice : null,
    hasCeiling: (files?.ceilingBytes ?? stats.ceilingBytes) !== null,
    oneShotMs: stats.medianMs,
    statsProblem: stats.problem,
    via: (await container.addresses(null)).reachable[0]?.via ?? null,
    source,
    intervalMs,
    caughtFromMs,
    hasEnded: !state.running
  };
}
function limitProblem({ memoryBytes, memorySwapBytes }, cgroupLimitBytes) {
  return limitMismatch({ memoryBytes, memorySwapBytes, cgroupLimitBytes }, probeLimitBytes);
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
  if (failure !== null) return { medianMs, problem: failure, limitBytes: null, ceilingBytes: null };
  if ("missed" in frame) return { medianMs, problem: frame.missed, limitBytes: null, ceilingBytes: null };
  const { limitBytes, ceilingBytes } = frame.reading;
  return { medianMs, problem: null, limitBytes, ceilingBytes };
}
async function containersOfOtherRuns({ docker }) {
  const containers = await docker.listContainers({ all: true, filters: { label: [runLabel] } });
  return containers.map(({ Names, Id, State }) => ({
    name: Names[0]?.replace(/^\//, "") ?? Id,
    isRunning: State === "running"
  }));
}

// src/cli/doctor.ts
async function doctorCommand(args, io) {
  const line = readArgv(args, ["image"], [...Object.keys(doctorSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write(doctorHelp);
    return exitCodes.pass;
  }
  const [reference, ...more] = line.values.get("image") ?? [];
  const parsed = reference === void 0 ? null : image(reference);
  const problems = [
    ...line.problems,
    ...line.positionals.map((word) => `"${word}" is not expected`),
    ...more.length > 0 ? ["--image is given more than once; expected once"] : [],
    ...parsed === null || parsed.ok ? [] : [`--image "${reference}" is not accepted; expected ${parsed.accepted}`]
  ];
  if (problems.length > 0) return refuse(io, "doctor", problems);
  const interrupt = io.interrupt();
  try {
    const host = engineHost(io.env, process.platform);
    const { log } = createProgress(io.stderr, false);
    const runId = randomBytes(6).toString("hex");
    const findings = await examine(host, reference ?? null, runId, samplingPlan, log, systemClock, interrupt);
    if (interrupt.aborted) return endedEarly(io, interrupt);
    io.stdout.write(line.switches.has("json") ? `${JSON.stringify(findings, null, 2)}
` : textOf(findings));
    return works(findings) ? exitCodes.pass : exitCodes.notMeasured;
  } catch (error) {
    if (interrupt.aborted) return endedEarly(io, interrupt);
    io.stderr.write(`memgate: a run here would not work: ${messageOf(error)}
`);
    return exitCodes.notMeasured;
  }
}
function endedEarly(io, interrupt) {
  io.stderr.write(`memgate: ended before it was done: ${interrupt.reason.detail}
`);
  return exitCodes.notMeasured;
}
function works(findings) {
  return findings.limitProblem === null && findings.via !== null && findings.source !== "none";
}
function textOf(findings) {
  const { engine, oneShotMs } = findings;
  const seconds = oneShotMs === null ? "give no answer" : `take ${time(oneShotMs)}`;
  const rows = [
    ["Engine", `Docker ${engine.version}, API ${engine.apiVersion}, at ${engine.host} (${findings.engineFrom})`],
    ["Machine", `${engine.operatingSystem}, Linux ${engine.kernelVersion}, ${bytes(engine.memoryBytes)}`],
    ["Cgroup", `version ${engine.cgroupVersion ?? "unknown"}, ${engine.cgroupDriver ?? "unknown"} driver`],
    ["Limit", findings.limitProblem ?? "applied, without swap"],
    ["Cgroup files", findings.cgroupFolder ?? `not visible: ${findings.cgroupNotice}`],
    [
      "Stats API",
      findings.statsProblem === null ? `one-shot answers ${seconds}` : `gives no working set: ${findings.statsProblem}`
    ],
    ["Ceiling", findings.hasCeiling ? "offered: a pass can be proven" : "none: a pass is as good as its samples"],
    ["App reached by", findings.via ?? "nothing: no address of a container can be reached from here"],
    ["Left behind", leftBehind(findings.leftovers)]
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const table = rows.map(([label, value]) => `${label.padEnd(width)}  ${printable(value)}`);
  return `${[...table, "", conclusion(findings)].join("\n")}
`;
}
function leftBehind(leftovers) {
  const namesOf = (isRunning) => leftovers.filter((one) => one.isRunning === isRunning).map(({ name }) => name);
  const [running, ended] = [namesOf(true), namesOf(false)];
  const texts = [
    ...ended.length === 0 ? [] : [`by earlier runs: docker rm ${ended.join(" ")}`],
    ...running.length === 0 ? [] : [`running, by an earlier run or in use by one now: ${running.join(" ")}`]
  ];
  return texts.join("; ") || "nothing by earlier runs";
}
function conclusion(findings) {
  if (findings.hasEnded) return "Nothing can be said: the container ended at once. Name an --image that keeps running.";
  if (!works(findings)) return "A run here would not work: see Limit, Stats API and App reached by.";
  const every = time(findings.intervalMs ?? 0);
  const from = time(findings.caughtFromMs ?? 0);
  switch (findings.source) {
    case "cgroup":
      return `A run here reads the cgroup's own files every ${every}: spikes of ${from} and longer are caught, unless the machine is too busy to keep to that (a report tells its longest gap).`;
    case "stats-oneshot":
      return `A run here polls the stats API every ${every}: spikes of ${from} and longer are caught, shorter ones by chance.`;
    default:
      return `A run here streams the stats API every ${every}: spikes of ${from} and longer are caught, shorter ones by chance.`;
  }
}
export {
  doctorCommand
};
