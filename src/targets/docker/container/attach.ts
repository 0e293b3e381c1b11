// Attaches to a container that already runs. It keeps running after the run.

import type Docker from "dockerode";
import { messageOf } from "../../../lib/errors.ts";
import { bytesExactly } from "../../../lib/format.ts";
import { readFrame } from "../../../memory/stats-api/frame.ts";
import type { PreparedImage, TargetContainer } from "../../../model/adapters.ts";
import type { AttachSource } from "../../../model/app-source.ts";
import { GateError } from "../../../model/gate-error.ts";
import type { ResolvedSource } from "../../../model/plan.ts";
import { secretsInVariable } from "../../../redaction/secret-names.ts";
import type { Engine } from "../engine/connect.ts";
import { healthcheckOf, isNotFound } from "../image/prepare.ts";
import { wrapContainer } from "./container.ts";

/**
 * Reads the container's limit and checks that memgate can test the container.
 * @param limitBytes from memory-limit; null to use the container's own limit
 * @throws GateError `inputs` if the container does not exist, does not run or can't be reached. Without set-limit, also
 *   throws if the container has no limit, another limit, or swap
 */
export async function resolveAttached(
  engine: Engine,
  source: AttachSource,
  limitBytes: number | null,
): Promise<ResolvedSource> {
  const { HostConfig, State, Config } = await inspect(engine.docker, source.name);
  const secrets = secretsInEnvironment(Config.Env ?? []);
  const refuse = (why: string) => {
    throw new GateError("bad-input/container", `\`container\` ${source.name} ${why}`);
  };
  if (!State.Running) refuse("is not running; start it first, or use `image` instead");
  if (State.Paused) refuse("is paused; run docker unpause first");
  if (HostConfig.NetworkMode === "none" || HostConfig.NetworkMode?.startsWith("container:")) {
    refuse(`has no address of its own that memgate can reach (network ${HostConfig.NetworkMode})`);
  }
  const ownBytes = HostConfig.Memory === unlimitedBytes ? 0 : (HostConfig.Memory ?? 0);
  const swapBytes = (HostConfig.MemorySwap ?? 0) - ownBytes;
  if (source.setLimit) {
    if (limitBytes === null) throw new GateError("bad-input/set-limit", "`set-limit` needs `memory-limit`");
    return {
      limitBytes,
      source,
      notices: [attachNotice(source.name), ...limitNotice(source.name, ownBytes, limitBytes)],
      secrets,
    };
  }
  if (ownBytes === 0) {
    refuse("has no memory limit; set `memory-limit` and `set-limit: true` to let memgate set a limit for the run");
  }
  if (limitBytes !== null && limitBytes !== ownBytes) {
    refuse(
      `has a limit of ${bytesExactly(ownBytes)}, but \`memory-limit\` is ${bytesExactly(limitBytes)}; remove \`memory-limit\`, or add \`set-limit: true\` to let memgate set the limit for the run`,
    );
  }
  if (swapBytes !== 0) {
    refuse(
      "can use swap beyond its limit, which a pod can't; set `memory-limit` and `set-limit: true` to let memgate set a limit without swap for the run",
    );
  }
  return { limitBytes: ownBytes, source, notices: [attachNotice(source.name)], secrets };
}

/** @param entries in the form NAME=VALUE */
function secretsInEnvironment(entries: readonly string[]): readonly string[] {
  return entries.flatMap((entry) => {
    const [name = "", ...value] = entry.split("=");
    return secretsInVariable([name, value.join("=")]);
  });
}

function attachNotice(name: string): string {
  return `container ${name} was already running: the peak does not cover its start, nor anything else before this run`;
}

function limitNotice(name: string, ownBytes: number, limitBytes: number): readonly string[] {
  if (ownBytes === limitBytes) return [];
  const own = ownBytes === 0 ? "no limit" : `a limit of ${bytesExactly(ownBytes)}`;
  return [`container ${name} has ${own}; during the run memgate sets a limit of ${bytesExactly(limitBytes)}`];
}

/** @throws GateError `container` if the container does not exist any more */
export async function attachedImage(docker: Docker, { name }: AttachSource): Promise<PreparedImage> {
  const { Image, Config } = await inspect(docker, name, "container");
  return {
    reference: Image,
    name: `the running container ${name} of ${Config.Image}`,
    id: Image,
    exposedPorts: Object.keys(Config.ExposedPorts ?? {}),
    healthcheck: healthcheckOf(Config),
  };
}

/**
 * Returns a container whose `start` only sets the limit, if set-limit asks for it. So memgate watches for OOM kills
 * before it sets the limit: the kernel may kill a process immediately.
 * @param onChange called before the limit changes; `cleanup` restores the old limit, `command` does the same by hand
 * @throws GateError `container`
 */
export async function attach(
  engine: Engine,
  { name, setLimit }: AttachSource,
  limitBytes: number,
  port: number | null,
  onChange: (restore: { readonly cleanup: () => Promise<void>; readonly command: string }) => void,
): Promise<TargetContainer> {
  const { Id, HostConfig } = await inspect(engine.docker, name, "container");
  const container = engine.docker.getContainer(Id);
  const before = { memory: HostConfig.Memory ?? 0, swap: HostConfig.MemorySwap ?? 0 };
  const applyLimit = async () => {
    const memoryBytes = before.memory === 0 ? unlimitedBytes : before.memory;
    const swapBytes = before.swap <= 0 ? unlimitedBytes : before.swap;
    const swapFlag = before.swap <= 0 ? -1 : swapBytes;
    try {
      await assertFits(container, name, limitBytes);
      onChange({
        cleanup: () => restoreLimit(container, memoryBytes, swapBytes, before.swap <= 0),
        command: `docker update --memory ${memoryBytes} --memory-swap ${swapFlag} ${name}`,
      });
      await setLimitOf(container, limitBytes, limitBytes);
    } catch (cause) {
      if (cause instanceof GateError) throw cause;
      const error = messageOf(cause);
      const fault = { code: "container-failed/set-limit", data: { container: name, error } } as const;
      throw new GateError(fault, `the limit of the container ${name} could not be set: ${error}`, { cause });
    }
  };
  const isChanged = before.memory !== limitBytes || before.swap !== limitBytes;
  const start = setLimit && isChanged ? applyLimit : async () => {};
  return { ...wrapContainer(engine, container, name, port, true), start };
}

/**
 * With a limit below the current usage, the kernel would kill a process at once, and the verdict would blame the app.
 * @throws GateError `container`
 */
async function assertFits(container: Docker.Container, name: string, limitBytes: number): Promise<void> {
  const workingSetBytes = await workingSetOf(container);
  if (workingSetBytes === null || workingSetBytes < limitBytes) return;
  throw new GateError(
    { code: "container-failed/usage-above-limit", data: { container: name, workingSetBytes, limitBytes } },
    `the working set of the container ${name} is already ${bytesExactly(workingSetBytes)}: with a limit of ${bytesExactly(limitBytes)} the kernel would kill a process in it; restart the container first`,
  );
}

/** In bytes. Null if the engine's stats do not contain it. */
async function workingSetOf(container: Docker.Container): Promise<number | null> {
  const frame = readFrame(await container.stats({ stream: false, "one-shot": true }));
  return "missed" in frame ? null : frame.reading.workingSetBytes;
}

/** @throws Error if the container uses more than its old limit: the kernel would kill a process in it */
async function restoreLimit(
  container: Docker.Container,
  memoryBytes: number,
  swapBytes: number,
  hadUnlimitedSwap: boolean,
): Promise<void> {
  try {
    const usedBytes = await workingSetOf(container);
    if (usedBytes !== null && usedBytes >= memoryBytes) {
      throw new Error(
        `its working set is ${bytesExactly(usedBytes)}, above its old limit of ${bytesExactly(memoryBytes)}`,
      );
    }
    await setLimitOf(container, memoryBytes, swapBytes);
    // A second step is necessary. In one step, runc would write the memory limit before the swap limit, and the swap
    // limit must not be below the memory limit.
    if (hadUnlimitedSwap) await setLimitOf(container, memoryBytes, -1);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** The kernel's highest limit. The API can't remove a limit: it reads 0 as "unchanged" and refuses -1. */
const unlimitedBytes = 2 ** 63 - 4_096;

async function setLimitOf(container: Docker.Container, Memory: number, MemorySwap: number): Promise<void> {
  await container.update({ Memory, MemorySwap });
}

async function inspect(docker: Docker, name: string, stage: "inputs" | "container" = "inputs") {
  try {
    return await docker.getContainer(name).inspect();
  } catch (cause) {
    const why = isNotFound(cause)
      ? "does not exist; docker ps lists the running containers"
      : `could not be inspected: ${messageOf(cause)}`;
    const fault = { code: "container-failed/inspect", data: { container: name, error: messageOf(cause) } } as const;
    if (stage === "inputs") throw new GateError("bad-input/container", `\`container\` ${name} ${why}`, { cause });
    throw new GateError(fault, `container ${name} ${why}`, { cause });
  }
}
