// Allocates more than the limit, step by step, until the kernel kills it.
import { writeFileSync } from "node:fs";

const MiB = 1024 * 1024;
const stepBytes = 16 * MiB;
const wantedBytes = Number(process.env.CHILD_MIB ?? 256) * MiB;

try {
  // The kernel kills the process with the highest score. This makes sure that it is the worker.
  writeFileSync("/proc/self/oom_score_adj", "1000");
} catch {
  // Not writable: the kernel then chooses by size alone.
}

const held = [];

function grow() {
  if (held.length * stepBytes >= wantedBytes) return;
  held.push(Buffer.alloc(stepBytes, 1));
  setTimeout(grow, 20);
}

grow();
