import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  exec
} from "./chunk-TL3HWLVK.js";
import {
  definedOf,
  forwardTo,
  killOnAbort
} from "./chunk-VZ3H2DMP.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  GateError
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import {
  exitCodeText
} from "./chunk-HWK6PRBH.js";
import {
  messageOf
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/targets/docker/image/build.ts
async function buildImage({ context, dockerfile, buildArgs, platform }, tag, host, log, signal) {
  const isLegacy = await usesLegacyBuilder();
  signal.throwIfAborted();
  const args = [
    "build",
    // --force-rm: otherwise the legacy builder keeps the container of a failed step. BuildKit has no such containers.
    // --load: a BuildKit builder that runs in its own container does not give the image to the engine by itself.
    ...isLegacy ? ["--force-rm"] : ["--load"],
    ...["--tag", tag],
    ...dockerfile === null ? [] : ["--file", dockerfile],
    ...platform === null ? [] : ["--platform", platform],
    ...buildArgs.flatMap(([name, value]) => ["--build-arg", isPassedByName(name, value) ? name : `${name}=${value}`]),
    "--",
    context
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
      const fault = { code: "image-failed/build", data: { exitCode: code } };
      throw new GateError(
        fault,
        `${title} failed with exit code ${exitCodeText(code)}; its output is in the log of this run`
      );
    }
  } catch (cause) {
    if (cause instanceof GateError || signal.aborted) throw cause;
    const error = messageOf(cause);
    throw new GateError(
      { code: "image-failed/build-not-run", data: { error } },
      `docker build could not be run: ${error}; install the docker CLI, or use image instead of build`,
      { cause }
    );
  } finally {
    release();
    end();
  }
}
async function usesLegacyBuilder() {
  const choice = process.env["DOCKER_BUILDKIT"];
  if (choice === "0") return true;
  let output = "";
  const keep = (data) => {
    output += data;
  };
  const runDocker = (args) => exec("docker", args, { silent: true, ignoreReturnCode: true, listeners: { stdout: keep } }).catch(() => -1);
  if (await runDocker(["buildx", "version"]) !== 0) return true;
  if (choice === "1") return false;
  output = "";
  await runDocker(["--version"]);
  return Number(/version (\d+)\./.exec(output)?.[1] ?? 0) < 23;
}
function isPassedByName(name, value) {
  if (process.env[name] === value) return true;
  const isReserved = /^(DOCKER_(HOST|CONFIG|CONTEXT|CERT_PATH|TLS\w*|API_VERSION|BUILDKIT|CLI_\w+|DEFAULT_PLATFORM|AUTH_CONFIG|CONTENT_TRUST\w*)|(BUILDX|BUILDKIT|LD)_\w+|SSH_AUTH_SOCK|GODEBUG|NODE_(OPTIONS|EXTRA_CA_CERTS)|PATH|HOME|TMPDIR|\w*_PROXY)$/i.test(
    name
  );
  return process.env[name] === void 0 && !isReserved;
}
export {
  buildImage
};
