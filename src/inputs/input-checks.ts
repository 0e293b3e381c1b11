// Checks of options that depend on each other or on files of this machine.

import { resolve } from "node:path";
import { folderName, type Mount, type ReadyWhen, type Tmpfs } from "../options/parsers.ts";
import type { RawInputs, Reader } from "../options/reader.ts";
import type { Machine } from "./app-source.ts";

/** Reports a ready-path that has no effect, because the readiness check sends no HTTP request. */
export function reportReadyPath(raw: RawInputs, readyWhen: ReadyWhen | null, { report }: Reader): void {
  if (!raw.has("ready-path") || readyWhen === null || readyWhen.kind === "http") return;
  report("ready-path", `is not requested with \`ready: ${readyWhen.kind}\`; expected one of the two options`);
}

interface Mounts {
  readonly volumes: readonly Mount[];
  readonly tmpfs: readonly Tmpfs[];
}

/** Reports volumes that do not exist, and two mounts at one path. */
export function reportMounts({ volumes, tmpfs }: Mounts, { pathKindAt }: Machine, { report }: Reader): void {
  for (const { source } of volumes) {
    if (pathKindAt(source) === null) {
      report("volumes", `"${source}" does not exist; expected a file or folder of this machine`);
    }
  }
  const mounts = [
    ...volumes.map(({ target }) => ({ name: "volumes", target: folderName(target) })),
    ...tmpfs.map(({ target }) => ({ name: "tmpfs", target: folderName(target) })),
  ];
  const isFirst = ({ target }: (typeof mounts)[number], at: number) =>
    mounts.findIndex((other) => other.target === target) === at;
  const repeated = new Map(mounts.filter((mount, at) => !isFirst(mount, at)).map(({ name, target }) => [target, name]));
  for (const [target, name] of repeated) {
    report(name, `"${target}" in the container is mounted twice; expected one volume or tmpfs there`);
  }
}

/** Reports a socket in a folder that the app does not share with this machine. */
export function reportUnsharedSocket(socketPath: string | null, volumes: readonly Mount[], { report }: Reader): void {
  const isShared = ({ source }: Mount) => resolve(socketPath ?? "").startsWith(`${resolve(source)}/`);
  if (socketPath === null || volumes.some(isShared)) return;
  report(
    "socket",
    `"${socketPath}" is not in a folder that \`volumes\` shares with the app; expected a path of this machine in such a folder`,
  );
}
