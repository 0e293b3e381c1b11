// Runs docker build through @actions/exec, with the user's builder, cache and .dockerignore.

import { exec } from "@actions/exec";
import { messageOf } from "../../../lib/errors.ts";
import type { ImageLog } from "../../../lib/log.ts";
import type { ImageSource } from "../../../model/app-source.ts";
import { GateError } from "../../../model/gate-error.ts";
import { definedOf, forwardTo, killOnAbort } from "../engine/cli-process.ts";
import type { EngineHost } from "../engine/host.ts";

type BuildSource = Extract<ImageSource, { readonly kind: "build" }>;

/**
 * Builds the image and tags it.
 * @throws GateError `image` if docker is missing or the build fails; `log` already has the output of the build
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
    // --force-rm: otherwise the legacy builder keeps the container of a failed step. BuildKit has no such containers.
    // --load: a BuildKit builder that runs in its own container does not give the image to the engine by itself.
    ...(isLegacy ? ["--force-rm"] : ["--load"]),
    ...["--tag", tag],
    ...(dockerfile === null ? [] : ["--file", dockerfile]),
    ...(platform === null ? [] : ["--platform", platform]),
    ...buildArgs.flatMap(([name, value]) => ["--build-arg", isPassedByName(name, value) ? name : `${name}=${value}`]),
    "--",
    context,
  ];
  const byName = buildArgs.filter(([name, value]) => isPassedByName(name, value));
  const env = { ...definedOf(process.env), ...Object.fromEntries(byName), DOCKER_HOST: host.url };
  const title = `docker build ${dockerfile === null ? "" : `--file ${dockerfile} `}${context}`;
  const { out, end } = log.group(title);
  const release = killOnAbort(signal);
  try {
    const code = await exec("docker", args, { env, silent: true, ignoreReturnCode: true, listeners: forwardTo(out) });
    signal.throwIfAborted();
    if (code !== 0) {
      const fault = { code: "image-failed/build", data: { exitCode: code } } as const;
      throw new GateError(fault, `${title} failed with exit code ${code}; its output is in the log of this run`);
    }
  } catch (cause) {
    if (cause instanceof GateError || signal.aborted) throw cause;
    const error = messageOf(cause);
    throw new GateError(
      { code: "image-failed/build-not-run", data: { error } },
      `docker build could not be run: ${error}; install the docker CLI, or use image instead of build`,
      { cause },
    );
  } finally {
    release();
    end();
  }
}

/** The CLI builds with BuildKit only if its buildx plugin is installed. Before 23.0, DOCKER_BUILDKIT must also be 1. */
async function usesLegacyBuilder(): Promise<boolean> {
  const choice = process.env["DOCKER_BUILDKIT"];
  if (choice === "0") return true;
  let output = "";
  const keep = (data: Buffer) => {
    output += data;
  };
  const runDocker = (args: string[]) =>
    exec("docker", args, { silent: true, ignoreReturnCode: true, listeners: { stdout: keep } }).catch(() => -1);
  if ((await runDocker(["buildx", "version"])) !== 0) return true;
  if (choice === "1") return false;
  output = "";
  await runDocker(["--version"]);
  return Number(/version (\d+)\./.exec(output)?.[1] ?? 0) < 23;
}

/**
 * True if a build argument is passed by name, with its value in the environment. This keeps secrets out of the process
 * list. False if docker, its plugins or the system read a variable of that name themselves.
 */
function isPassedByName(name: string, value: string): boolean {
  if (process.env[name] === value) return true;
  const isReserved =
    /^(DOCKER_(HOST|CONFIG|CONTEXT|CERT_PATH|TLS\w*|API_VERSION|BUILDKIT|CLI_\w+|DEFAULT_PLATFORM|AUTH_CONFIG|CONTENT_TRUST\w*)|(BUILDX|BUILDKIT|LD)_\w+|SSH_AUTH_SOCK|GODEBUG|NODE_(OPTIONS|EXTRA_CA_CERTS)|PATH|HOME|TMPDIR|\w*_PROXY)$/i.test(
      name,
    );
  return process.env[name] === undefined && !isReserved;
}
