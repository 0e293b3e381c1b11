// From an image reference or a build context to an image that the engine has.
import type Docker from "dockerode";
import type { PreparedImage } from "../adapters.ts";
import { GateError, messageOf } from "../errors.ts";
import type { ImageSource } from "../inputs/inputs.ts";
import { buildImage } from "./build.ts";
import type { Engine } from "./engine.ts";
import { jsonLines } from "./ndjson.ts";

export interface ImageLog {
  /** One line about what goes on. */
  readonly line: (text: string) => void;
  /** A group of raw output that belongs to `title`; the function returned ends it. */
  readonly group: (title: string) => { readonly out: NodeJS.WritableStream; readonly end: () => void };
}

/**
 * Builds or pulls the image and reads what it exposes.
 * @throws GateError `image`
 */
export async function prepareImage(
  engine: Engine,
  source: ImageSource,
  runId: string,
  log: ImageLog,
  signal: AbortSignal,
): Promise<PreparedImage> {
  if (source.kind === "build") {
    const tag = `memgate-build:${runId}`;
    // By its tag, which takes nothing from an image that carries another one; noprune keeps the layers for the next build.
    const discard = async () => void (await engine.docker.getImage(tag).remove({ noprune: true }));
    try {
      await buildImage(source, tag, engine.host, log, signal);
      const missing = `docker build ${source.context} succeeded, but the engine has no image of it: is another builder selected?`;
      return { ...(await inspectImage(engine.docker, tag, missing)), name: `built from ${source.context}`, discard };
    } catch (error) {
      // An interruption may come after the tag.
      await discard().catch(() => {});
      throw error;
    }
  }
  const { image, pull } = source;
  if (pull === "always" || (pull === "missing" && !(await hasImage(engine.docker, image)))) {
    await pullImage(engine.docker, image, log, signal);
  }
  const missing = `the engine has no image ${image}, and pull is ${pull}; build or pull it first, or set pull to missing`;
  return { ...(await inspectImage(engine.docker, image, missing)), name: image, discard: async () => {} };
}

async function hasImage(docker: Docker, reference: string): Promise<boolean> {
  try {
    await docker.getImage(reference).inspect();
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw new GateError("image", `the engine could not be asked for the image ${reference}: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

async function inspectImage(
  docker: Docker,
  reference: string,
  missing: string,
): Promise<Omit<PreparedImage, "name" | "discard">> {
  try {
    const { Id, Config } = await docker.getImage(reference).inspect();
    const exposedPorts = Object.keys(Config?.ExposedPorts ?? {});
    return { reference, id: Id, exposedPorts, healthcheck: healthcheckOf(Config) };
  } catch (cause) {
    const failed = `the engine could not be asked for the image ${reference}: ${messageOf(cause)}`;
    throw new GateError("image", isNotFound(cause) ? missing : failed, { cause });
  }
}

/** As Docker runs it: the words after CMD, or a line for the image's shell. Source: the Docker API's HealthConfig. */
function healthcheckOf(config: unknown): readonly string[] | null {
  const { Healthcheck, Shell } = (config ?? {}) as {
    readonly Healthcheck?: { readonly Test?: readonly string[] | null } | null;
    readonly Shell?: readonly string[] | null;
  };
  const [kind, ...words] = Healthcheck?.Test ?? [];
  if (kind === "CMD" && words.length > 0) return words;
  return kind === "CMD-SHELL" && words[0] !== undefined ? [...(Shell ?? ["/bin/sh", "-c"]), words[0]] : null;
}

/** Pulls with the progress of its layers as lines, at most one a second. */
async function pullImage(docker: Docker, reference: string, log: ImageLog, signal: AbortSignal): Promise<void> {
  const failed = (why: string, cause?: unknown) =>
    new GateError(
      "image",
      `the image ${reference} could not be pulled: ${why}; check its name, and pull it in a step before where it needs a login`,
      { cause },
    );
  log.line(`pulling ${reference}`);
  try {
    // Without a tag or digest the API would pull every tag.
    const tagged = /[@:][^/]*$/.test(reference) ? reference : `${reference}:latest`;
    const stream: NodeJS.ReadableStream = await docker.pull(tagged, { abortSignal: signal });
    const progress = createProgress(log);
    for await (const message of jsonLines(stream)) {
      const { error } = message as { readonly error?: string };
      if (error !== undefined) throw failed(error);
      progress(message as PullMessage);
    }
  } catch (error) {
    throw error instanceof GateError ? error : failed(messageOf(error), error);
  }
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

export function isNotFound(error: unknown): boolean {
  return error instanceof Error && "statusCode" in error && error.statusCode === 404;
}
