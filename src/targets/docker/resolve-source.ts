// What has to be asked of others before a run is planned: the limit of a Compose service, or of a running container.

import { placeText } from "../../compose/compose-file.ts";
import type { GateInputs } from "../../inputs/gate-inputs.ts";
import { GateError } from "../../lib/errors.ts";
import { bytesExactly } from "../../lib/format.ts";
import type { Survey } from "../../model/plan.ts";
import { surveyCompose } from "./compose/resolve.ts";
import { surveyAttached } from "./container/attach.ts";
import { connectEngine } from "./engine/connect.ts";
import { engineHost } from "./engine/host.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Nothing is started or changed. Only a running container needs an engine for it.
 * @throws GateError `inputs` where what was given can't be run with
 */
export async function surveyOf({ source, limitBytes, driver }: GateInputs, env: Env): Promise<Survey> {
  if (source.kind === "compose") {
    const survey = await surveyCompose(source, env, null, driver.kind === "command" ? driver.service : null);
    const found = limitBytes ?? survey.limitBytes;
    if (found === null) {
      throw new GateError(
        "inputs",
        `memory-limit is required: ${survey.name} has neither mem_limit nor deploy.resources.limits.memory`,
      );
    }
    const isOther = survey.limitBytes !== null && found !== survey.limitBytes;
    const place = survey.limitPlace === null ? "" : `${placeText(survey.limitPlace)}: `;
    const own = `${place}the limit of ${bytesExactly(survey.limitBytes ?? 0)} is not used, but memory-limit`;
    const notices = isOther ? [own, ...survey.notices] : survey.notices;
    const secrets = survey.secrets;
    return { limitBytes: found, source: { kind: "compose", survey }, notices, secrets };
  }
  if (source.kind === "container") {
    return surveyAttached(await engineFor(env), source, limitBytes);
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
