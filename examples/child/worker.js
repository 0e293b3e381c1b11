// Needs more than the container may have, step by step, and is OOM-killed on the way.
import { writeFileSync } from "node:fs";

const MiB = 1024 * 1024;
const stepBytes = 16 * MiB;
const wantedBytes = Number(process.env.CHILD_MIB ?? 256) * MiB;

try {
  // The kernel picks the largest process; this makes the choice certain where the app itself is large.
  writeFileSync("/proc/self/oom_score_adj", "1000");
} catch {
  // Not writable: then its size has to do.
}

const held = [];

function grow() {
  if (held.length * stepBytes >= wantedBytes) return;
  held.push(Buffer.alloc(stepBytes, 1));
  setTimeout(grow, 20);
}

grow();
