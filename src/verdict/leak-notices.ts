// The notices of the leak check.

import type { LeakProblem } from "../model/fields/leak-problems.ts";
import { mark } from "../options/mentions.ts";

const reasons: Readonly<Record<LeakProblem, string>> = {
  "no-node": "the container has no Node.js process",
  "processes-changed": "the number of Node.js processes changed, so their memory cannot be compared",
  "app-ended": "a Node.js process ended",
  "own-handler": "no inspector opened after SIGUSR1: the app handles this signal itself, or port 9229 is taken",
  "sigusr1-disabled": "the app runs with --disable-sigusr1",
  "permission-model": "the app runs with the permission model of Node.js, which forbids the inspector",
  "signal-not-caught": "a Node.js process does not handle SIGUSR1",
  "other-user": "a process has more rights than memgate's helper, so memgate may not ask it",
  "no-response": "a Node.js process did not respond",
  "helper-refused": "the engine did not start the container that asks the app",
  "helper-ended": "the container that asks the app ended",
  failed: "a Node.js process refused a request of memgate",
};

/** Why memgate did not check for a leak. It does not change the verdict. */
export function leakNotice(problem: LeakProblem): string {
  return `memgate could not check for a leak: ${reasons[problem]}. Without the check, only the row Growth under load can show a leak. That row does not change the verdict.`;
}

export const lowerPeakNotice = `The leak check forced garbage collections, which lower the peak: a run without ${mark("leak")} may have a higher one.`;
