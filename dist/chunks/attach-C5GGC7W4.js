import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  GateError,
  healthcheckOf,
  isNotFound,
  readFrame,
  wrapContainer
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import {
  secretsInVariable
} from "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import {
  bytesExactly,
  messageOf
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/targets/docker/container/attach.ts
async function resolveAttached(engine, source, limitBytes) {
  const { HostConfig, State, Config } = await inspect(engine.docker, source.name);
  const secrets = secretsInEnvironment(Config.Env ?? []);
  const refuse = (why) => {
    throw new GateError("bad-input/container", `\`container\` ${source.name} ${why}`);
  };
  if (!State.Running) refuse("is not running; start it first, or use `image` instead");
  if (State.Paused) refuse("is paused; run docker unpause first");
  if (HostConfig.NetworkMode === "none" || HostConfig.NetworkMode?.startsWith("container:")) {
    refuse(`has no address of its own that memgate can reach (network ${HostConfig.NetworkMode})`);
  }
  const ownBytes = HostConfig.Memory === unlimitedBytes ? 0 : HostConfig.Memory ?? 0;
  const swapBytes = (HostConfig.MemorySwap ?? 0) - ownBytes;
  if (source.setLimit) {
    if (limitBytes === null) throw new GateError("bad-input/set-limit", "`set-limit` needs `memory-limit`");
    return {
      limitBytes,
      source,
      notices: [attachNotice(source.name), ...limitNotice(source.name, ownBytes, limitBytes)],
      secrets
    };
  }
  if (ownBytes === 0) {
    refuse("has no memory limit; set `memory-limit` and `set-limit: true` to let memgate set a limit for the run");
  }
  if (limitBytes !== null && limitBytes !== ownBytes) {
    refuse(
      `has a limit of ${bytesExactly(ownBytes)}, but \`memory-limit\` is ${bytesExactly(limitBytes)}; remove \`memory-limit\`, or add \`set-limit: true\` to let memgate set the limit for the run`
    );
  }
  if (swapBytes !== 0) {
    refuse(
      "can use swap beyond its limit, which a pod can't; set `memory-limit` and `set-limit: true` to let memgate set a limit without swap for the run"
    );
  }
  return { limitBytes: ownBytes, source, notices: [attachNotice(source.name)], secrets };
}
function secretsInEnvironment(entries) {
  return entries.flatMap((entry) => {
    const [name = "", ...value] = entry.split("=");
    return secretsInVariable([name, value.join("=")]);
  });
}
function attachNotice(name) {
  return `container ${name} was already running: the peak does not cover its start, nor anything else before this run`;
}
function limitNotice(name, ownBytes, limitBytes) {
  if (ownBytes === limitBytes) return [];
  const own = ownBytes === 0 ? "no limit" : `a limit of ${bytesExactly(ownBytes)}`;
  return [`container ${name} has ${own}; during the run memgate sets a limit of ${bytesExactly(limitBytes)}`];
}
async function attachedImage(docker, { name }) {
  const { Image, Config } = await inspect(docker, name, "container");
  return {
    reference: Image,
    name: `the running container ${name} of ${Config.Image}`,
    id: Image,
    exposedPorts: Object.keys(Config.ExposedPorts ?? {}),
    healthcheck: healthcheckOf(Config)
  };
}
async function attach(engine, { name, setLimit }, limitBytes, port, onChange) {
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
        command: `docker update --memory ${memoryBytes} --memory-swap ${swapFlag} ${name}`
      });
      await setLimitOf(container, limitBytes, limitBytes);
    } catch (cause) {
      if (cause instanceof GateError) throw cause;
      const error = messageOf(cause);
      const fault = { code: "container-failed/set-limit", data: { container: name, error } };
      throw new GateError(fault, `the limit of the container ${name} could not be set: ${error}`, { cause });
    }
  };
  const isChanged = before.memory !== limitBytes || before.swap !== limitBytes;
  const start = setLimit && isChanged ? applyLimit : async () => {
  };
  return { ...wrapContainer(engine, container, name, port, true), start };
}
async function assertFits(container, name, limitBytes) {
  const workingSetBytes = await workingSetOf(container);
  if (workingSetBytes === null || workingSetBytes < limitBytes) return;
  throw new GateError(
    { code: "container-failed/usage-above-limit", data: { container: name, workingSetBytes, limitBytes } },
    `the working set of the container ${name} is already ${bytesExactly(workingSetBytes)}: with a limit of ${bytesExactly(limitBytes)} the kernel would kill a process in it; restart the container first`
  );
}
async function workingSetOf(container) {
  const frame = readFrame(await container.stats({ stream: false, "one-shot": true }));
  return "missed" in frame ? null : frame.reading.workingSetBytes;
}
async function restoreLimit(container, memoryBytes, swapBytes, hadUnlimitedSwap) {
  try {
    const usedBytes = await workingSetOf(container);
    if (usedBytes !== null && usedBytes >= memoryBytes) {
      throw new Error(
        `its working set is ${bytesExactly(usedBytes)}, above its old limit of ${bytesExactly(memoryBytes)}`
      );
    }
    await setLimitOf(container, memoryBytes, swapBytes);
    if (hadUnlimitedSwap) await setLimitOf(container, memoryBytes, -1);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
var unlimitedBytes = 2 ** 63 - 4096;
async function setLimitOf(container, Memory, MemorySwap) {
  await container.update({ Memory, MemorySwap });
}
async function inspect(docker, name, stage = "inputs") {
  try {
    return await docker.getContainer(name).inspect();
  } catch (cause) {
    const why = isNotFound(cause) ? "does not exist; docker ps lists the running containers" : `could not be inspected: ${messageOf(cause)}`;
    const fault = { code: "container-failed/inspect", data: { container: name, error: messageOf(cause) } };
    if (stage === "inputs") throw new GateError("bad-input/container", `\`container\` ${name} ${why}`, { cause });
    throw new GateError(fault, `container ${name} ${why}`, { cause });
  }
}
export {
  attach,
  attachedImage,
  resolveAttached
};
