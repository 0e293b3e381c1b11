// Texts about a process that ran out of memory without an OOM kill.

import { exitCodeText } from "../../lib/exit-code.ts";
import { bytes, percent, time } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { OutOfMemory, OutOfMemoryCode, RuntimeLimit } from "../../model/fields/out-of-memory.ts";
import type { Row } from "./row.ts";
import { timeOriginOf } from "./time-origin.ts";

const mebibyte = 2 ** 20;

interface Limit {
  /** The name of the runtime. */
  readonly name: string;
  /** The failure, as a clause. */
  readonly happened: string;
  /** How to raise the limit, as a clause that follows "or". */
  readonly raise: string;
  /** A sentence that says whether a higher limit of the container helps. */
  readonly container: string;
}

const changesNothing = "Raising the container's limit alone changes nothing.";

function refused(name: string, ownLimit: string): Limit {
  return {
    name,
    happened: `the system refused ${name} more memory`,
    raise:
      "raise the limit that refused it: usually ulimit -v or ulimit -d in the container, or a limit that the app sets itself (setrlimit). A single huge request for memory can be refused without a limit",
    container: `${ownLimit} ${changesNothing}`,
  };
}

const limits: Readonly<Record<OutOfMemoryCode, Limit>> = {
  "v8/heap": {
    name: "V8 (Node.js)",
    happened: "V8 (Node.js) reached its own heap limit",
    raise: "raise V8's heap limit with --max-old-space-size, a flag of node that also works in NODE_OPTIONS",
    container: "",
  },
  "v8/worker": {
    name: "Node.js",
    happened: "a worker thread of Node.js reached its own heap limit",
    raise: "raise resourceLimits.maxOldGenerationSizeMb, which the app sets when it creates the Worker",
    container: changesNothing,
  },
  "jvm/heap": {
    name: "the JVM",
    happened: "the JVM reached its own heap limit",
    raise: "raise the JVM's heap limit with -Xmx or -XX:MaxRAMPercentage, for example in JAVA_TOOL_OPTIONS",
    container:
      "With -Xmx, raising the container's limit alone changes nothing. Without it, the heap limit is a share of the container's limit: a quarter by default, up to a half in a container below about 500 MiB.",
  },
  "jvm/metaspace": {
    name: "the JVM",
    happened: "the JVM reached its own limit for class metadata",
    raise: "raise it with -XX:MaxMetaspaceSize",
    container: changesNothing,
  },
  "jvm/class-space": {
    name: "the JVM",
    happened: "the JVM reached its own limit for compressed class pointers",
    raise: "raise it with -XX:CompressedClassSpaceSize",
    container: changesNothing,
  },
  "jvm/direct-buffers": {
    name: "the JVM",
    happened: "the JVM reached its own limit for direct buffers",
    raise: "raise it with -XX:MaxDirectMemorySize, which by default is as large as the heap limit (-Xmx)",
    container: "With either flag, raising the container's limit alone changes nothing.",
  },
  "jvm/system": refused("the JVM", "-Xmx does not help here."),
  "dotnet/heap": {
    name: ".NET",
    happened: ".NET reached its own heap limit",
    raise: "raise .NET's heap limit with DOTNET_GCHeapHardLimit or DOTNET_GCHeapHardLimitPercent",
    container:
      "With DOTNET_GCHeapHardLimit, raising the container's limit alone changes nothing. Without it, the heap limit is a share of the container's limit, 75% by default.",
  },
  "php/memory-limit": {
    name: "PHP",
    happened: "PHP reached its own memory_limit",
    raise: "raise memory_limit in php.ini, in the pool's configuration or with php -d memory_limit",
    container: `memory_limit applies to each request separately. ${changesNothing}`,
  },
  "php/system": refused("PHP", "memory_limit is not the cause here."),
  "go/system": refused("Go", "GOMEMLIMIT is no hard limit: Go never ends a program because of it."),
  "python/system": refused("Python", "Python has no memory limit of its own."),
  "ruby/system": refused("Ruby", "Ruby has no memory limit of its own."),
  "rust/system": refused("a Rust program", "Rust has no memory limit of its own."),
  "cpp/system": refused("a C++ program", "C++ has no memory limit of its own."),
};

/** Null if no process ran out of memory. */
function firstOf({ outOfMemory }: Evidence): OutOfMemory | null {
  return outOfMemory?.toSorted((a, b) => a.atMs - b.atMs)[0] ?? null;
}

/** A clause about the failure: its phase, the share of the container's limit, and whether the container ended. */
export function outOfMemorySentence(evidence: Evidence): string {
  const first = firstOf(evidence);
  if (first === null) return "a process ran out of memory";
  const { code, phase, workingSetBytes, statedBytes } = first;
  const stated = code === "php/memory-limit" && statedBytes !== null ? ` of ${bytes(statedBytes)}` : "";
  const at =
    workingSetBytes === null
      ? ""
      : `, while the container used ${bytes(workingSetBytes)}, ${percent(workingSetBytes / evidence.limitBytes)} of its ${bytes(evidence.limitBytes)} limit`;
  return `${limits[code].happened}${stated} in the ${phase} phase${at}${aftermath(evidence)}`;
}

function aftermath({ container, outcome }: Evidence): string {
  if (container?.exitedByItself) {
    const code = container.exitCode === null ? "" : ` with exit code ${exitCodeText(container.exitCode)}`;
    return `; the container ended${code}${container.restarts > 0 ? ", and was started again" : ""}`;
  }
  return outcome.kind === "stopped" ? "" : "; the container kept running";
}

/** The next step, in several sentences. */
export function outOfMemoryAdvice(evidence: Evidence): string {
  const first = firstOf(evidence);
  if (first === null) return "Reduce the memory that the app needs.";
  const { raise, container } = limits[first.code];
  const effect = first.code === "v8/heap" ? v8Effect(first, evidence) : container;
  return `Reduce the memory that the app holds, or ${raise}. ${effect} The kernel killed no process.`;
}

/** If the heap was full below this share of V8's default limit, a flag set a lower limit. */
const surelyBelow = 0.8;

const v8Default =
  "V8's default limit follows the container's limit only in part: it is 256 MiB up to a container limit of 512 MiB, then half of the container's limit, at most 2 GiB (4 GiB in a container of 15 GiB or more).";

const withFlag = `With this flag, raising the container's limit alone changes nothing. Without it, ${v8Default}`;

function v8Effect({ statedBytes }: OutOfMemory, { runtimeLimit }: Evidence): string {
  if (runtimeLimit?.isDefault === false)
    return `The flag is now set to ${bytes(runtimeLimit.bytes)}. ${changesNothing}`;
  const isBelow = (defaultBytes: number) => statedBytes !== null && statedBytes < defaultBytes * surelyBelow;
  // The limit that is known may be that of another process: a child may have a flag of its own.
  if (runtimeLimit !== null) return isBelow(runtimeLimit.bytes) ? withFlag : v8Default;
  if (isBelow(256 * mebibyte)) return `The flag is now set to less than V8's default. ${changesNothing}`;
  return withFlag;
}

/** The words of each runtime that ran out of memory, and the heap limit of Node.js if known. */
export function outOfMemoryRows(evidence: Evidence): readonly Row[] {
  const { outOfMemory, runtimeLimit } = evidence;
  return [
    ...(outOfMemory ?? []).map((one) => ({ label: "Out of memory", value: foundText(one, evidence) })),
    ...(runtimeLimit === null
      ? []
      : [{ label: "Node.js heap limit", value: runtimeLimitText(runtimeLimit, evidence) }]),
  ];
}

function foundText({ code, line, count, atMs, statedBytes }: OutOfMemory, evidence: Evidence): string {
  const more = count === 1 ? "" : `; ${count} such lines`;
  const heap = code === "v8/heap" && statedBytes !== null ? `, heap ${bytes(statedBytes)}` : "";
  return `${limits[code].name}, ${time(atMs)} after ${timeOriginOf(evidence)}${heap}: "${line}"${more}`;
}

function runtimeLimitText(
  { bytes: limitBytes, isDefault }: RuntimeLimit,
  { limitBytes: containerBytes }: Evidence,
): string {
  const source = isDefault
    ? `V8's default in a container of ${bytes(containerBytes)} (Node.js 12 and later)`
    : "set with --max-old-space-size";
  const isHigher = limitBytes >= containerBytes ? "; the container's limit is reached first" : "";
  return `${bytes(limitBytes)}, ${source}${isHigher}`;
}
