// What stands in the way of a test engine, said in words: the engine is skipped, not failed.

/** An engine that this machine can't have. The message says why and what to do. */
export class CannotHave extends Error {}

/** @param {string} name of the engine */
export function assertOwnMachine(name) {
  if (process.platform !== "linux") throw new CannotHave(`${name} needs Linux; this is ${process.platform}`);
  if (process.arch !== "x64") throw new CannotHave(`${name} is built for x64 only; this is ${process.arch}`);
  if (process.getuid?.() !== 0) {
    throw new CannotHave(`${name} needs root (chroots, mounts, namespaces): run this as root, or with sudo -E`);
  }
}
