// The target adapter: Docker Engine behind the conductor's interface. Only this folder uses dockerode.
import type { TargetAdapter } from "../adapters.ts";
import type { Clock } from "../clock.ts";
import { GateError } from "../errors.ts";
import type { TargetPlan } from "../plan.ts";
import { attach, attachedImage } from "./attach.ts";
import { bringUp, takeDown } from "./compose.ts";
import { containerName, createContainer, removeContainer, wrapContainer } from "./container.ts";
import { connectEngine, type Engine } from "./engine.ts";
import { removeVolumes } from "./fresh-volumes.ts";
import type { EngineHost } from "./host.ts";
import { type ImageLog, prepareImage } from "./image.ts";
import { awaitReady } from "./readiness.ts";
import { isPortTaken } from "./ready/network.ts";
import { createUndo } from "./undo.ts";

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
  let composeContainer: string | null = null;
  const undo = createUndo();
  const connected = () => {
    if (engine === null) throw new GateError("engine", "the engine is connected before it is used");
    return engine;
  };
  const create = async (plan: TargetPlan, image: Parameters<TargetAdapter["createContainer"]>[1], port: number) => {
    const { docker, isLocal } = connected();
    // On the host's network another program's answers would pass for the app's.
    if (plan.network === "host" && isLocal && (await isPortTaken(port))) {
      throw new GateError(
        "container",
        `port ${port} of the host network is taken already: end what listens there, or leave network out`,
      );
    }
    if (plan.freshVolumes.length > 0) {
      undo.add("the volumes of the run", `docker volume prune --filter label=memgate.run=${runId}`, () =>
        removeVolumes(docker, plan.freshVolumes.length, runId),
      );
    }
    const name = containerName(runId);
    undo.add(`the container ${name}`, `docker rm -f ${name}`, () => removeContainer(docker.getContainer(name)));
    return createContainer(connected(), plan, image, port, runId);
  };
  return {
    connect: async () => {
      engine = await connectEngine(hostOf());
      return engine.facts;
    },
    prepareImage: async ({ source, limitBytes, port }, signal) => {
      if (source.kind === "container") return attachedImage(connected().docker, source);
      if (source.kind === "compose") {
        undo.add(`the compose project memgate-${runId}`, `docker compose -p memgate-${runId} down -v`, () =>
          takeDown(connected(), runId),
        );
        const up = await bringUp(connected(), source.survey, limitBytes, runId, log, signal, port);
        composeContainer = up.containerId;
        return up;
      }
      const { discard, ...image } = await prepareImage(connected(), source, runId, log, signal);
      if (source.kind === "build") {
        undo.add("the tag of the image that was built", `docker rmi ${image.reference}`, discard);
      }
      return image;
    },
    createContainer: async (plan, image, port) => {
      const { source } = plan;
      if (source.kind === "container") {
        return attach(connected(), source, plan.limitBytes, port, (restore) =>
          undo.add(`the limit of the container ${source.name}`, restore.command, restore.undo),
        );
      }
      if (source.kind !== "compose") return create(plan, image, port);
      const container = connected().docker.getContainer(composeContainer ?? "");
      return wrapContainer(connected(), container, image.name, port, false);
    },
    takeDown: undo.run,
    leftBehind: undo.left,
    awaitReady: (container, healthcheck, plan, signal) => awaitReady(container, healthcheck, plan, clock, signal),
  };
}
