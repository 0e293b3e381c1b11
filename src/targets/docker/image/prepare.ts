// Prepares the image: pulls a reference or builds a context, so that the engine has the image.

import type Docker from "dockerode";
import { messageOf } from "../../../lib/errors.ts";
import type { PullLog } from "../../../lib/log.ts";
import type { PreparedImage } from "../../../model/adapters.ts";
import type { ImageSource } from "../../../model/app-source.ts";
import { GateError } from "../../../model/gate-error.ts";
import type { Engine } from "../engine/connect.ts";
import { isOfPlatform, platformQuery, platformText } from "./platform.ts";

/** The tag of the image that is built for a run. */
export function builtTag(runId: string): string {
  return `memgate-build:${runId}`;
}

/** Removes the tag if it exists. An image with other tags stays, and noprune keeps the layers for the next build. */
export async function removeBuiltTag(docker: Docker, runId: string): Promise<void> {
  await docker
    .getImage(builtTag(runId))
    .remove({ noprune: true })
    .catch((error: unknown) => {
      if (!isNotFound(error)) throw error;
    });
}

/**
 * Builds or pulls the image and reads its exposed ports and its HEALTHCHECK.
 * @throws GateError `image`
 */
export async function prepareImage(
  engine: Engine,
  source: ImageSource,
  runId: string,
  log: PullLog,
  signal: AbortSignal,
): Promise<PreparedImage> {
  if (source.kind === "build") {
    const tag = builtTag(runId);
    try {
      const { buildImage } = await import("./build.ts");
      await buildImage(source, tag, engine.host, log, signal);
    } catch (error) {
      // docker may set the tag after the clean-up of an interrupted run has already removed it.
      if (signal.aborted) await removeBuiltTag(engine.docker, runId).catch(() => {});
      throw error;
    }
    const missing = `docker build ${source.context} succeeded, but the engine does not have the image: is another builder selected?`;
    return { ...(await inspectImage(engine.docker, tag, missing)), name: `built from ${source.context}` };
  }
  const { image, pull, platform } = source;
  await pullByPolicy(engine, source, log, signal);
  const missing = `the engine has no image ${image}${pull === "never" ? ", and memgate must not pull it" : ""}`;
  return {
    ...(await inspectImage(engine.docker, image, missing, queryOf(engine, platform))),
    name: image,
  };
}

type PullSource = Extract<ImageSource, { readonly kind: "image" }>;

/** An image of another platform counts as missing. */
async function pullByPolicy(
  engine: Engine,
  { image, pull, platform }: PullSource,
  log: PullLog,
  signal: AbortSignal,
): Promise<void> {
  if (pull === "never" && platform === null) return;
  const before = pull === "always" ? null : await localImage(engine, image, platform);
  if (before?.kind === "here") return;
  if (pull === "never") {
    if (before?.kind !== "other") return;
    throw new GateError(
      { code: "image-failed/platform", data: { image, platform: before.platform } },
      `the engine has the image ${image} for ${before.platform}, not for ${platform}, and memgate must not pull it`,
    );
  }
  const { pullImage } = await import("./pull.ts");
  await pullImage(engine.docker, image, platform, log, signal);
  const after = platform === null ? null : await localImage(engine, image, platform);
  if (after?.kind === "other") {
    // The engine pulls an image that has only one platform, whatever platform is requested.
    throw new GateError(
      { code: "image-failed/platform", data: { image, platform: after.platform } },
      `${image} was pulled for ${platform}, but it is an image for ${after.platform}`,
    );
  }
}

type LocalImage =
  | { readonly kind: "here" | "absent" }
  | { readonly kind: "other"; readonly platform: string }
  /** The engine may have images of several platforms, but reports only one of them. */
  | { readonly kind: "unsure" };

async function localImage(engine: Engine, reference: string, platform: string | null): Promise<LocalImage> {
  const query = queryOf(engine, platform);
  const found = await inspectOrNull(engine.docker, reference, query);
  if (found !== null && (platform === null || isOfPlatform(found, platform))) return { kind: "here" };
  const any = found ?? (query === undefined ? null : await inspectOrNull(engine.docker, reference));
  if (any === null) return { kind: "absent" };
  if (query === undefined && (await keepsSeveralPlatforms(engine.docker))) return { kind: "unsure" };
  return { kind: "other", platform: platformText(any) };
}

/** Before API 1.49 the engine reports only the image of its own platform. */
function queryOf({ facts }: Engine, platform: string | null): { readonly platform: string } | undefined {
  const [major = 0, minor = 0] = facts.apiVersion.split(".").map(Number);
  return platform !== null && (major > 1 || minor >= 49) ? { platform: platformQuery(platform) } : undefined;
}

/** True for containerd's image store: the default of Docker Desktop, and of new engines since 29.0. */
async function keepsSeveralPlatforms(docker: Docker): Promise<boolean> {
  return JSON.stringify((await docker.info()).DriverStatus ?? []).includes("io.containerd.snapshotter");
}

/**
 * Null if the engine does not have the image.
 * @throws GateError `image`
 */
export async function inspectOrNull(docker: Docker, reference: string, query?: object) {
  try {
    return await (query === undefined ? docker.getImage(reference).inspect() : inspectBy(docker, reference, query));
  } catch (cause) {
    if (isNotFound(cause)) return null;
    const error = messageOf(cause);
    const fault = { code: "image-failed/inspect", data: { image: reference, error } } as const;
    throw new GateError(fault, `the engine could not inspect the image ${reference}: ${error}`, { cause });
  }
}

/** dockerode's own `inspect` accepts a query but does not send it (5.0.1). */
function inspectBy(docker: Docker, reference: string, query: object): Promise<Docker.ImageInspectInfo> {
  const request = {
    path: `/images/${reference}/json?`,
    method: "GET",
    options: query,
    statusCodes: { 200: true, 404: "no such image", 500: "server error" },
  };
  return new Promise((resolve, reject) => {
    docker.modem.dial(request, (error, found) => (error ? reject(error) : resolve(found as Docker.ImageInspectInfo)));
  });
}

async function inspectImage(
  docker: Docker,
  reference: string,
  missing: string,
  query?: object,
): Promise<Omit<PreparedImage, "name">> {
  const found = await inspectOrNull(docker, reference, query);
  if (found === null) throw new GateError({ code: "image-failed/missing", data: { image: reference } }, missing);
  const exposedPorts = Object.keys(found.Config?.ExposedPorts ?? {});
  return { reference, id: found.Id, exposedPorts, healthcheck: healthcheckOf(found.Config) };
}

/**
 * The command of a HEALTHCHECK: the words after CMD, or the image's shell with one line. Null if there is no
 * HEALTHCHECK. Source: the Docker API's HealthConfig.
 */
export function healthcheckOf(config: unknown): readonly string[] | null {
  const { Healthcheck, Shell } = (config ?? {}) as {
    readonly Healthcheck?: { readonly Test?: readonly string[] | null } | null;
    readonly Shell?: readonly string[] | null;
  };
  const [kind, ...words] = Healthcheck?.Test ?? [];
  if (kind === "CMD" && words.length > 0) return words;
  return kind === "CMD-SHELL" && words[0] !== undefined ? [...(Shell ?? ["/bin/sh", "-c"]), words[0]] : null;
}

export function isNotFound(error: unknown): boolean {
  return error instanceof Error && "statusCode" in error && error.statusCode === 404;
}
