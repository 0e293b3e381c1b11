// Finds the heap limit of a Node.js app on this machine. Returns null unless it is certain.

import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";
import type { RuntimeLimit } from "../../model/fields/out-of-memory.ts";
import { v8DefaultHeapBytes } from "./v8-default-heap.ts";

/** A container with more processes is not a plain Node.js app. */
const maxProcesses = 50;

/**
 * Reads the processes of a container. Null without a Node.js process, if two of them have different limits, or if memgate
 * may not read them.
 * @param pid PID 1 of the container, on this machine
 */
export function nodeHeapLimit(pid: number, containerLimitBytes: number): RuntimeLimit | null {
  // V8 computes its default in another way on 32-bit machines.
  if (process.arch !== "x64" && process.arch !== "arm64") return null;
  try {
    const limits = processesBelow(pid)
      .filter(isNode)
      .map((node) => limitOf(node, containerLimitBytes));
    const [first = null] = limits;
    return first !== null && limits.every((limit) => limit?.bytes === first.bytes) ? first : null;
  } catch {
    // A process ended in between, or belongs to another user.
    return null;
  }
}

function processesBelow(pid: number): readonly number[] {
  const found: number[] = [];
  const open = [pid];
  for (let next = open.pop(); next !== undefined && found.length < maxProcesses; next = open.pop()) {
    found.push(next);
    for (const thread of readdirSync(`/proc/${next}/task`)) {
      const children = readFileSync(`/proc/${next}/task/${thread}/children`, "utf8");
      open.push(...children.split(" ").filter(Boolean).map(Number));
    }
  }
  return found;
}

/** The path of the program proves it. The name of the process does not, because Node.js can change it. */
function isNode(pid: number): boolean {
  return /^(?:node|nodejs)$/.test(basename(readlinkSync(`/proc/${pid}/exe`)));
}

function limitOf(pid: number, containerLimitBytes: number): RuntimeLimit | null {
  const wordsIn = (file: string) => readFileSync(`/proc/${pid}/${file}`, "utf8").split("\0");
  const options = wordsIn("environ").find((variable) => variable.startsWith("NODE_OPTIONS="));
  return heapLimitIn(
    [...wordsIn("cmdline"), ...(options ?? "").slice("NODE_OPTIONS=".length).split(/\s+/)],
    containerLimitBytes,
  );
}

/**
 * The heap limit that the words of a command line and of NODE_OPTIONS set. Null if it is not certain.
 * @param words several settings give null, because it is not certain which one counts
 */
export function heapLimitIn(words: readonly string[], containerLimitBytes: number): RuntimeLimit | null {
  const settings = words.filter((word) => /(?:space|heap)[-_]size/.test(word));
  const [setting] = settings;
  if (setting === undefined) return { runtime: "v8", bytes: v8DefaultHeapBytes(containerLimitBytes), isDefault: true };
  const mebibytes = /^--max[-_]old[-_]space[-_]size=(\d{1,7})$/.exec(setting)?.[1];
  if (mebibytes === undefined || settings.length > 1) return null;
  return { runtime: "v8", bytes: Number(mebibytes) * 2 ** 20, isDefault: false };
}
