// Converts a response of the engine's list of processes (GET /containers/ID/top).
import type { ProcessList, ProcessMemory } from "../../model/fields/processes.ts";
import { commandText } from "../../redaction/command-text.ts";
import { largestOf } from "../largest-processes.ts";
import { byteCount } from "../working-set.ts";

/** The columns for which memgate asks the engine, in the form of ps. */
export const topColumns = "-o pid,rss,args";

/**
 * Null if the response has no process with its size.
 * @param known masks the secrets that the plan knows
 */
export function readTop(response: unknown, known: (text: string) => string): ProcessList | null {
  const { Titles, Processes } = (response ?? {}) as { readonly Titles?: unknown; readonly Processes?: unknown };
  if (!Array.isArray(Titles) || !Array.isArray(Processes)) return null;
  const [pidAt, rssAt] = [Titles.indexOf("PID"), Titles.indexOf("RSS")];
  const found = Processes.flatMap((row: unknown): ProcessMemory[] => {
    if (!Array.isArray(row)) return [];
    const [pid, rssBytes] = [byteCount(Number(row[pidAt])), sizeIn(String(row[rssAt]))];
    if (pid === null || rssBytes === null) return [];
    // The response has no limits of words: a value may have spaces.
    const command = commandText(String(row.at(-1) ?? "").split(/ (?=-)/), known);
    return [{ pid, command, rssBytes, anonymousBytes: null, fileBytes: null, sharedBytes: null }];
  });
  if (found.length === 0) return null;
  return { source: "top", unread: Processes.length - found.length, ...largestOf(found, 0) };
}

/** ps writes KiB. The ps of BusyBox writes large sizes as `12m`. */
function sizeIn(text: string): number | null {
  const [, digits, unit = "k"] = /^(\d+)([kmg]?)$/.exec(text) ?? [];
  if (digits === undefined) return null;
  return byteCount(Number(digits) * 1_024 ** ("kmg".indexOf(unit || "k") + 1));
}
