// This machine's own engine, as a test engine like the others. Others may use it: it is never stopped.
import { describeEngine, describeNone, ensureEngine } from "./ensure.mjs";
import { findEngine } from "./find.mjs";
import { CannotHave } from "./refusal.mjs";

/** @returns {import("./catalogue.mjs").Engine} */
export function systemEngine() {
  return {
    async settings(env) {
      const engine = await findEngine(env);
      return engine.kind === "ready" ? { DOCKER_HOST: engine.host } : undefined;
    },
    async start({ log, env }) {
      const engine = await ensureEngine({ log, env });
      if (engine.kind === "none") throw new CannotHave(describeNone(engine));
      log(describeEngine(engine));
    },
    async stop({ log }) {
      log("the system's engine is left as it is: others may use it");
    },
    inside: (command) => command,
  };
}
