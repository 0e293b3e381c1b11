// This machine's engine as a test engine. It is never stopped, because other programs may use it.
import { describeEngine, describeNone, ensureEngine } from "./ensure.mjs";
import { findEngine } from "./find.mjs";
import { UnavailableError } from "./refusal.mjs";

/** @returns {import("./catalogue.mjs").Engine} */
export function systemEngine() {
  return {
    async settings(env) {
      const engine = await findEngine(env);
      return engine.kind === "ready" ? { DOCKER_HOST: engine.host } : undefined;
    },
    async start({ log, env }) {
      const engine = await ensureEngine({ log, env });
      if (engine.kind === "none") throw new UnavailableError(describeNone(engine));
      log(describeEngine(engine));
    },
    async stop({ log }) {
      log("the system's engine keeps running, because other programs may use it");
    },
    inside: (command) => command,
  };
}
