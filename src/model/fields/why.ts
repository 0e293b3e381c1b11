// What the runtime of the app says about its memory, beside the working set of the kernel.
import * as z from "zod";
import { added } from "./added-field.ts";
import { bytesField as bytes, countField as count, millisField as millis } from "./numbers.ts";
import { jvmMeanings, nodeMeanings, silentCodes } from "./why-codes.ts";

const silentCode = z.enum(silentCodes);

const nodeSchema = z
  .strictObject({
    liveHeapBytes: bytes.describe("The JavaScript heap after a garbage collection: objects that the app still uses."),
    buffersBytes: bytes.describe(
      "Memory outside the heap that JavaScript objects hold, after a garbage collection: Buffers and other ArrayBuffers, and what native addons report.",
    ),
    garbageBytes: bytes.describe(
      "What the garbage collection could free: dead objects, dead Buffers, and pages of the heap that were empty.",
    ),
    otherBytes: bytes.describe(
      "The rest of anonymousBytes: the code and stacks of Node.js, native memory, and the heaps of worker threads.",
    ),
    meaning: z
      .enum(nodeMeanings)
      .describe(
        "little: anonymousBytes is below 32 MiB. garbage: at least 40% of it can be freed. Else the largest part: live-heap, buffers (ArrayBuffers), external (the rest of buffersBytes) or other.",
      ),
    heapUsedBytes: bytes.describe("process.memoryUsage().heapUsed before the garbage collection."),
    heapTotalBytes: bytes.describe("process.memoryUsage().heapTotal before the garbage collection."),
    externalBytes: bytes.describe(
      "process.memoryUsage().external before the garbage collection. It includes arrayBuffersBytes.",
    ),
    arrayBuffersBytes: bytes.describe("process.memoryUsage().arrayBuffers before the garbage collection."),
    arrayBuffersAfterBytes: bytes.describe("process.memoryUsage().arrayBuffers after the garbage collection."),
    rssBytes: bytes.describe(
      "process.memoryUsage().rss before the garbage collection. It includes pages of files that other processes share: do not compare it with the limit.",
    ),
    heapLimitBytes: bytes.describe("V8's limit of the heap (heap_size_limit). V8 ends the process above it."),
  })
  .nullable()
  .describe("What Node.js says. The first four fields add up to anonymousBytes. Null if memgate got no figures.");

const jvmSchema = z
  .strictObject({
    liveHeapBytes: bytes.describe("The Java heap after a full garbage collection: objects that the app still uses."),
    garbageBytes: bytes.describe("What the garbage collection freed in the heap."),
    metaspaceBytes: bytes.describe("Committed metaspace: the classes that the app has loaded."),
    otherBytes: bytes.describe("The rest: free heap, code cache, threads, direct buffers, native memory."),
    meaning: z
      .enum(jvmMeanings)
      .describe(
        "The same words as in node.meaning, with three differences. little: anonymousBytes is below 40 MiB. metaspace: it is the largest part. free-heap: otherBytes is the largest part, and at least half of it may be free heap.",
      ),
    heapUsedBytes: bytes.describe("Used heap before the garbage collection."),
    heapUsedAfterBytes: bytes.describe("Used heap after it."),
    heapCommittedBytes: bytes.describe("Committed heap before it."),
    heapLimitBytes: bytes.nullable().describe("MaxHeapSize, which -Xmx or -XX:MaxRAMPercentage sets. Null if unknown."),
    classes: z
      .array(
        z.strictObject({
          name: z.string().describe("The class, as in Java's source. byte[] is an array of bytes."),
          instances: count.describe("The number of its objects."),
          bytes: bytes.describe("Their size, without the objects to which they refer."),
        }),
      )
      .max(10)
      .describe("The largest classes after the garbage collection."),
    nativeMemory: z
      .array(
        z.strictObject({
          name: z.string().describe("The kind, as the JVM names it, such as Java Heap."),
          committedBytes: bytes.describe("Its committed memory. The JVM may not have written to all of it."),
        }),
      )
      .nullable()
      .describe("By kind. Null without -XX:NativeMemoryTracking."),
  })
  .nullable()
  .describe("What a JVM says. The first four fields add up to anonymousBytes. Null if memgate got no such figures.");

export const whySchema = z
  .strictObject({
    atMs: millis.describe("When memgate began to ask, in milliseconds after timeOrigin. The verdict was fixed before."),
    durationMs: millis.describe("How long it took."),
    processes: z
      .array(
        z.strictObject({
          pid: count
            .nullable()
            .describe("PID in the PID namespace of the container. Null if memgate knows only the PID outside it."),
          command: z.string().describe("The words of the command, at most 300 characters, with secrets masked."),
          anonymousBytes: bytes
            .nullable()
            .describe("Heap, stacks and private mappings (`RssAnon`) when memgate asked. Null if unknown."),
          node: nodeSchema,
          jvm: added(jvmSchema, null),
          text: z
            .string()
            .describe(
              "If memgate got its figures: the four parts in MiB, and what they mean. If not: the reason, as a sentence that lacks its subject (the process).",
            ),
          reason: silentCode
            .nullable()
            .describe(
              "Why memgate got no figures. Null if it got them. not-node: the program is neither Node.js nor a JVM. other-user: the process has more rights than memgate's helper, or there are more than three users. signal-not-caught: the process does not handle SIGUSR1, so it was not sent. sigusr1-disabled: --disable-sigusr1. permission-model: --permission. own-handler: no inspector opened after SIGUSR1, because the app handles the signal itself, or because another process has port 9229. node-missing: the image has neither node nor java. java-too-old: no node, and Java below 16. attach-disabled: -XX:+DisableAttachMechanism. attach-not-writable: /tmp is not writable. sigquit-not-caught: as signal-not-caught, of a JVM. not-hotspot: an OpenJ9 JVM. shared-heap: a JVM with ZGC. shell-missing: neither node nor /bin/sh. helper-refused: the engine did not start the helper container. no-response: the process did not respond in time. app-ended: the process ended. not-asked: there were too many processes.",
            ),
        }),
      )
      .max(50)
      .describe("The processes of the container, those with the most anonymous memory first."),
    leftOut: count.describe("Processes that are not in the list because there were too many."),
    detail: z
      .string()
      .nullable()
      .describe("The message of the engine if the helper container could not start. Null if it did."),
  })
  .nullable()
  .describe(
    "What the app's runtime says about its memory: option why. memgate asks if the peak is above the threshold or if memory was still rising, after the verdict is fixed and before it stops the app. So these figures are from a later moment than the peak. Null if memgate did not ask.",
  );

export type Why = NonNullable<z.infer<typeof whySchema>>;
export type WhyProcess = Why["processes"][number];
export type JvmShare = NonNullable<WhyProcess["jvm"]>;
export type NodeShare = NonNullable<WhyProcess["node"]>;
