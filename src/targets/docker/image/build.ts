// docker build, run through @actions/exec: the user's own builder, cache and .dockerignore.

import { exec } from "@actions/exec";
import { GateError, messageOf } from "../../../lib/errors.ts";
import type { ImageLog } from "../../../lib/log.ts";
import type { ImageSource } from "../../../model/app-source.ts";
import { definedOf, killOnAbort, passOn } from "../engine/cli-process.ts";
import type { EngineHost } from "../engine/host.ts";

type BuildSource = Extract<ImageSource, { readonly kind: "build" }>;

/**
 * Builds the image and tags it.
 * @throws GateError `image` where docker is missing or the build fails; its log has gone to `log` by then
 */
export async function buildImage(
  { context, dockerfile, buildArgs, platform }: BuildSource,
  tag: string,
  host: EngineHost,
  log: ImageLog,
  signal: AbortSignal,
): Promise<void> {
  const isLegacy = await usesLegacyBuilder();
  signal.throwIfAborted();
  const args = [
    "build",
    // Without it the legacy builder keeps the container of a step that failed; BuildKit has none, and no use for it.
    // And where BuildKit works in a container of its own, its image has to be handed to the engine.
    ...(isLegacy ? ["--force-rm"] : ["--load"]),
    ...["--tag", tag],
    ...(dockerfile === null ? [] : ["--file", dockerfile]),
    ...(platform === null ? [] : ["--platform", platform]),
    ...buildArgs.flatMap(([name, value]) => ["--build-arg", passesByName(name, value) ? name : `${name}=${value}`]),
    "--",
    context,
  ];
  const byName = buildArgs.filter(([name, value]) => passesByName(name, value));
  const env = { ...definedOf(process.env), ...Object.fromEntries(byName), DOCKER_HOST: host.url };
  const { out, end } = log.group(`docker build ${context}`);
  const release = killOnAbort(signal);
  try {
    const code = await exec("docker", args, { env, silent: true, ignoreReturnCode: true, listeners: passOn(out) });
    signal.throwIfAborted();
    if (code !== 0) {
      throw new GateError("image", `docker build ${context} failed with exit code ${code}: its log above says why`);
    }
  } catch (cause) {
    if (cause instanceof GateError || signal.aborted) throw cause;
    throw new GateError(
      "image",
      `docker build could not be run: ${messageOf(cause)}; install the docker CLI, or give image instead of build`,
      { cause },
    );
  } finally {
    release();
    end();
  }
}

/** The CLI builds with BuildKit where its buildx plugin is there: by default from 23.0 on, before that when told to. */
async function usesLegacyBuilder(): Promise<boolean> {
  const choice = process.env["DOCKER_BUILDKIT"];
  if (choice === "0") return true;
  let version = "";
  const keep = (data: Buffer) => {
    version += data;
  };
  const ask = (args: string[]) =>
    exec("docker", args, { silent: true, ignoreReturnCode: true, listeners: { stdout: keep } }).catch(() => -1);
  if ((await ask(["buildx", "version"])) !== 0) return true;
  if (choice === "1") return false;
  version = "";
  await ask(["--version"]);
  return Number(/version (\d+)\./.exec(version)?.[1] ?? 0) < 23;
}

/**
 * Build arguments may be secret and a process list is not, so they go by name, with the value in the environment; except
 * where that would change a variable that docker, its plugins or the system read themselves.
 */
function passesByName(name: string, value: string): boolean {
  if (process.env[name] === value) return true;
  const isRead =
    /^(DOCKER_(HOST|CONFIG|CONTEXT|CERT_PATH|TLS\w*|API_VERSION|BUILDKIT|CLI_\w+|DEFAULT_PLATFORM|AUTH_CONFIG|CONTENT_TRUST\w*)|(BUILDX|BUILDKIT|LD)_\w+|SSH_AUTH_SOCK|GODEBUG|NODE_(OPTIONS|EXTRA_CA_CERTS)|PATH|HOME|TMPDIR|\w*_PROXY)$/i.test(
      name,
    );
  return process.env[name] === undefined && !isRead;
}
