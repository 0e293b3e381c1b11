// The target adapter: Docker Engine behind the conductor's interface. Only this folder uses dockerode.
import type { TargetAdapter } from "../adapters.ts";
import type { Clock } from "../clock.ts";
import { GateError } from "../errors.ts";
import { containerName, createContainer, removeContainer } from "./container.ts";
import { connectEngine, type Engine } from "./engine.ts";
import type { EngineHost } from "./host.ts";
import { type ImageLog, prepareImage } from "./image.ts";
import { awaitReady, isPortTaken } from "./readiness.ts";

/**
 * @param hostOf asked once the engine is connected to
 * @param runId names the container and labels what belongs to this run
 */
export function createTargetAdapter(
  hostOf: () => EngineHost,
  runId: string,
  log: ImageLog,
  clock: Clock,
): TargetAdapter {
  let engine: Engine | null = null;
  const connected = () => {
    if (engine === null) throw new GateError("engine", "the engine is connected before it is used");
    return engine;
  };
  return {
    connect: async () => {
      engine = await connectEngine(hostOf());
      return engine.facts;
    },
    prepareImage: (source, signal) => prepareImage(connected(), source, runId, log, signal),
    createContainer: async (plan, image, port) => {
      // On the host's network another program's answers would pass for the app's.
      if (plan.network === "host" && connected().isLocal && (await isPortTaken(port))) {
        throw new GateError(
          "container",
          `port ${port} of the host network is taken already: end what listens there, or leave network out`,
        );
      }
      return createContainer(connected(), plan, image, port, runId);
    },
    containerName: containerName(runId),
    removeContainer: () => removeContainer(connected().docker.getContainer(containerName(runId))),
    awaitReady: (container, healthcheck, plan, signal) => awaitReady(container, healthcheck, plan, clock, signal),
  };
}
