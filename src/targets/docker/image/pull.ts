// Pulls an image with the credentials that the docker CLI would use.

import type Docker from "dockerode";
import { messageOf } from "../../../lib/errors.ts";
import type { ImageLog, PullLog } from "../../../lib/log.ts";
import { GateError } from "../../../model/gate-error.ts";
import { redactorOf } from "../../../redaction/redactor.ts";
import { jsonLines } from "../engine/ndjson.ts";
import { runCredentialHelper } from "./credential-helper.ts";
import { type Credentials, credentialsFor, registryOf, secretsIn } from "./credentials.ts";

/**
 * Pulls the image and logs the progress of its layers, at most one line per second. If a credential helper fails, logs
 * it and pulls without credentials, like docker pull: the image may be public.
 * @param platform null for the engine's own platform
 * @throws GateError `image`
 */
export async function pullImage(
  docker: Docker,
  reference: string,
  platform: string | null,
  log: PullLog,
  signal: AbortSignal,
): Promise<void> {
  const runHelper = (program: string, server: string) => runCredentialHelper(program, server, process.env, signal);
  const credentials = await credentialsFor(reference, process.env, runHelper);
  const secrets = secretsIn(credentials);
  log.addSecrets(secrets);
  if (credentials.kind === "failed") log.line(`no credentials for ${registryOf(reference).name}: ${credentials.why}`);
  const using = credentials.kind === "found" ? `, with the credentials of ${credentials.from}` : "";
  const title = platform === null ? reference : `${reference} for ${platform}`;
  log.line(`pulling ${title}${using}`);
  try {
    // Without a tag or digest, the API would pull all tags.
    const tagged = /[@:][^/]*$/.test(reference) ? reference : `${reference}:latest`;
    const stream: NodeJS.ReadableStream = await docker.pull(tagged, {
      abortSignal: signal,
      ...(platform === null ? {} : { platform }),
      // dockerode sends authconfig as a header, not in the query.
      ...(credentials.kind === "found" ? { authconfig: credentials.authconfig } : {}),
    });
    const progress = createProgress(log);
    for await (const message of jsonLines(stream)) {
      const { error } = message as { readonly error?: string };
      if (error !== undefined) throw new Error(error);
      progress(message as PullMessage);
    }
  } catch (error) {
    const why = messageOf(error);
    const masked = redactorOf(secrets, [title]).message(why);
    const cause = masked === why ? error : undefined;
    const fault = { code: "image-failed/pull", data: { image: title, error: masked } } as const;
    throw new GateError(fault, `the image ${title} could not be pulled: ${masked}; ${advice(why, credentials)}`, {
      cause,
    });
  }

  function advice(why: string, found: Credentials): string {
    const { name, login } = registryOf(reference);
    const logIn = `log in before memgate (docker/login-action in an earlier step of the job, or ${login})`;
    if (found.kind === "failed") {
      return `memgate sent no credentials to ${name}, because ${found.why}; repair the helper, or ${logIn}`;
    }
    if (!isRefusal(why))
      return `check the image name${platform === null ? "" : " and platform"}, and that the engine can reach ${name}`;
    return found.kind === "found"
      ? `${name} refused the credentials of ${found.from}: they are wrong, expired or lack access to the image, or the image does not exist; check the image name, or ${logIn}`
      : `memgate sent no credentials to ${name} (${found.why}); check the image name, and if the image is private, ${logIn}`;
  }
}

/** Matches the errors of Docker's and containerd's clients, of Podman, and of registries. */
function isRefusal(why: string): boolean {
  return /unauthorized|denied|forbidden|basic auth credentials|authentication required|authoriz(e|ation) failed|failed to authorize|invalid username|(?<![\w:.])40[13](?!\w)/i.test(
    why,
  );
}

interface PullMessage {
  readonly id?: string;
  readonly status?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
}

function createProgress(log: ImageLog): (message: PullMessage) => void {
  const layers = new Map<string, { current: number; total: number; done: boolean }>();
  let loggedAtMs = Date.now();
  return ({ id, status = "", progressDetail }) => {
    if (id !== undefined && /^[0-9a-f]{12}$/.test(id)) {
      const layer = layers.get(id) ?? { current: 0, total: 0, done: false };
      layer.done ||= status === "Pull complete" || status === "Already exists";
      if (status === "Downloading") Object.assign(layer, progressDetail);
      layers.set(id, layer);
    }
    if (Date.now() - loggedAtMs < 1_000) return;
    loggedAtMs = Date.now();
    const all = [...layers.values()];
    const sum = (of: (layer: { current: number; total: number }) => number) =>
      `${(all.reduce((total, layer) => total + of(layer), 0) / 2 ** 20).toFixed(1)} MiB`;
    const done = all.filter((layer) => layer.done).length;
    log.line(
      `  ${done} of ${all.length} layers, ${sum((layer) => layer.current)} of ${sum((layer) => layer.total)} downloaded`,
    );
  };
}
