// The CPU time of the container, and the time in which its CPU limit stopped it.
import * as z from "zod";
import { countField, millisField as millis } from "./numbers.ts";

const ofLoad = "In the load phase; for a batch job, in the run phase.";

export const cpuSchema = z
  .strictObject({
    loadMs: millis
      .nullable()
      .describe(
        `CPU time that the container used, over all cores. ${ofLoad} Null if the run ended before that phase began.`,
      ),
    totalMs: millis.describe(
      "CPU time from container start to the last reading. For a container that already ran, from the beginning of the run.",
    ),
    limitCores: z
      .number()
      .positive()
      .nullable()
      .describe(
        "The CPU limit that cpus or the manifest sets. Null without one, and if only the Compose file or a running container has one.",
      ),
    throttledMs: millis
      .nullable()
      .describe(
        `How long the kernel kept the container from running because it had used up its CPU limit. ${ofLoad} The kernel adds up the times of all cores, so it can be longer than the phase. Null if the source does not report it.`,
      ),
    throttledPeriods: countField
      .nullable()
      .describe(`The number of periods in which the container was throttled. ${ofLoad} Null if unknown.`),
    periods: countField
      .nullable()
      .describe(
        `Periods of the CPU limit, usually 100 ms each, in which the container wanted to run. 0 without a CPU limit. ${ofLoad} Null if unknown.`,
      ),
  })
  .nullable()
  .describe(
    "CPU time of the container, from cpu.stat (on cgroup v1 also cpuacct.usage) or from the Docker stats API. If a counter falls, such as after a restart, memgate adds nothing for that moment. Null if no source reports it.",
  );

export const cpuSeriesSchema = z
  .array(
    z.strictObject({
      atMs: millis.describe("End of the interval, in milliseconds after timeOrigin."),
      cores: z.number().min(0).describe("CPU time ÷ time of the interval: 1.5 is one and a half cores."),
      throttledRatio: z
        .number()
        .min(0)
        .max(1)
        .nullable()
        .describe("The share of the interval in which the CPU limit stopped the container. Null if unknown."),
    }),
  )
  .max(1000)
  .describe(
    "CPU use over time. Each interval begins at the end of the previous interval. The first begins at timeOrigin. For a container that already ran, the first begins at the first sample. Empty if no source reports it.",
  );

export type CpuUse = Readonly<NonNullable<z.infer<typeof cpuSchema>>>;
export type CpuPoint = Readonly<z.infer<typeof cpuSeriesSchema>[number]>;

/** The share in a section that compares runs. */
export const throttledField = z
  .number()
  .min(0)
  .max(1)
  .nullable()
  .describe("The share of the load phase in which the CPU limit stopped the container. Null if it is unknown.");
