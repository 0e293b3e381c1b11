// Makes sure of Debian's Chromium, which the browser suite opens reports with.

import { installPackages, isDebianLike } from "../engines/apt.mjs";
import { asRoot, findProgram, lastLines } from "../engines/command.mjs";

/** Debian's name, Ubuntu's and Google's own. */
const names = ["chromium", "chromium-browser", "google-chrome"];

/**
 * @param {import("../engines/start.mjs").Surroundings} surroundings
 * @returns {Promise<{ kind: "found", path: string } | { kind: "none", why: string }>} `why` is a sentence
 */
export async function ensureChromium({ log, env }) {
  const present = found(env);
  if (present !== undefined) return { kind: "found", path: present };
  if (!isDebianLike() || !findProgram("apt-get", env)) {
    return { kind: "none", why: "no Chromium is installed, and this is no Debian to install it on" };
  }
  const root = await asRoot(env);
  if (!root) return { kind: "none", why: "no Chromium is installed, and only root can install it" };
  log("no Chromium found; installing it: apt-get install chromium (this takes a minute or so)");
  // Without a font of its own, Chromium shows no letter.
  const result = await installPackages(["chromium", "fonts-dejavu-core"], root, { log, env });
  const path = found(env);
  if (path !== undefined) return { kind: "found", path };
  return { kind: "none", why: `chromium could not be installed:\n${lastLines(result.output)}` };
}

/** @param {NodeJS.ProcessEnv} env */
function found(env) {
  return names.map((name) => findProgram(name, env)).find((path) => path !== undefined);
}
