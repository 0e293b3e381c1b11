// Checks of options that depend on each other or on files of this machine.

import { resolve } from "node:path";
import { time } from "../lib/format.ts";
import { requestsPerTurn } from "../model/scenario.ts";
import { mostRequestsOf } from "../model/stages.ts";
import { folderName, type Mount, type ReadyWhen, type Tmpfs } from "../options/parsers.ts";
import { notBelowMaxRatio } from "../options/ratio.ts";
import type { RawInputs, Reader } from "../options/reader.ts";
import { options } from "../options/table.ts";
import type { Machine } from "./app-source.ts";
import type { LoadInputs } from "./load-inputs.ts";

/** Reports a ready-path that has no effect, because the readiness check sends no HTTP request. */
export function reportReadyPath(raw: RawInputs, readyWhen: ReadyWhen | null, { report }: Reader): void {
  if (!raw.has("ready-path") || readyWhen === null || readyWhen.kind === "http") return;
  report("ready-path", `is not requested with \`ready: ${readyWhen.kind}\`; expected one of the two options`);
}

/** Reports a warning level at or above the threshold, which no pass could exceed. */
export function reportWarnRatio(
  raw: RawInputs,
  warnRatio: number | null,
  maxRatio: number | null,
  { report }: Reader,
): void {
  if (warnRatio === null || maxRatio === null || warnRatio < maxRatio) return;
  report("warn-ratio", notBelowMaxRatio(raw.get("warn-ratio")?.[0] ?? "", maxRatio));
}

type PlannedLoad = Pick<LoadInputs, "workload" | "requests" | "durationMs" | "scenario"> & {
  readonly rate: number | null;
};

/** Reports a number of requests that the planned rate cannot send in the planned time. */
export function reportTooManyRequests(load: PlannedLoad, raw: RawInputs, { report }: Reader): void {
  const { workload, requests, rate, durationMs } = load;
  const isTimeRefused = raw.get("duration")?.some((text) => !options.duration.parse(text).ok) ?? false;
  if (requests === null || workload?.kind !== "http" || isTimeRefused) return;
  const stages = load.scenario?.stages ?? null;
  const perTurn = load.scenario === null ? 1 : requestsPerTurn(load.scenario);
  const most = stages === null ? (rate ?? Number.POSITIVE_INFINITY) * (durationMs / 1_000) : mostRequestsOf(stages);
  // The last request also needs time for its response.
  if (requests * perTurn < most) return;
  const pace = stages === null ? `\`rate: ${rate}\`` : "the rates of the stages";
  const change = stages === null ? "a longer `duration` or a higher `rate`" : "longer stages or higher rates";
  const turns = perTurn === 1 ? "" : `, because a turn has ${Number(perTurn.toFixed(2))} requests on average`;
  report(
    "requests",
    `"${requests}" takes too long at ${pace}${turns}: the load may take ${time(durationMs)} at most; expected fewer requests, ${change}`,
  );
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
