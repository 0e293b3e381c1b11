// Processes that ran out of memory without an OOM kill: they reached a limit of their own runtime, or of the system.
import * as z from "zod";
import { bytesField, millisField } from "./numbers.ts";
import { phaseNameSchema } from "./phase-name.ts";

/** The runtime, and after the slash the limit that it reached. `system`: the operating system refused more memory. */
export const outOfMemoryCodes = [
  "v8/heap",
  "v8/worker",
  "jvm/heap",
  "jvm/metaspace",
  "jvm/class-space",
  "jvm/direct-buffers",
  "jvm/system",
  "dotnet/heap",
  "php/memory-limit",
  "php/system",
  "go/system",
  "python/system",
  "ruby/system",
  "rust/system",
  "cpp/system",
] as const;

export const outOfMemorySchema = z
  .array(
    z.strictObject({
      code: z
        .enum(outOfMemoryCodes)
        .describe(
          "The runtime, and after the slash the limit that it reached. system: the operating system refused more memory, for example because of ulimit -v.",
        ),
      line: z.string().describe("The first line of the log that reports it."),
      count: z.number().int().positive().describe("How many lines of the log report it."),
      atMs: millisField.describe("When memgate read the first line, in milliseconds after timeOrigin."),
      phase: phaseNameSchema.describe("The phase at atMs."),
      workingSetBytes: bytesField
        .nullable()
        .describe("The highest working set in the 2 s before atMs. Null without a sample."),
      statedBytes: bytesField
        .nullable()
        .describe(
          "What the runtime wrote about its memory: for PHP memory_limit, for V8 the heap that its last garbage collection left. Null if it wrote nothing about it.",
        ),
    }),
  )
  .nullable()
  .describe(
    "Processes that ran out of memory without an OOM kill: one entry for each code. memgate finds them by the lines that their runtimes write to the container's log. Empty without such a line. Null if memgate could not read the log, or did not read it.",
  );

export const runtimeLimitSchema = z
  .strictObject({
    runtime: z.literal("v8").describe("v8: the JavaScript engine of Node.js."),
    bytes: bytesField.describe("The limit of the old generation, which has nearly the whole heap."),
    isDefault: z.boolean().describe("True if no flag sets it. False if --max-old-space-size sets it."),
  })
  .nullable()
  .describe(
    "The memory limit of the app's runtime. Null if memgate does not know it: it knows only the limit of Node.js, and only if it may read the app's process.",
  );

export type OutOfMemory = NonNullable<z.infer<typeof outOfMemorySchema>>[number];
export type OutOfMemoryCode = OutOfMemory["code"];
export type RuntimeLimit = NonNullable<z.infer<typeof runtimeLimitSchema>>;
