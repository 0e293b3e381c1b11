// The sentences about what the app's runtime says of its memory.
import { percent } from "../lib/format.ts";
import type { NodeShare } from "../model/fields/why.ts";
import type { NodeMeaning, SilentCode } from "../model/fields/why-codes.ts";

/** Each is the end of a sentence whose subject is the process. */
const reasons: Readonly<Record<SilentCode, string>> = {
  "not-node": "is not Node.js, and memgate can only ask Node.js",
  "other-user": "has more rights than memgate's helper, or there are more than three users",
  "signal-not-caught": "does not handle SIGUSR1, so memgate did not send this signal",
  "sigusr1-disabled": "runs with --disable-sigusr1",
  "permission-model": "runs with --permission, which forbids the inspector",
  "own-handler": "opened no inspector after SIGUSR1: the app handles this signal itself, or port 9229 is taken",
  "node-missing": "was not asked, because the image has no program node; memgate can only ask Node.js",
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

/**
 * `107 MiB = 12 live heap + 61 Buffers + 28 garbage + 6 other`, and what it means. The rounded parts add up to the
 * rounded sum.
 */
export function shareSentence(share: NodeShare, anonymousBytes: number): string {
  const rounded = parts.map(([field, name]) => ({ name, mebibytes: Math.round(share[field] / 2 ** 20) }));
  const sum = rounded.reduce((total, { mebibytes }) => total + mebibytes, 0);
  const line = `${sum} MiB = ${rounded.map(({ name, mebibytes }) => `${mebibytes} ${name}`).join(" + ")}`;
  return `${line}. ${meanings[share.meaning](share, anonymousBytes)}`;
}
