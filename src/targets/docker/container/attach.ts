// A container that ran before memgate came, and that is left running.

import type Docker from "dockerode";
import { GateError, messageOf } from "../../../lib/errors.ts";
import { bytesExactly } from "../../../lib/format.ts";
import { readFrame } from "../../../memory/stats-api/frame.ts";
import type { PreparedImage, TargetContainer } from "../../../model/adapters.ts";
import type { AttachSource } from "../../../model/app-source.ts";
import type { ResolvedSource } from "../../../model/plan.ts";
import type { Engine } from "../engine/connect.ts";
import { healthcheckOf, isNotFound } from "../image/prepare.ts";
import { wrapContainer } from "./container.ts";

/**
 * Reads the container's limit and checks that the gate can be of it.
 * @param limitBytes that was asked for; null for the container's own
 * @throws GateError `inputs`
 */
export async function resolveAttached(
  engine: Engine,
  source: AttachSource,
  limitBytes: number | null,
): Promise<ResolvedSource> {
  const { HostConfig, State } = await inspect(engine.docker, source.name);
  const refuse = (why: string) => {
    throw new GateError("inputs", `container ${source.name} ${why}`);
  };
  if (!State.Running) refuse("does not run; start it first, or give image instead");
  if (State.Paused) refuse("is paused; docker unpause it first");
  if (HostConfig.NetworkMode === "none" || HostConfig.NetworkMode?.startsWith("container:")) {
    refuse(`has no address of its own (network ${HostConfig.NetworkMode}) that load could be sent to`);
  }
  const own = HostConfig.Memory === highestBytes ? 0 : (HostConfig.Memory ?? 0);
  const swap = (HostConfig.MemorySwap ?? 0) - own;
  const toSet = "with set-limit: true memgate sets it for the time of the run";
  if (source.setLimit) {
    if (limitBytes === null) throw new GateError("inputs", "set-limit needs memory-limit beside it");
    return {
      limitBytes,
      source,
      notices: [ranBefore(source.name), ...limitNotice(source.name, own, limitBytes)],
      secrets: [],
    };
  }
  if (own === 0) refuse(`has no memory limit; give memory-limit: ${toSet}`);
  if (limitBytes !== null && limitBytes !== own) {
    refuse(`has a limit of ${bytesExactly(own)}, not the ${bytesExactly(limitBytes)} of memory-limit; ${toSet}`);
  }
  if (swap !== 0) {
    refuse(`may use swap beside its limit, which a pod may not; give memory-limit: ${toSet}, without swap`);
  }
  return { limitBytes: own, source, notices: [ranBefore(source.name)], secrets: [] };
}

function ranBefore(name: string): string {
  return `container ${name} ran before: its start, and what it took before this run, is not in the peak`;
}

function limitNotice(name: string, ownBytes: number, limitBytes: number): readonly string[] {
  if (ownBytes === limitBytes) return [];
  const own = ownBytes === 0 ? "no limit" : `a limit of ${bytesExactly(ownBytes)}`;
  return [`container ${name} has ${own}; for the time of the run it was set to ${bytesExactly(limitBytes)}`];
}

/** @throws GateError `container` where it is gone */
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
 * Its start is the change of its limit, where that is asked for: whoever watches for OOM kills does so by then, for what
 * takes more than the new limit is killed at once.
 * @param onChange told before the limit is changed, with what gives the old one back
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
  const setIt = async () => {
    const memoryBytes = before.memory === 0 ? highestBytes : before.memory;
    const swapBytes = before.swap <= 0 ? highestBytes : before.swap;
    await assertRoom(container, name, limitBytes);
    const swapFlag = before.swap <= 0 ? -1 : swapBytes;
    onChange({
      cleanup: () => restoreLimit(container, memoryBytes, swapBytes, before.swap <= 0),
      command: `docker update --memory ${memoryBytes} --memory-swap ${swapFlag} ${name}`,
    });
    try {
      await setLimitOf(container, limitBytes, limitBytes);
    } catch (cause) {
      const why = messageOf(cause);
      throw new GateError("container", `the limit of the container ${name} could not be set: ${why}`, { cause });
    }
  };
  const isOther = before.memory !== limitBytes || before.swap !== limitBytes;
  const start = setLimit && isOther ? setIt : async () => {};
  return { ...wrapContainer(engine, container, name, port, true), start };
}

/**
 * A limit below what is in use would have the kernel kill something at once, and nobody to say whose doing it was.
 * @throws GateError `container`
 */
async function assertRoom(container: Docker.Container, name: string, limitBytes: number): Promise<void> {
  const usedBytes = await workingSetOf(container);
  if (usedBytes === null || usedBytes < limitBytes) return;
  const used = `the working set of the container ${name} is ${bytesExactly(usedBytes)} already`;
  throw new GateError(
    "container",
    `${used}, and memory-limit ${bytesExactly(limitBytes)} would kill it; restart it first`,
  );
}

/** Null where the engine's stats don't tell. */
async function workingSetOf(container: Docker.Container): Promise<number | null> {
  const frame = readFrame(await container.stats({ stream: false, "one-shot": true }));
  return "missed" in frame ? null : frame.reading.workingSetBytes;
}

/** @throws where the container uses more than its old limit by now: it would be killed */
async function restoreLimit(
  container: Docker.Container,
  memoryBytes: number,
  swapBytes: number,
  hadAllSwap: boolean,
): Promise<void> {
  try {
    const usedBytes = await workingSetOf(container);
    if (usedBytes !== null && usedBytes >= memoryBytes) {
      throw new Error(
        `its working set is ${bytesExactly(usedBytes)}, above its own limit of ${bytesExactly(memoryBytes)}`,
      );
    }
    await setLimitOf(container, memoryBytes, swapBytes);
    // In a second step: at once, runc would write the limit before the swap that it must not be above.
    if (hadAllSwap) await setLimitOf(container, memoryBytes, -1);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** The kernel's highest: a limit that is there can't be taken away, for the API reads 0 as "leave it" and refuses -1. */
const highestBytes = 2 ** 63 - 4_096;

async function setLimitOf(container: Docker.Container, Memory: number, MemorySwap: number): Promise<void> {
  await container.update({ Memory, MemorySwap });
}

async function inspect(docker: Docker, name: string, stage: "inputs" | "container" = "inputs") {
  try {
    return await docker.getContainer(name).inspect();
  } catch (cause) {
    const why = isNotFound(cause)
      ? "is not there; docker ps shows those that run"
      : `could not be asked for: ${messageOf(cause)}`;
    throw new GateError(stage, `container ${name} ${why}`, { cause });
  }
}
