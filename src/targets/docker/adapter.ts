// The target adapter: implements the conductor's interface with Docker Engine. Only this folder uses dockerode.

import type { Clock } from "../../lib/clock.ts";
import type { RedactedLog } from "../../lib/log.ts";
import { holdExit } from "../../lib/process-exit.ts";
import type { PreparedImage, TargetAdapter } from "../../model/adapters.ts";
import { GateError } from "../../model/gate-error.ts";
import type { TargetPlan } from "../../model/plan.ts";
import type { ResolvedCompose } from "../../model/resolved-compose.ts";
import { type CleanupStack, createCleanupStack } from "./cleanup-stack.ts";
import type { StartedProject } from "./compose/up.ts";
import { containerName, createContainer, removeContainer, wrapContainer } from "./container/container.ts";
import { fillerName, removeVolumes, volumeName } from "./container/ephemeral-volumes.ts";
import { networkName, removeOwnNetwork } from "./container/own-network.ts";
import { connectEngine, type Engine } from "./engine/connect.ts";
import type { EngineHost } from "./engine/host.ts";
import { builtTag, prepareImage, removeBuiltTag } from "./image/prepare.ts";
import { signalLoad } from "./load-command/process-tree.ts";
import { isPortTaken, isSocketTaken } from "./readiness/http-tcp-probe.ts";
import { listenersOf } from "./readiness/listeners.ts";
import { awaitReady } from "./readiness/wait.ts";

/** The image of a set of runs: the first run builds or pulls it, and every other run uses it. */
export interface KeptImage {
  /** Null until a run has prepared it. */
  image: PreparedImage | null;
  /** True once a build or a Compose project has begun: there may be names of images to remove. */
  isBegun: boolean;
}

const loadHelper = () => import("./runtime/helper.ts");
const loadAttach = () => import("./container/attach.ts");

/**
 * @param hostOf called by `connect`
 * @param runId part of the names of everything that the run creates, and the value of its label
 * @param kept the image that the runs of a set share, which have one `runId`; null if the run removes its own image
 */
export function createTargetAdapter(
  hostOf: () => EngineHost,
  runId: string,
  log: RedactedLog,
  clock: Clock,
  kept: KeptImage | null = null,
): TargetAdapter {
  let engine: Engine | null = null;
  let project: StartedProject | null = null;
  let resolvedCompose: ResolvedCompose | null = null;
  const cleanup = createCleanupStack();
  const connected = () => {
    if (engine === null) throw new Error("memgate must connect to the engine before it uses it");
    return engine;
  };
  const create = containerCreator(connected, runId, cleanup);
  return {
    connect: async () => {
      engine = await connectEngine(hostOf());
      return engine.facts;
    },
    prepareImage: async ({ source, limitBytes, port }, signal) => {
      if (source.kind === "container") return (await loadAttach()).attachedImage(connected().docker, source);
      if (kept !== null) kept.isBegun = true;
      if (source.kind === "compose") {
        const { bringUp, tearDown } = await import("./compose/up.ts");
        addProject(cleanup, runId, () => tearDown(connected(), runId, kept !== null));
        resolvedCompose = source.resolved;
        const isPrepared = kept?.image != null;
        project = await bringUp(
          { engine: connected(), resolved: source.resolved, limitBytes, runId, log, isPrepared },
          signal,
          port,
        );
        if (kept !== null) kept.image = project;
        return project;
      }
      if (kept?.image != null) return kept.image;
      const { docker } = connected();
      if (source.kind === "build" && kept === null) {
        const command = `docker rmi ${builtTag(runId)}`;
        cleanup.add("the tag of the built image", command, () => removeBuiltTag(docker, runId));
      }
      const image = await prepareImage(connected(), source, runId, log, signal);
      if (kept !== null) kept.image = image;
      return image;
    },
    createContainer: async (plan, image, port) => {
      const { source } = plan;
      if (plan.socketPath !== null && source.kind !== "container") await assertSocketFree(plan.socketPath);
      if (source.kind === "container") {
        return (await loadAttach()).attach(connected(), source, plan.limitBytes, port, (restore) => {
          log.line(
            `setting the memory limit of the container ${source.name}; to restore the old limit by hand: ${restore.command}`,
          );
          cleanup.add(`the limit of the container ${source.name}`, restore.command, restore.cleanup);
        });
      }
      if (source.kind !== "compose") return create(plan, image, port);
      if (project === null) throw new Error("the compose project must be up before its container is created");
      if (project.isOnHostNetwork && connected().isLocal && port !== null) await assertPortFree(port);
      const container = connected().docker.getContainer(project.containerId);
      return wrapContainer(connected(), container, image.name, port, false);
    },
    runLoadCommand: loadRunner(connected, runId, log, cleanup),
    openHelper: async (appId, user, signal) =>
      (await loadHelper()).openHelper(connected().docker, { appId, user, runId, addCleanup: cleanup.add }, signal),
    exitedDependencies: async () => {
      if (resolvedCompose === null) return [];
      const { exitedServices } = await import("./compose/up.ts");
      return exitedServices(connected(), resolvedCompose, runId, log);
    },
    tearDown: cleanup.run,
    leftBehind: cleanup.left,
    listeners: listenersOf,
    awaitReady: (container, healthcheck, plan, signal) => awaitReady(container, healthcheck, plan, { clock, signal }),
  };
}

/** Creates the container of an image or a build. */
function containerCreator(connected: () => Engine, runId: string, cleanup: CleanupStack) {
  return async (plan: TargetPlan, image: PreparedImage, port: number | null) => {
    const { docker, isLocal } = connected();
    if (plan.network === "host" && isLocal && port !== null) await assertPortFree(port);
    const volumes = plan.ephemeralVolumes.map((_, index) => volumeName(runId, index));
    if (volumes.length > 0) addVolumes(cleanup, docker, runId, volumes);
    if (plan.isOnOwnNetwork) {
      const network = networkName(runId);
      cleanup.add(`the network ${network}`, `docker network rm ${network}`, () => removeOwnNetwork(docker, runId));
    }
    addContainer(cleanup, docker, containerName(runId));
    return createContainer(connected(), plan, image, port, runId);
  };
}

function loadRunner(
  connected: () => Engine,
  runId: string,
  log: RedactedLog,
  cleanup: CleanupStack,
): TargetAdapter["runLoadCommand"] {
  return async (command, { source, limitBytes }, reach, signal, isRunOver) => {
    const { runCommandHere, variablesHere, variablesOf } = await import("./load-command/run.ts");
    signal.throwIfAborted();
    if (command.service === null || source.kind !== "compose") {
      cleanup.add("processes of load-command", "pkill", async () => void signalLoad(runId, "SIGKILL"));
      const here = { command: command.command, variables: variablesHere(reach), id: runId };
      return runCommandHere(here, log, signal, isRunOver);
    }
    const { runInProject } = await import("./compose/load-service.ts");
    signal.throwIfAborted();
    const { resolved } = source;
    const variables = variablesOf(reach, resolved.service);
    const inService = { service: command.service, command: command.command, variables };
    return runInProject({ engine: connected(), resolved, limitBytes, runId, log }, inService, signal);
  };
}

function addContainer(cleanup: CleanupStack, docker: Engine["docker"], name: string): void {
  cleanup.add(`the container ${name}`, `docker rm -f ${name}`, () => removeContainer(docker.getContainer(name)));
}

function addVolumes(cleanup: CleanupStack, docker: Engine["docker"], runId: string, volumes: readonly string[]): void {
  const command = `docker rm -fv ${fillerName(runId)}; docker volume rm ${volumes.join(" ")}`;
  cleanup.add("the volumes of the run", command, () => removeVolumes(docker, volumes, runId));
}

function addProject(cleanup: CleanupStack, runId: string, tearDown: () => Promise<void>): void {
  cleanup.add(`the compose project memgate-${runId}`, `docker compose -p memgate-${runId} down -v`, () => {
    const removal = tearDown();
    // On a slow machine, the removal may take longer than the run waits. The process must not exit before the removal
    // ends.
    holdExit(removal);
    return removal;
  });
}

/** On the host network, responses of another program could be mistaken for the app's. */
async function assertPortFree(port: number): Promise<void> {
  if (!(await isPortTaken(port))) return;
  throw new GateError(
    { code: "container-failed/port-in-use", data: { port } },
    `port ${port} of the host network is already in use; stop the program that listens on it, or use another network`,
  );
}

/** A socket file that an earlier run left does not count: no program listens on it. */
async function assertSocketFree(socketPath: string): Promise<void> {
  if (!(await isSocketTaken(socketPath))) return;
  throw new GateError(
    { code: "container-failed/socket-in-use", data: { socketPath } },
    `another program already listens on the socket ${socketPath} and would respond for the app; stop it first`,
  );
}
