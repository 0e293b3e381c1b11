// What has to be asked of others before a run is planned: the limit of a Compose service, or of a running container.

import { composePlaceText } from "../../compose/compose-file.ts";
import type { GateInputs } from "../../inputs/gate-inputs.ts";
import { GateError } from "../../lib/errors.ts";
import { bytesExactly } from "../../lib/format.ts";
import type { ResolvedSource } from "../../model/plan.ts";
import { resolveCompose } from "./compose/resolve.ts";
import { resolveAttached } from "./container/attach.ts";
import { connectEngine } from "./engine/connect.ts";
import { engineHost } from "./engine/host.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Nothing is started or changed. Only a running container needs an engine for it.
 * @throws GateError `inputs` where what was given can't be run with
 */
export async function resolveSource({ source, limitBytes, workload }: GateInputs, env: Env): Promise<ResolvedSource> {
  if (source.kind === "compose") {
    const resolved = await resolveCompose(source, env, null, workload.kind === "command" ? workload.service : null);
    const found = limitBytes ?? resolved.limitBytes;
    if (found === null) {
      throw new GateError(
        "inputs",
        `memory-limit is required: ${resolved.name} has neither mem_limit nor deploy.resources.limits.memory`,
      );
    }
    const isOther = resolved.limitBytes !== null && found !== resolved.limitBytes;
    const place = resolved.limitPlace === null ? "" : `${composePlaceText(resolved.limitPlace)}: `;
    const own = `${place}the limit of ${bytesExactly(resolved.limitBytes ?? 0)} is not used, but memory-limit`;
    const notices = isOther ? [own, ...resolved.notices] : resolved.notices;
    const secrets = resolved.secrets;
    return { limitBytes: found, source: { kind: "compose", resolved }, notices, secrets };
  }
  if (source.kind === "container") {
    return resolveAttached(await engineFor(env), source, limitBytes);
  }
  if (limitBytes === null) throw new Error("an image's limit is given with it");
  return { limitBytes, source, notices: [], secrets: [] };
}

async function engineFor(env: Env) {
  try {
    return await connectEngine(engineHost(env, process.platform));
  } catch (error) {
    // Without an engine there is nothing to hold the run against.
    if (error instanceof GateError) throw new GateError("inputs", `container: ${error.message}`, { cause: error });
    throw error;
  }
}
