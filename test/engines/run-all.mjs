// Runs the docker suite on every engine that this machine can provide, one after the other, and prints a Markdown table.
// usage: npm run test:engines [-- NAME...] [-- VITEST ARGUMENTS...]
import { engines } from "./catalogue.mjs";
import { engineNamed, startEngine, stopEngine } from "./engine.mjs";
import { UnavailableError } from "./refusal.mjs";
import { examine, provide, runSuite } from "./suite.mjs";
import { isFailure, table } from "./table.mjs";

/** @typedef {import("./table.mjs").Outcome} Outcome */

const surroundings = { log: console.error, env: process.env };

/**
 * @param {string} name
 * @param {readonly string[]} more
 * @returns {Promise<Outcome>}
 */
async function runOn(name, more) {
  const engine = engineNamed(name);
  const wasRunning = (await engine.settings(process.env)) !== undefined;
  console.error(`\n== ${name}`);
  try {
    await startEngine(name, engine);
    const facts = await examine(name, engine, surroundings);
    await provide(engine, more, surroundings);
    return { kind: "ran", name, facts, results: await runSuite(name, engine, more) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(why);
    return { kind: error instanceof UnavailableError ? "unavailable" : "broken", name, why };
  } finally {
    if (!wasRunning) await stopEngine(name, engine);
  }
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
async function main(args) {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  const [names, more] = [args.slice(0, end), args.slice(end + 1)];
  const known = engines.map((entry) => entry.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`unknown engine ${unknown.join(", ")}; expected some of ${known.join(", ")}`);
    return 2;
  }

  // The suite's commands get Ctrl-C too. Here it only skips the remaining engines and prints the table.
  let isInterrupted = false;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      isInterrupted = true;
    });
  }
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const name of names.length > 0 ? names : known) {
    if (!isInterrupted) outcomes.push(await runOn(name, more));
  }
  console.log(`\n${table(outcomes)}`);
  return isInterrupted || outcomes.some(isFailure) ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
