// The processes of the container near the peak.
import * as z from "zod";
import { bytesField as bytes, countField as count, millisField as millis } from "./numbers.ts";

const part = bytes.nullable();

export const processesSchema = z
  .strictObject({
    source: z
      .enum(["proc", "top"])
      .describe(
        "proc: /proc/PID/status of each process. top: the engine's list of processes, which has only the RSS as a whole.",
      ),
    atMs: millis.describe("When memgate began to read the processes, in milliseconds after timeOrigin."),
    durationMs: millis.describe("How long the reading took. Processes that are read later may have changed meanwhile."),
    workingSetBytes: bytes.describe(
      "The working set of the container at atMs. If it is below peak.workingSetBytes, the processes may have held less than at the peak.",
    ),
    list: z
      .array(
        z.strictObject({
          pid: count.describe("PID in the PID namespace of the engine's machine."),
          command: z
            .string()
            .describe(
              "The words of the command, at most 300 characters, with secrets masked. The short name in brackets if the process has no command.",
            ),
          rssBytes: bytes.describe("Memory that the process maps: the sum of the three kinds."),
          anonymousBytes: part.describe("Heap, stacks and private mappings (`RssAnon`). Null if unknown."),
          fileBytes: part.describe(
            "Mapped pages of files (`RssFile`). Processes share them, and they may be charged to another cgroup. Null if unknown.",
          ),
          sharedBytes: part.describe(
            "Mapped tmpfs and shared memory (`RssShmem`). Each process that maps a page counts it. Null if unknown.",
          ),
        }),
      )
      .max(50)
      .describe("The processes with the most anonymous memory, the largest first. With top, those with the most RSS."),
    leftOut: count.describe("Processes of the container that are not in list because there were too many."),
    unread: count.describe(
      "Processes that ended before memgate could read them, or that it may not read. They are not in list.",
    ),
  })
  .nullable()
  .describe(
    "The processes of the container at the highest working set at which memgate read them. Null if memgate could not read them.",
  );

/** The processes of one reading, with its time and the working set. */
export type Processes = NonNullable<z.infer<typeof processesSchema>>;
export type ProcessMemory = Processes["list"][number];
/** The processes of one reading. */
export type ProcessList = Pick<Processes, "source" | "list" | "leftOut" | "unread">;
