// docker pull, with the credentials that the docker CLI would use.

import type Docker from "dockerode";
import { GateError, messageOf } from "../../../lib/errors.ts";
import type { ImageLog } from "../../../lib/log.ts";
import { jsonLines } from "../engine/ndjson.ts";
import { askCredentialHelper } from "./credential-helper.ts";
import { type Credentials, credentialsFor, registryOf, withoutPasswords } from "./credentials.ts";

/**
 * Pulls with the progress of its layers as lines, at most one a second. A credential helper that fails is told of, and the
 * pull tried without it, as docker pull does: the image may be public.
 * @param platform null for the engine's own
 * @throws GateError `image`
 */
export async function pullImage(
  docker: Docker,
  reference: string,
  platform: string | null,
  log: ImageLog,
  signal: AbortSignal,
): Promise<void> {
  const ask = (program: string, server: string) => askCredentialHelper(program, server, process.env, signal);
  const credentials = await credentialsFor(reference, process.env, ask);
  if (credentials.kind === "failed") log.line(`no credentials for ${registryOf(reference).name}: ${credentials.why}`);
  const using = credentials.kind === "found" ? `, with the credentials of ${credentials.from}` : "";
  const wanted = platform === null ? reference : `${reference} for ${platform}`;
  log.line(`pulling ${wanted}${using}`);
  try {
    // Without a tag or digest the API would pull every tag.
    const tagged = /[@:][^/]*$/.test(reference) ? reference : `${reference}:latest`;
    const stream: NodeJS.ReadableStream = await docker.pull(tagged, {
      abortSignal: signal,
      ...(platform === null ? {} : { platform }),
      // In a header: dockerode takes it out of the query.
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
    const shown = withoutPasswords(why, credentials);
    const cause = shown === why ? error : undefined;
    throw new GateError("image", `the image ${wanted} could not be pulled: ${shown}; ${advice(why, credentials)}`, {
      cause,
    });
  }

  function advice(why: string, found: Credentials): string {
    const { name, login } = registryOf(reference);
    const before = `log in before memgate (docker/login-action in an earlier step of the job, or ${login})`;
    if (found.kind === "failed") {
      return `${name} was asked without credentials, since ${found.why}; mend the helper, or ${before}`;
    }
    if (!isRefusal(why))
      return `check its name${platform === null ? "" : " and platform"}, and that the engine can reach ${name}`;
    return found.kind === "found"
      ? `${name} was asked with the credentials of ${found.from}: they are wrong, have expired or may not read it, or there is no such image; check its name, or ${before}`
      : `${name} was asked without credentials (${found.why}); check its name, and where it is private, ${before}`;
  }
}

/** In the words of Docker's and containerd's clients, of Podman, and of registries. */
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
  let saidAtMs = Date.now();
  return ({ id, status = "", progressDetail }) => {
    if (id !== undefined && /^[0-9a-f]{12}$/.test(id)) {
      const layer = layers.get(id) ?? { current: 0, total: 0, done: false };
      layer.done ||= status === "Pull complete" || status === "Already exists";
      if (status === "Downloading") Object.assign(layer, progressDetail);
      layers.set(id, layer);
    }
    if (Date.now() - saidAtMs < 1_000) return;
    saidAtMs = Date.now();
    const all = [...layers.values()];
    const sum = (of: (layer: { current: number; total: number }) => number) =>
      `${(all.reduce((total, layer) => total + of(layer), 0) / 2 ** 20).toFixed(1)} MiB`;
    const done = all.filter((layer) => layer.done).length;
    log.line(
      `  ${done} of ${all.length} layers, ${sum((layer) => layer.current)} of ${sum((layer) => layer.total)} downloaded`,
    );
  };
}
