// Turns the inputs into a plan in bytes and milliseconds: the run follows it, --dry-run prints it. Pure.

import { resolve } from "node:path";
import type { GateInputs } from "../inputs/gate-inputs.ts";
import { GateError } from "../model/gate-error.ts";
import type { BasePlan, GatePlan, ReadinessPlan, ResolvedSource, SamplingPlan, TargetPlan } from "../model/plan.ts";
import { folderName } from "../options/parsers.ts";
import { withPodAddress } from "./pod-address.ts";
import { headersOf, readinessOf, serverNameOf } from "./readiness.ts";

export const samplingPlan: SamplingPlan = {
  // Below 10 ms, so that a spike of 10 ms can't fall between two samples, even if a timer fires slightly late.
  cgroupIntervalMs: 9,
  oneShotIntervalMs: 100,
  // If memgate reads the cgroup files, the stats API is only a cross-check. Ten requests a second would cost another
  // 1.5% of a core in memgate and 4% in the daemon.
  oneShotBesideFilesMs: 1_000,
  oneShotTimeoutMs: 250,
  settleMs: 200,
};

/** @param base null without a comparison */
export function planOf(
  inputs: GateInputs,
  resolved: ResolvedSource,
  reportDir: string,
  base: BasePlan | null = null,
): GatePlan {
  const headers = headersOf(inputs.headers);
  const tls = inputs.tls === null ? null : { ...inputs.tls, serverName: serverNameOf(headers) };
  const checks = readinessOf(inputs, headers, tls);
  const { target, readiness, notices } = withPodAddress(targetOf(inputs, resolved, checks), checks);
  return {
    target,
    readiness,
    workload: inputs.workload,
    load: {
      path: inputs.path,
      method: inputs.method,
      headers,
      body: inputs.body,
      connections: inputs.connections,
      rate: inputs.rate,
      requests: inputs.requests,
      requestsPerConnection: inputs.requestsPerConnection,
      requestTimeoutMs: inputs.requestTimeoutMs,
      acceptsRedirects: inputs.acceptsRedirects,
      minRate: inputs.minRate,
      socketPath: readiness.socketPath,
      tls,
      scenario: inputs.scenario,
      warmupMs: inputs.warmupMs,
      durationMs: inputs.durationMs,
    },
    sampling: samplingPlan,
    thresholds: {
      maxRatio: inputs.maxRatio,
      warnRatio: inputs.warnRatio,
      maxErrorRate: inputs.maxErrorRate,
      isEnforced: inputs.isEnforced,
    },
    why: inputs.why,
    repeat: inputs.repeat,
    checksLeak: inputs.checksLeak,
    comparison:
      base === null || inputs.comparison === null ? null : { maxIncrease: inputs.comparison.maxIncrease, base },
    baseline: null,
    reportDir,
    notices: [...inputs.notices, ...resolved.notices, ...notices, ...sameCommitNotices(base)],
    secrets: [...inputs.secrets, ...resolved.secrets],
  };
}

/** Says that a comparison compares a commit with itself. It is a check of the noise. Empty for other commits. */
export function sameCommitNotices(base: Pick<BasePlan, "name" | "isHead"> | null): readonly string[] {
  return base?.isHead === true
    ? [
        `base and head are the same commit (${base.name}): a difference is noise, unless the build uses files that git ignores`,
      ]
    : [];
}

/** The options of the run override the manifest. */
function targetOf(inputs: GateInputs, { limitBytes, source }: ResolvedSource, readiness: ReadinessPlan): TargetPlan {
  const { app, entrypoint, network } = inputs;
  const overridden = new Set([...inputs.volumes, ...inputs.tmpfs].map(({ target }) => folderName(target)));
  const isKept = ({ target }: { readonly target: string }) => !overridden.has(folderName(target));
  return {
    source,
    describedAs: app?.name ?? null,
    limitBytes,
    port: inputs.port === "none" ? null : (inputs.port ?? app?.port ?? null),
    isWithoutPort: inputs.port === "none",
    socketPath: readiness.socketPath,
    probePorts: readiness.steps.flatMap(({ probe }) => ("port" in probe && probe.port !== null ? probe.port : [])),
    env: [...new Map([...(app?.env ?? []), ...inputs.env])],
    // The manifest's arguments belong to its own entrypoint.
    command: inputs.command ?? (entrypoint === null ? (app?.command ?? null) : null),
    entrypoint: entrypoint ?? app?.entrypoint ?? null,
    workingDir: app?.workingDir ?? null,
    user: inputs.user ?? app?.user ?? null,
    rights: app?.rights ?? null,
    extraHosts: app?.extraHosts ?? [],
    volumes: inputs.volumes.map((volume) => ({ ...volume, source: resolve(volume.source) })),
    ephemeralVolumes: (app?.volumes ?? [])
      .map((volume) => ({ ...volume, mounts: volume.mounts.filter(isKept) }))
      .filter(({ mounts }) => mounts.length > 0),
    files: (app?.files ?? []).filter(({ path }) => !overridden.has(path)),
    tmpfs: [...(app?.tmpfs ?? []).filter(isKept), ...inputs.tmpfs],
    cpus: inputs.cpus ?? app?.cpus ?? null,
    network,
    isOnOwnNetwork: false,
  };
}

/**
 * The port to request: the planned port, or the only TCP port that the image exposes. Null if the run needs no port. A
 * batch job and an app with a socket need no port. A load command needs no port if no probe needs one.
 * @param exposed in the form of an image's config, such as `3000/tcp`
 * @throws GateError `inputs` if the run needs a port and the image exposes no TCP port or several
 */
export function portToRequest(
  { target, workload, load, readiness }: GatePlan,
  exposed: readonly string[],
): number | null {
  if (target.port !== null) return target.port;
  if (target.isWithoutPort || workload.kind === "none" || load.socketPath !== null) return null;
  const tcp = exposed
    .filter((port) => !port.endsWith("/udp") && !port.endsWith("/sctp"))
    .map((port) => Number.parseInt(port, 10));
  const [only, ...others] = tcp;
  if (only !== undefined && others.length === 0) return only;
  const isProbed = readiness.steps.some(({ probe }) => "port" in probe && probe.port === null);
  if (workload.kind === "command" && !isProbed) return null;
  const seen = only === undefined ? "no TCP port" : `${tcp.length} TCP ports (${tcp.join(", ")})`;
  const choice = only === undefined ? "to the port that the app listens on" : `to one of them, for example to ${only}`;
  throw new GateError(
    "bad-input/port",
    `the image exposes ${seen}. Set the option \`port\` ${choice}${workload.kind === "command" ? ", or set `ready` to a check that needs no port, such as log:REGEXP" : ""}`,
  );
}

/** @throws GateError `inputs` if a step needs the HEALTHCHECK and the app has no HEALTHCHECK */
export function assertHealthcheck({ steps }: ReadinessPlan, healthcheck: readonly string[] | null): void {
  if (healthcheck !== null || !steps.some(({ probe }) => probe.kind === "healthcheck")) return;
  throw new GateError(
    "bad-input/ready",
    "`ready`: the app has no HEALTHCHECK; set `ready` to another check, such as http or tcp",
  );
}
