// Reports from outside: read, and held to their schema and to themselves.
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { messageOf } from "../../lib/errors.ts";
import { savedSetSchema } from "../model/gates-file.ts";
import { evidenceIn, judged } from "../model/judged.ts";
import type { GateResult, RunResult } from "../model/run-result.ts";
import { consistentReportSchema, type Report } from "../model/schema.ts";
import { setFile } from "./report-dir.ts";

export type ReadReport =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly problems: readonly string[] };

export type ReadRun =
  | { readonly ok: true; readonly run: RunResult }
  | { readonly ok: false; readonly problems: readonly string[] };

const problemsShown = 10;

/** @param given a report.json, a gates.json, or the report-dir that one of them lies in */
export function readRun(given: string): ReadRun {
  const setPath = basename(given) === setFile ? given : join(given, setFile);
  if (existsSync(setPath)) return readSet(setPath);
  const read = readReport(given);
  if (!read.ok) return read;
  const { evidence, thresholds } = evidenceIn(read.report);
  return { ok: true, run: { kind: "one", judged: judged(evidence, thresholds) } };
}

function readSet(path: string): ReadRun {
  try {
    const set = savedSetSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (!set.success) return { ok: false, problems: notOfThisMemgate(path, "memgate/gates@1", set.error) };
    const problems: string[] = [];
    const gates = set.data.gates.flatMap(({ name, refused }): readonly GateResult[] => {
      if (refused !== null) return [{ kind: "refused", name, ...refused }];
      const read = readReport(join(dirname(path), name, "report.json"));
      if (!read.ok) {
        problems.push(...read.problems);
        return [];
      }
      const { evidence, thresholds } = evidenceIn(read.report);
      return [{ kind: "judged", name, judged: judged(evidence, thresholds) }];
    });
    return problems.length > 0 ? { ok: false, problems } : { ok: true, run: { kind: "several", gates } };
  } catch (error) {
    return { ok: false, problems: [unreadable(path, error)] };
  }
}

/** @param given a report.json, or the report-dir that it lies in */
export function readReport(given: string): ReadReport {
  try {
    const isFolder = statSync(given).isDirectory();
    const folder = isFolder ? given : dirname(given);
    if ((isFolder || basename(given) === setFile) && existsSync(join(folder, setFile))) {
      const one = join(folder, firstGate(folder));
      return { ok: false, problems: [`${given} has several gates; judge one, such as ${one}`] };
    }
    const path = isFolder ? join(given, "report.json") : given;
    const result = consistentReportSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (result.success) return { ok: true, report: result.data };
    return { ok: false, problems: notOfThisMemgate(path, "memgate/report@1", result.error) };
  } catch (error) {
    return { ok: false, problems: [unreadable(given, error)] };
  }
}

function firstGate(folder: string): string {
  const set = savedSetSchema.safeParse(JSON.parse(readFileSync(join(folder, setFile), "utf8")));
  return set.data?.gates.find(({ refused }) => refused === null)?.name ?? "NAME";
}

function notOfThisMemgate(path: string, schema: string, error: z.ZodError): readonly string[] {
  const lines = z.prettifyError(error).split("\n");
  const shown = lines.slice(0, problemsShown).map((text) => text.trim());
  return [`${path} is not a report of this memgate (${schema}):`, ...shown];
}

function unreadable(path: string, error: unknown): string {
  return `${path} ${error instanceof SyntaxError ? "is no JSON" : "can't be read"}: ${messageOf(error)}`;
}

/** The folder that a report lies in. */
export function folderOf(given: string): string {
  return statSync(given).isDirectory() ? given : dirname(given);
}

/** What is wrong with the words of a command that takes one report; its path where nothing is. */
export function onlyReport(positionals: readonly string[]): {
  readonly path: string | null;
  readonly problem: string | null;
} {
  const [path, ...more] = positionals;
  return path !== undefined && more.length === 0
    ? { path, problem: null }
    : {
        path: null,
        problem: `expected one report.json, such as memgate-report/report.json; seen ${positionals.length}`,
      };
}
