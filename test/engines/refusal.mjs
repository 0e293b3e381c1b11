// Errors that skip a test engine instead of failing the run.

/** This machine can't provide the engine or program. The message says why and what to do. */
export class UnavailableError extends Error {}

/** @param {string} name of the engine */
export function assertOwnMachine(name) {
  if (process.platform !== "linux") throw new UnavailableError(`${name} needs Linux; this is ${process.platform}`);
  if (process.arch !== "x64") throw new UnavailableError(`${name} is built for x64 only; this is ${process.arch}`);
  if (process.getuid?.() !== 0) {
    throw new UnavailableError(`${name} needs root (chroots, mounts, namespaces); run this as root or with sudo -E`);
  }
}
