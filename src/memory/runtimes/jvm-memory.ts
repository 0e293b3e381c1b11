// Asks a JVM about its memory, and divides the kernel's figure by it.
import { errorCodeOf } from "../../lib/errors.ts";
import type { AppHelper } from "../../model/adapters.ts";
import type { JvmShare } from "../../model/fields/why.ts";
import type { JvmMeaning } from "../../model/fields/why-codes.ts";

type Asked = Pick<AppHelper, "jvm">;

const maxClasses = 10;
const maxNameLength = 200;

/**
 * Asks for the heap, runs a full garbage collection, and asks again. Rejects as `AppHelper.jvm` does, and with the codes of
 * `heapIn`.
 */
export async function readJvmShare(helper: Asked, pid: number, anonymousBytes: number): Promise<JvmShare> {
  const before = heapIn(await helper.jvm(pid, "GC.heap_info"));
  // The histogram has only live objects, so the JVM collects the garbage first.
  const classes = classesIn(await helper.jvm(pid, "GC.class_histogram"));
  const heapInfo = await helper.jvm(pid, "GC.heap_info");
  const metaspaceBytes = metaspaceIn(heapInfo) ?? metaspaceIn(await optional(helper, pid, "VM.metaspace basic")) ?? 0;
  const nativeMemory = nativeMemoryIn(await optional(helper, pid, "VM.native_memory summary"));
  const limit = /-XX:MaxHeapSize=(\d+)/.exec(await optional(helper, pid, "VM.flags"));
  const heapLimitBytes = limit === null ? null : Number(limit[1]);
  const figures = { before, after: heapIn(heapInfo), metaspaceBytes, heapLimitBytes, classes, nativeMemory };
  return jvmShareOf(anonymousBytes, figures);
}

/** The reply of a command that not every JVM knows. Empty if it refuses the command. */
async function optional(helper: Asked, pid: number, command: string): Promise<string> {
  try {
    return await helper.jvm(pid, command);
  } catch (error) {
    if (errorCodeOf(error) === "refused") return "";
    throw error;
  }
}

interface Heap {
  readonly usedBytes: number;
  readonly committedBytes: number;
}

const units: Readonly<Record<string, number>> = { B: 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

function bytesOf(figure: string | undefined, unit: string | undefined): number {
  return Number(figure) * (units[unit ?? ""] ?? 1);
}

/** Each pattern has the committed bytes first, then the used bytes. */
const heapForms = [
  // Serial, Parallel and G1 up to Java 24: one line for each generation.
  /^ *\S.* total (\d+)([KMG]), used (\d+)([KMG])/gm,
  // G1 from Java 25.
  /^ *\S.* committed (\d+)([KMG]), used (\d+)([KMG]) \[/gm,
  // Shenandoah.
  /soft max, (\d+)([KMG]) committed, (\d+)([KMG]) used/g,
] as const;

/** ZGC keeps the heap in shared memory, which it may map several times. So it is no part of the anonymous memory. */
const zHeap = /^ *ZHeap +used /m;

/** @throws Error with the code `shared-heap` for ZGC, and `no-response` if memgate does not know the form */
export function heapIn(text: string): Heap {
  for (const form of heapForms) {
    const generations = [...text.matchAll(form)];
    if (generations.length === 0) continue;
    return {
      committedBytes: sumOf(generations.map(([, figure, unit]) => bytesOf(figure, unit))),
      usedBytes: sumOf(generations.map(([, , , figure, unit]) => bytesOf(figure, unit))),
    };
  }
  if (zHeap.test(text)) throw Object.assign(new Error("the heap is shared memory"), { code: "shared-heap" });
  throw Object.assign(new Error("GC.heap_info has no heap that memgate knows"), { code: "no-response" });
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** The committed bytes. Null if the text has no such line: GC.heap_info of Java 25 has none. */
export function metaspaceIn(text: string): number | null {
  const match = /^ *Metaspace +used .*\bcommitted (\d+)([KMG])/m.exec(text);
  return match === null ? null : bytesOf(match[1], match[2]);
}

/** The classes with the most bytes, from the table of GC.class_histogram. */
export function classesIn(text: string): JvmShare["classes"] {
  const rows = [...text.matchAll(/^ *\d+: +(\d+) +(\d+) +(\S+)/gm)].slice(0, maxClasses);
  return rows.map(([, instances, bytes, name = ""]) => ({
    name: readableName(name).slice(0, maxNameLength),
    instances: Number(instances),
    bytes: Number(bytes),
  }));
}

const primitives: Readonly<Record<string, string>> = {
  ...{ B: "byte", C: "char", D: "double", F: "float", I: "int", J: "long", S: "short", Z: "boolean" },
};

/** `byte[]` for `[B`, and `java.lang.String[]` for `[Ljava.lang.String;`. */
function readableName(name: string): string {
  const dimensions = /^\[*/.exec(name)?.[0].length ?? 0;
  if (dimensions === 0) return name;
  const element = name.slice(dimensions);
  const readable = primitives[element] ?? element.replace(/^L(.*);$/, "$1");
  return `${readable}${"[]".repeat(dimensions)}`;
}

/** Null if native memory tracking is off. */
export function nativeMemoryIn(text: string): JvmShare["nativeMemory"] {
  const rows = [...text.matchAll(/^- +(\S.*?) \(reserved=\d+([KMG])B, committed=(\d+)\2B\)/gm)];
  if (rows.length === 0) return null;
  return rows
    .map(([, name = "", unit, figure]) => ({
      name: name.slice(0, maxNameLength),
      committedBytes: bytesOf(figure, unit),
    }))
    .filter(({ committedBytes }) => committedBytes > 0)
    .toSorted((a, b) => b.committedBytes - a.committedBytes);
}

interface JvmFigures extends Pick<JvmShare, "heapLimitBytes" | "classes" | "nativeMemory"> {
  readonly before: Heap;
  readonly after: Heap;
  readonly metaspaceBytes: number;
}

/** Divides the anonymous memory of a process. The four parts add up to it. */
export function jvmShareOf(anonymousBytes: number, figures: JvmFigures): JvmShare {
  const { before, after, metaspaceBytes: metaspace, ...rest } = figures;
  let left = anonymousBytes;
  // A part may be larger than what is left: the kernel does not count memory to which the process never wrote.
  const take = (bytes: number) => {
    const part = Math.max(0, Math.min(left, bytes));
    left -= part;
    return part;
  };
  const liveHeapBytes = take(after.usedBytes);
  const garbageBytes = take(before.usedBytes - after.usedBytes);
  const metaspaceBytes = take(metaspace);
  const parts = { liveHeapBytes, garbageBytes, metaspaceBytes, otherBytes: left };
  const freeHeapBytes = Math.max(0, before.committedBytes - before.usedBytes);
  return {
    ...parts,
    meaning: meaningOf(anonymousBytes, parts, freeHeapBytes),
    heapUsedBytes: before.usedBytes,
    heapUsedAfterBytes: after.usedBytes,
    heapCommittedBytes: before.committedBytes,
    ...rest,
  };
}

type Parts = Pick<JvmShare, "liveHeapBytes" | "garbageBytes" | "metaspaceBytes" | "otherBytes">;

/** The JVM itself, with a small app, takes up to about this much. */
const littleBytes = 40 * 2 ** 20;
/** From this share of garbage on, the memory is high because the JVM collects seldom. */
const garbageRatio = 0.4;

function meaningOf(anonymousBytes: number, parts: Parts, freeHeapBytes: number): JvmMeaning {
  const { liveHeapBytes, garbageBytes, metaspaceBytes, otherBytes } = parts;
  if (anonymousBytes < littleBytes) return "little";
  if (garbageBytes >= garbageRatio * anonymousBytes) return "garbage";
  const largest = Math.max(liveHeapBytes, garbageBytes, metaspaceBytes, otherBytes);
  if (largest === liveHeapBytes) return "live-heap";
  if (largest === garbageBytes) return "garbage";
  if (largest === metaspaceBytes) return "metaspace";
  return freeHeapBytes >= otherBytes / 2 ? "free-heap" : "other";
}
