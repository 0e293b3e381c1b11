// The entry point of the load process. It takes jobs over IPC, runs one at a time, and ends when memgate ends.
import { messageOf } from "./lib/errors.ts";
import type { FromLoadProcess, ToLoadProcess } from "./load/protocol.ts";
import { createMemory } from "./load/users/virtual-user.ts";
import { compileLoad } from "./load/worker/compile-load.ts";
import { type RunningLoad, startLoad } from "./load/worker/generator.ts";
import type { LoadProgress } from "./model/adapters.ts";

let running: RunningLoad | null = null;
const memory = createMemory();

const send = (message: FromLoadProcess) => {
  if (process.connected) process.send?.(message);
};
const fail = (error: unknown) => send({ type: "failed", message: messageOf(error) });

process.on("message", (message: ToLoadProcess) => {
  if (message.type === "stop") return running?.stop();
  const observer = {
    onProgress: (progress: LoadProgress) => send({ type: "progress", progress }),
    onOver: () => send({ type: "over" }),
  };
  running = startLoad(message.job, observer, memory);
  running.result.then((load) => send({ type: "done", load }), fail);
});
// The load must end if memgate ends, for whatever reason.
process.on("disconnect", () => process.exit(0));
// Ctrl-C in a terminal reaches every process of the group. memgate itself decides when the load ends.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
process.on("uncaughtException", (error) => {
  fail(error);
  setImmediate(() => process.exit(1));
});
await compileLoad();
send({ type: "warm" });
