// Reads scenarios from strings, with the files that they refer to.

import type { Scenario } from "../src/model/scenario.ts";
import { readScenario } from "../src/scenario/read-scenario.ts";

export type ReadFile = (path: string) => Buffer;

/** Reads from these files only. */
export function files(contents: Readonly<Record<string, string | Buffer>>): ReadFile {
  return (path) => {
    const content = contents[path];
    if (content === undefined) throw Object.assign(new Error("no such file"), { code: "ENOENT" });
    return Buffer.from(content);
  };
}

export function scenarioOf(text: string, read = files({})): Scenario {
  const outcome = readScenario("load.yml", text, read);
  if (!outcome.ok) throw new Error(outcome.problems.join("\n"));
  return outcome.scenario;
}

export function problemsOf(text: string, read = files({})): readonly string[] {
  const outcome = readScenario("load.yml", text, read);
  return outcome.ok ? [] : outcome.problems;
}

/** A scenario file with one request. */
export function inRequest(fields: string): string {
  return `requests:\n  - path: /a\n    ${fields}\n`;
}
