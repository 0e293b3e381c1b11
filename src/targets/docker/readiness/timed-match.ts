// Matches log lines with a deadline: some regular expressions take exponential time on some lines.
import { createContext, Script } from "node:vm";

/** Far more than an ordinary pattern needs, even on a slow machine. memgate takes no sample meanwhile. */
const timeoutMs = 1_000;

export type MatchResult = "matched" | "unmatched" | "too-slow";

/** Only code that runs in a context of node:vm can be ended after a time. */
const script = new Script("lines.some((line) => pattern.test(line))");

/** Returns a function that says whether one of the lines matches. */
export function createTimedMatch(pattern: RegExp): (lines: readonly string[]) => MatchResult {
  const scope: { pattern: RegExp; lines: readonly string[] } = { pattern, lines: [] };
  const context = createContext(scope);
  return (lines) => {
    scope.lines = lines;
    try {
      return script.runInContext(context, { timeout: timeoutMs }) === true ? "matched" : "unmatched";
    } catch (error) {
      // The error belongs to the context, so it is not an instance of this module's Error.
      if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return "too-slow";
      throw error;
    }
  };
}
