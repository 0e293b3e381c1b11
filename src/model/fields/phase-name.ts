import * as z from "zod";

export const phaseNameSchema = z
  .enum(["start", "warmup", "load", "settle", "run"])
  .describe(
    "start: until the app is ready. warmup: load whose failed requests do not count. load: load whose failed requests count. settle: a short time after the load. run: the whole life of a batch job.",
  );
