// @ts-nocheck: a separate script without type annotations
// npm run bench:consistent: compares the orders in which memgate could read usage and memory.stat. File cache that changes
// between the two reads distorts the working set. An app with constant memory only fills and drops file cache, so usage
// minus file cache should stay constant. Its deviation is the error of the order.
import { execFileSync } from "node:child_process";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { describeEngine, describeNone, ensureEngine } from "../engines/ensure.mjs";
import { ensureBaseImage } from "../engines/images/base-image.mjs";

/** Writes 64 MiB and drops them, again and again: the cache changes by about a gigabyte per second. */
const churn = `
  const fs = require("fs"), block = Buffer.alloc(1 << 20, 7);
  for (;;) {
    const fd = fs.openSync("/tmp/churn", "w");
    for (let i = 0; i < 64; i++) fs.writeSync(fd, block);
    fs.closeSync(fd);
    fs.truncateSync("/tmp/churn");
  }`;

/** The orders by name. Each returns usage minus file cache in bytes. */
const orders = {
  "usage, then memory.stat": (files) => {
    const usage = files.usage();
    return usage - files.cache();
  },
  "memory.stat, then usage": (files) => {
    const cache = files.cache();
    return files.usage() - cache;
  },
  "usage, memory.stat, usage: the smaller usage": (files) => {
    const before = files.usage();
    const cache = files.cache();
    return Math.min(before, files.usage()) - cache;
  },
  "the same twice: the smaller of both": (files) => {
    const once = orders["usage, memory.stat, usage: the smaller usage"];
    return Math.min(once(files), once(files));
  },
  "usage, memory.stat, usage; again while usage moved": (files) => {
    for (let attempt = 1; ; attempt++) {
      const before = files.usage();
      const cache = files.cache();
      const after = files.usage();
      if (attempt === 4 || Math.abs(after - before) <= 2 ** 20) return Math.min(before, after) - cache;
    }
  },
};

function openFiles(version, folder) {
  const buffer = Buffer.allocUnsafe(16_384);
  const open = (name) => openSync(join(folder, name), "r");
  const text = (fd) => buffer.toString("latin1", 0, readSync(fd, buffer, 0, buffer.length, 0));
  const prefix = version === "1" ? "total_" : "";
  const [usage, stat] = [open(version === "1" ? "memory.usage_in_bytes" : "memory.current"), open("memory.stat")];
  const counter = (all, name) => Number(new RegExp(`^${prefix}${name} (\\d+)$`, "m").exec(all)?.[1]);
  return {
    usage: () => Number(text(usage)),
    cache: () => {
      const all = text(stat);
      return counter(all, "inactive_file") + counter(all, "active_file");
    },
    close: () => [usage, stat].forEach(closeSync),
  };
}

/** The folder of a container's memory cgroup, with the usual mounts on the engine's machine. */
function cgroupOf(pid) {
  const lines = readFileSync(`/proc/${pid}/cgroup`, "utf8").split("\n");
  const v1 = lines.find((line) => /^\d+:[^:]*\bmemory\b/.test(line));
  if (v1) return { version: "1", folder: join("/sys/fs/cgroup/memory", v1.split(":")[2] ?? "") };
  return { version: "2", folder: join("/sys/fs/cgroup", lines.find((line) => line.startsWith("0::"))?.slice(3) ?? "") };
}

async function measure(files, seconds) {
  const errors = new Map(Object.keys(orders).map((name) => [name, []]));
  const untilMs = performance.now() + seconds * 1000;
  while (performance.now() < untilMs) {
    for (const [name, read] of Object.entries(orders)) errors.get(name).push(read(files));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return errors;
}

const { values } = parseArgs({ options: { seconds: { type: "string", default: "20" } } });
const engine = await ensureEngine();
if (engine.kind === "none") throw new Error(describeNone(engine));
const base = await ensureBaseImage({ host: engine.host });
const docker = (...args) =>
  execFileSync("docker", args, { encoding: "utf8", env: { ...process.env, DOCKER_HOST: engine.host } }).trim();
const id = docker("run", "--detach", "--memory", "512m", "--memory-swap", "512m", base, "node", "-e", churn);
try {
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const { version, folder } = cgroupOf(docker("inspect", "--format", "{{.State.Pid}}", id));
  const files = openFiles(version, folder);
  const errors = await measure(files, Number(values.seconds));
  files.close();
  const all = [...errors.values()].flat().sort((a, b) => a - b);
  const constantBytes = all[Math.floor(all.length / 2)];
  const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(2);
  console.log(`\n${describeEngine(engine)}, cgroup v${version}; constant memory: ${mebibytes(constantBytes)} MiB\n`);
  console.log("| order | readings | too high by, MiB: p99 | max | too low by, MiB: p99 | max |");
  console.log("|---|---|---|---|---|---|");
  for (const [name, list] of errors) {
    const sorted = list.map((bytes) => bytes - constantBytes).sort((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    const cells = [Math.max(0, at(0.99)), Math.max(0, at(1)), Math.max(0, -at(0.01)), Math.max(0, -at(0))];
    console.log(`| ${[name, list.length, ...cells.map(mebibytes)].join(" | ")} |`);
  }
} finally {
  docker("rm", "--force", id);
}
