// Makes the images of the workloads without a registry.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeRuntimeImage, missingRuntime } from "../engines/images/runtime-image.mjs";

/** @typedef {import("./workloads.mjs").App} App */

const sources = new URL("apps", import.meta.url).pathname;
const imageOf = (/** @type {App} */ app) => `memgate-truth-${app}:latest`;

/**
 * @param {App} app
 * @param {{ host: string, base: string }} engine base: from ensureBaseImage
 * @returns {{ image: string, missing: string | null }} missing: why the image cannot be made here; null if it was made
 */
export function ensureImage(app, { host, base }) {
  const image = imageOf(app);
  if (app === "job") {
    build(host, image, 'FROM scratch\nCOPY root /\nCMD ["/job"]\n', (root) => {
      mkdirSync(join(root, "tmp"), { recursive: true });
      const command = ["-O2", "-static", "-o", join(root, "job"), join(sources, "job.c")];
      execFileSync("gcc", command, { stdio: "inherit" });
    });
    return { image, missing: null };
  }
  if (app === "node") {
    const dockerfile = `FROM ${base}\nWORKDIR /app\nCOPY root ./\nEXPOSE 3000\nCMD ["node", "server.mjs"]\n`;
    build(host, image, dockerfile, (root) => {
      mkdirSync(root);
      cpSync(join(sources, "server.js"), join(root, "server.mjs"));
    });
    return { image, missing: null };
  }
  const missing = missingRuntime(app);
  if (missing === null) makeRuntimeImage(app, { sources, image, host });
  return { image, missing };
}

/**
 * @param {string} host
 * @param {string} image
 * @param {string} dockerfile
 * @param {(root: string) => void} layOut
 */
function build(host, image, dockerfile, layOut) {
  const folder = mkdtempSync(join(tmpdir(), "memgate-truth-"));
  try {
    writeFileSync(join(folder, "Dockerfile"), dockerfile);
    layOut(join(folder, "root"));
    const env = { ...process.env, DOCKER_HOST: host };
    const quiet = /** @type {const} */ (["ignore", "ignore", "inherit"]);
    execFileSync("docker", ["build", "--quiet", "--tag", image, folder], { env, stdio: [...quiet] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
