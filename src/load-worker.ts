// Entry of the load process: takes jobs over IPC, runs one at a time, ends when memgate does.
import { messageOf } from "./lib/errors.ts";
import type { FromLoadProcess, ToLoadProcess } from "./load/protocol.ts";
import { createMemory } from "./load/users/virtual-user.ts";
import { type RunningLoad, startLoad } from "./load/worker/generator.ts";

let running: RunningLoad | null = null;
const memory = createMemory();

const say = (message: FromLoadProcess) => {
  if (process.connected) process.send?.(message);
};
const fail = (error: unknown) => say({ type: "failed", message: messageOf(error) });

process.on("message", (message: ToLoadProcess) => {
  if (message.type === "stop") return running?.stop();
  running = startLoad(message.job, (requestsPerSecond) => say({ type: "progress", requestsPerSecond }), memory);
  running.result.then((load) => say({ type: "done", load }), fail);
});
// When memgate is gone, however it went, so is its load.
process.on("disconnect", () => process.exit(0));
// A terminal's Ctrl-C reaches every process of the group: how to end is memgate's to say.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
process.on("uncaughtException", (error) => {
  fail(error);
  setImmediate(() => process.exit(1));
});
say({ type: "warm" });
