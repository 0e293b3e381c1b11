// Resolves the source before planning: reads the limit of a Compose service or of a running container.

import type { GateInputs } from "../../inputs/gate-inputs.ts";
import { bytesExactly } from "../../lib/format.ts";
import { placeText } from "../../lib/place-text.ts";
import { GateError } from "../../model/gate-error.ts";
import type { ResolvedSource } from "../../model/plan.ts";
import { mark } from "../../options/mentions.ts";
import { connectEngine } from "./engine/connect.ts";
import { engineHost } from "./engine/host.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Starts and changes nothing. Needs an engine only for a running container.
 * @throws GateError `inputs` if the source can't be used: no limit, docker compose refuses the files, or the container
 *   is missing, stopped or has another limit
 */
export async function resolveSource({ source, limitBytes, workload }: GateInputs, env: Env): Promise<ResolvedSource> {
  if (source.kind === "compose") {
    const { resolveCompose } = await import("./compose/resolve.ts");
    const resolved = await resolveCompose(source, env, null, workload.kind === "command" ? workload.service : null);
    const effectiveBytes = limitBytes ?? resolved.limitBytes;
    if (effectiveBytes === null) {
      throw new GateError(
        "bad-input/memory-limit",
        `\`memory-limit\` is required: ${resolved.name} has neither mem_limit nor deploy.resources.limits.memory`,
      );
    }
    const isOverridden = resolved.limitBytes !== null && effectiveBytes !== resolved.limitBytes;
    const place = resolved.limitPlace === null ? "" : `${placeText(resolved.limitPlace)}: `;
    const notice = `${place}${mark("memory-limit")} overrides the limit of ${bytesExactly(resolved.limitBytes ?? 0)}`;
    const notices = isOverridden ? [notice, ...resolved.notices] : resolved.notices;
    const secrets = resolved.secrets;
    return { limitBytes: effectiveBytes, source: { kind: "compose", resolved }, notices, secrets };
  }
  if (source.kind === "container") {
    const { resolveAttached } = await import("./container/attach.ts");
    return resolveAttached(await engineFor(env), source, limitBytes);
  }
  if (limitBytes === null) throw new Error("memory-limit must be set for an image or a build");
  return { limitBytes, source, notices: [], secrets: [] };
}

async function engineFor(env: Env) {
  try {
    return await connectEngine(engineHost(env, process.platform));
  } catch (error) {
    // Without an engine memgate can't check the inputs against the container, so this is an input error.
    if (error instanceof GateError)
      throw new GateError("bad-input/container", `\`container\`: ${error.message}`, { cause: error });
    throw error;
  }
}
