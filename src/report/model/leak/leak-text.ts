// The texts about the leak check: its sentence, its row and its table of blocks.

import { bytes, integer, time } from "../../../lib/format.ts";
import type { Evidence } from "../../../model/evidence.ts";
import type { Leak, LeakResult, LiveMemory } from "../../../model/fields/leak.ts";
import { markedStyle } from "../../../options/mentions.ts";
import { allBlocks } from "../../../verdict/leak.ts";
import type { LeakView, TextTable } from "../judged.ts";

/** Each result as the words after "Leak check:". */
const resultNames: Readonly<Record<LeakResult, string>> = {
  leaks: "leaks",
  suspected: "not confirmed",
  "levelled-off": "levelled off",
  steady: "steady",
  varies: "varies",
  unknown: "unknown",
};

const sentences: Readonly<Record<LeakResult, (leak: Leak, evidence: Evidence) => string>> = {
  leaks: (leak, evidence) => `The app leaks ${growthText(leak, evidence)}.`,
  suspected: (leak, evidence) =>
    `The app may leak ${growthText(leak, evidence)}. The run ended before all ${allBlocks} blocks that confirm a leak.`,
  "levelled-off": ({ liveBytes }) => `No leak: live memory levelled off at ${bytes(liveBytes ?? 0)}.`,
  steady: ({ liveBytes }) => `No leak: live memory is steady at ${bytes(liveBytes ?? 0)}.`,
  varies: (_leak, { liveMemory }) => {
    const live = (liveMemory?.blocks ?? []).slice(1).map((block) => block.liveBytes);
    return `No leak: live memory varies between ${bytes(Math.min(...live))} and ${bytes(Math.max(...live))}.`;
  },
  unknown: () => "memgate could not check for a leak.",
};

const leakAdvice = `Find out what the app keeps after each request, such as a list, a Map or an event listener that only grows. A cache that needs more requests than memgate sent looks like a leak: give it a maximum size, or set ${markedStyle("requests")} to more requests in each block.`;

/** The results that are no pass. */
const notPassed: readonly LeakResult[] = ["leaks", "suspected", "unknown"];

/** @param evidence with live memory */
export function leakView(facts: Leak, evidence: Evidence, measured: LiveMemory): LeakView {
  const blocks = measured.blocks.filter(({ block }) => block > 0).length;
  const each = measured.requestsPerBlock;
  const size =
    blocks === 0 || each === null
      ? ""
      : `; ${blocks === 1 ? "1 block" : `${blocks} blocks`} of ${countText(each, measured)}`;
  const live = facts.liveBytes === null ? "" : `, ${bytes(facts.liveBytes)} of live memory at the end`;
  return {
    facts,
    sentence: sentences[facts.result](facts, evidence),
    advice: leakAdvice,
    junit: {
      name: "live memory does not grow from block to block (leak)",
      type: notPassed.includes(facts.result) ? facts.result : null,
    },
    rows: [{ label: "Leak check", value: `${resultNames[facts.result]}${live}${size}` }],
    table: tableOf(measured),
    tableMeaning: tableMeaning(facts),
  };
}

/** `2 KiB per request: 1.6 MiB over the last 800 requests; the peak would reach …`. */
function growthText(leak: Leak, { liveMemory, limitBytes }: Evidence): string {
  const { bytesPerRequest, grownBytes, overRequests, requestsToLimit } = leak;
  if (liveMemory === null) return "memory";
  const growth = `${bytes(bytesPerRequest ?? 0)} per ${liveMemory.unit}: ${bytes(grownBytes ?? 0)} over the last ${countText(overRequests ?? 0, liveMemory)}`;
  const left = requestsToLimit ?? 0;
  return left === 0
    ? `${growth}; the peak reached the ${bytes(limitBytes)} limit`
    : `${growth}; the peak would reach the ${bytes(limitBytes)} limit after another ${countText(rounded(left), liveMemory)}`;
}

function countText(count: number, { unit }: LiveMemory): string {
  return `${integer(count)} ${unit}${count === 1 ? "" : "s"}`;
}

/** Rounds to two digits: an estimate is not more exact. */
function rounded(count: number): number {
  return Number(count.toPrecision(2));
}

/** Null without a block. */
function tableOf({ blocks, unit }: LiveMemory): TextTable | null {
  if (blocks.length === 0) return null;
  const several = blocks.some(({ processes }) => processes > 1);
  const rows = blocks.map(({ block, atMs, requests, liveBytes, processes }, index) => {
    const before = blocks[index - 1];
    const change = before === undefined ? "" : signed(liveBytes - before.liveBytes);
    const name = block === 0 ? "warm-up" : `${block}`;
    const cells = [name, time(atMs), integer(requests), bytes(liveBytes), change];
    return several ? [...cells, `${processes}`] : cells;
  });
  const requests = unit === "request" ? "Requests" : "Turns";
  const head = ["Block", "End", requests, "Live memory", "Change", ...(several ? ["Processes"] : [])];
  return { head, rows };
}

function signed(value: number): string {
  return value < 0 ? `−${bytes(-value)}` : `+${bytes(value)}`;
}

function tableMeaning({ grownBytes }: Leak): string {
  const second = grownBytes === null ? "" : " memgate judges the second half of the blocks.";
  return `Live memory: heapUsed + external of all Node.js processes, after a forced garbage collection at the end of each block.${second}`;
}
