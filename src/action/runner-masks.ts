import { linesOf } from "../redaction/redactor.ts";

/**
 * Returns a function that gives secrets to the runner, which then masks them in the log of the whole job. The runner
 * masks line by line, so the function gives it the lines of the secrets, each line once.
 * @param setSecret `setSecret` of @actions/core
 */
export function createRunnerMasks(setSecret: (line: string) => void): (secrets: readonly string[]) => void {
  const given = new Set<string>();
  return (secrets) => {
    for (const line of linesOf(secrets).filter((line) => !given.has(line))) {
      given.add(line);
      setSecret(line);
    }
  };
}
