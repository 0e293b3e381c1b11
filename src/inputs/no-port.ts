// Reports the options that need a port if the app has no port.
import type { AppSpec } from "../model/app-spec.ts";
import type { WorkloadPlan } from "../model/workload.ts";
import type { ReadyWhen } from "../options/parsers.ts";
import type { Reader } from "../options/reader.ts";

/** @param ready null for the probes of the manifest, or `http` */
export function reportNoPort(
  workload: WorkloadPlan | null,
  ready: ReadyWhen | null,
  app: AppSpec | null,
  { report }: Pick<Reader, "report">,
): void {
  if (workload?.kind === "http") {
    return void report("port", "is none, but memgate sends requests to the port; give `load-command` or `load: none`");
  }
  if (workload?.kind !== "command") return;
  if (!isPortProbed(ready, app)) return;
  report(
    "port",
    "is none, but the readiness check needs a port; set `ready` to log:REGEXP, exec:COMMAND or healthcheck",
  );
}

function isPortProbed(ready: ReadyWhen | null, app: AppSpec | null): boolean {
  if (ready !== null) return ready.kind === "http" || ready.kind === "tcp";
  // Without probes, the readiness check is an HTTP request to the port.
  const probes = app?.probes ?? [];
  return probes.length === 0 || probes.some(({ probe }) => "port" in probe && probe.port === null);
}
