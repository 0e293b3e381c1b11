// The leak check: live memory after equal blocks of requests, and what it shows.
import * as z from "zod";
import { once } from "../../lib/once.ts";
import { leakProblems } from "./leak-problems.ts";
import { bytesField as bytes, countField as count, millisField } from "./numbers.ts";

const blockSchema = z.strictObject({
  block: count.describe("The number of the block. 0 is the warm-up, which is not judged by itself."),
  atMs: millisField.describe("When the block and its garbage collection had ended, in milliseconds after timeOrigin."),
  requests: count.describe(
    "Requests, or with a scenario turns, that memgate had sent in this block and all blocks before it. The warm-up counts as 0.",
  ),
  liveBytes: bytes.describe(
    "Live memory: heapUsed + external of all Node.js processes in the container, after a garbage collection.",
  ),
  processes: count.describe("Number of Node.js processes in the sum."),
});

export const liveMemorySchema = once(() =>
  z
    .strictObject({
      requestsPerBlock: count
        .nullable()
        .describe("Number of requests in each block, or with a scenario of turns. Null if no block began."),
      unit: z.enum(["request", "turn"]).describe("What requestsPerBlock and requests count."),
      blocks: z.array(blockSchema).max(13).describe("The warm-up and the blocks, in order."),
      problem: z
        .enum(leakProblems)
        .nullable()
        .describe(
          "Why memgate stopped measuring live memory. no-node: the container has no Node.js process. processes-changed: the number of Node.js processes changed, so that the sums cannot be compared. The others say why a process did not respond to the inspector. Null if memgate measured all blocks, or if the run ended.",
        ),
    })
    .nullable()
    .describe(
      "Live memory after each block of the leak check. The forced garbage collections lower the peak. Null without the option leak.",
    ),
);

export const leakSchema = once(() =>
  z
    .strictObject({
      result: z
        .enum(["leaks", "suspected", "levelled-off", "steady", "varies", "unknown"])
        .describe(
          "leaks: live memory grew steadily to the end of 12 blocks. suspected: it did so in the first blocks, and the run ended before memgate could confirm it. levelled-off: it grew and then stopped, or grows more and more slowly. steady: it did not grow. varies: it rises and falls. unknown: there are fewer than 8 blocks.",
        ),
      liveBytes: bytes.nullable().describe("Live memory after the last block. Null without a block."),
      grownBytes: z
        .number()
        .int()
        .nullable()
        .describe("Growth of live memory in the second half of the blocks. Null with fewer than 8 blocks."),
      overRequests: count
        .nullable()
        .describe("Number of requests in the second half of the blocks. Null with fewer than 8 blocks."),
      bytesPerRequest: z
        .number()
        .min(0)
        .nullable()
        .describe("grownBytes ÷ overRequests. Null if the result is neither leaks nor suspected."),
      requestsToLimit: count
        .nullable()
        .describe(
          "After this many more requests, the peak would reach the limit at this growth. Null if bytesPerRequest is null.",
        ),
    })
    .nullable()
    .describe("What the leak check found. Null without the option leak."),
);

export type LiveMemory = Readonly<NonNullable<z.infer<ReturnType<typeof liveMemorySchema>>>>;
export type LiveBlock = LiveMemory["blocks"][number];
export type Leak = Readonly<NonNullable<z.infer<ReturnType<typeof leakSchema>>>>;
export type LeakResult = Leak["result"];
