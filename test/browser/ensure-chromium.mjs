// Finds or installs Chromium, in which the browser suite opens reports.

import { asRoot, findProgram, lastLines } from "../engines/command.mjs";
import { installPackages, isDebianLike } from "../engines/packages/apt.mjs";

/** The program's names in Debian, Ubuntu and Google's packages. */
const names = ["chromium", "chromium-browser", "google-chrome"];

/**
 * @param {import("../engines/start.mjs").Surroundings} surroundings
 * @returns {Promise<{ kind: "found", path: string } | { kind: "none", why: string }>}
 */
export async function ensureChromium({ log, env }) {
  const present = found(env);
  if (present !== undefined) return { kind: "found", path: present };
  if (!isDebianLike() || !findProgram("apt-get", env)) {
    return { kind: "none", why: "Chromium is not installed, and can be installed here only on Debian or Ubuntu" };
  }
  const root = await asRoot(env);
  if (!root) return { kind: "none", why: "Chromium is not installed, and only root can install it" };
  log("Chromium is missing; installing it: apt-get install chromium (this takes a minute or so)");
  // Chromium shows no text without a font.
  const result = await installPackages(["chromium", "fonts-dejavu-core"], root, { log, env });
  const path = found(env);
  if (path !== undefined) return { kind: "found", path };
  return { kind: "none", why: `chromium could not be installed:\n${lastLines(result.output)}` };
}

/** @param {NodeJS.ProcessEnv} env */
function found(env) {
  return names.map((name) => findProgram(name, env)).find((path) => path !== undefined);
}
