// The sentences about what the app's runtime says of its memory.
import { bytes, percent } from "../lib/format.ts";
import type { JvmShare, NodeShare } from "../model/fields/why.ts";
import type { JvmMeaning, NodeMeaning, SilentCode } from "../model/fields/why-codes.ts";

/** Each is the end of a sentence whose subject is the process. */
const reasons: Readonly<Record<SilentCode, string>> = {
  "not-node": "is not Node.js or a JVM, and memgate can only ask these",
  "other-user": "has more rights than memgate's helper, or there are more than three users",
  "signal-not-caught": "does not handle SIGUSR1, so memgate did not send this signal",
  "sigusr1-disabled": "runs with --disable-sigusr1",
  "permission-model": "runs with --permission, which forbids the inspector",
  "own-handler": "opened no inspector after SIGUSR1: the app handles this signal itself, or port 9229 is taken",
  "node-missing": "was not asked, because memgate found neither node nor java in the image",
  "java-too-old": "was not asked, because the image has no program node, and its Java is older than version 16",
  "attach-disabled": "runs with -XX:+DisableAttachMechanism",
  "attach-not-writable": "cannot be asked, because /tmp in the container is not writable",
  "sigquit-not-caught": "does not handle SIGQUIT, so memgate did not send this signal",
  "not-hotspot": "is an Eclipse OpenJ9 JVM, and memgate can only ask a HotSpot JVM",
  "shared-heap": "keeps its Java heap in shared memory (ZGC), which memgate cannot divide",
  "shell-missing": "was not asked, because the image has neither node nor /bin/sh, one of which memgate needs",
  "helper-refused": "was not asked, because the engine did not start the helper container",
  "no-response": "did not respond in time",
  "app-ended": "ended before it could respond",
  "not-asked": "was not asked, because there are too many processes",
};

/** Each follows the parts of a process. Names no option of memgate. */
const meanings: Readonly<Record<NodeMeaning, (share: NodeShare, anonymousBytes: number) => string>> = {
  little: () => "This is little more than Node.js itself takes.",
  garbage: ({ garbageBytes }, anonymousBytes) =>
    `${percent(garbageBytes / anonymousBytes)} can be collected: this is garbage, not a leak. A smaller --max-semi-space-size or --max-old-space-size saves memory and costs CPU time.`,
  "live-heap": () => "The largest part is live heap: JavaScript objects that the app still uses.",
  buffers: () => "The largest part is outside the heap: Buffers and other ArrayBuffers that the app still uses.",
  external: () => "The largest part is outside the heap: memory of native addons that JavaScript objects hold.",
  other: () =>
    "The largest part is native memory that Node.js does not count, such as that of native addons, or the heaps of worker threads.",
};

const setsLimit = ({ heapLimitBytes }: JvmShare) =>
  `-Xmx or -XX:MaxRAMPercentage sets the limit of the heap${heapLimitBytes === null ? "" : `, which is ${bytes(heapLimitBytes)}`}.`;

const jvmMeanings: Readonly<Record<JvmMeaning, (share: JvmShare, anonymousBytes: number) => string>> = {
  little: () => "This is little more than the JVM itself takes.",
  garbage: (share, anonymousBytes) =>
    `${percent(share.garbageBytes / anonymousBytes)} can be collected: this is garbage, not a leak. A smaller heap limit saves memory and costs CPU time. ${setsLimit(share)}`,
  "live-heap": (share) => `The largest part is live heap: objects that the app still uses. ${setsLimit(share)}`,
  metaspace: () =>
    "The largest part is metaspace: the classes that the app has loaded. -XX:MaxMetaspaceSize sets its limit.",
  "free-heap": (share) =>
    `The largest part is free space of the heap, which the JVM keeps for new objects, or memory outside the heap, such as direct buffers. ${setsLimit(share)} -XX:MaxDirectMemorySize sets the limit of direct buffers.`,
  other: () =>
    "The largest part is outside the heap: the code cache, threads, direct buffers and native memory. -XX:MaxDirectMemorySize sets the limit of direct buffers.",
};

/** The end of a sentence whose subject is the process. */
export function reasonSentence(reason: SilentCode): string {
  return reasons[reason];
}

/** The parts of a process, in the order of its line. */
const parts = [
  ["liveHeapBytes", "live heap"],
  ["buffersBytes", "Buffers"],
  ["garbageBytes", "garbage"],
  ["otherBytes", "other"],
] as const satisfies readonly (readonly [keyof NodeShare, string])[];

const jvmParts = [
  ["liveHeapBytes", "live heap"],
  ["garbageBytes", "garbage"],
  ["metaspaceBytes", "metaspace"],
  ["otherBytes", "other"],
] as const satisfies readonly (readonly [keyof JvmShare, string])[];

/**
 * `107 MiB = 12 live heap + 61 Buffers + 28 garbage + 6 other`, and what it means. The rounded parts add up to the
 * rounded sum.
 */
export function shareSentence(share: NodeShare, anonymousBytes: number): string {
  const line = sumLine(parts.map(([field, name]) => [share[field], name]));
  return `${line}. ${meanings[share.meaning](share, anonymousBytes)}`;
}

/** `107 MiB = 40 live heap + 30 garbage + 12 metaspace + 25 other`, and what it means, as `shareSentence`. */
export function jvmSentence(share: JvmShare, anonymousBytes: number): string {
  const line = sumLine(jvmParts.map(([field, name]) => [share[field], name]));
  return `${line}. ${jvmMeanings[share.meaning](share, anonymousBytes)}`;
}

function sumLine(sizes: readonly (readonly [number, string])[]): string {
  const rounded = sizes.map(([size, name]) => ({ name, mebibytes: Math.round(size / 2 ** 20) }));
  const sum = rounded.reduce((total, { mebibytes }) => total + mebibytes, 0);
  return `${sum} MiB = ${rounded.map(({ name, mebibytes }) => `${mebibytes} ${name}`).join(" + ")}`;
}
