// Reads saved reports, and checks them against their schema and for consistency.
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { isMissingFile, messageOf, whyUnreadable } from "../../lib/errors.ts";
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

const maxProblems = 10;

/** @param place a report.json, a gates.json, or the folder of one of them */
export function readRun(place: string): ReadRun {
  const setPath = basename(place) === setFile ? place : join(place, setFile);
  if (existsSync(setPath)) return readSet(setPath);
  const read = readReport(place);
  if (!read.ok) return read;
  const { evidence, thresholds } = evidenceIn(read.report);
  return { ok: true, run: { kind: "one", judged: judged(evidence, thresholds) } };
}

function readSet(path: string): ReadRun {
  try {
    const set = savedSetSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (!set.success) return { ok: false, problems: schemaProblems(path, "memgate/gates@1", set.error) };
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

/** @param place a report.json, or its folder */
export function readReport(place: string): ReadReport {
  let path = place;
  try {
    const isFolder = statSync(place).isDirectory();
    const folder = isFolder ? place : dirname(place);
    if ((isFolder || basename(place) === setFile) && existsSync(join(folder, setFile))) {
      const one = join(folder, firstGate(folder));
      return { ok: false, problems: [`${place} has several gates; expected one of them, such as ${one}`] };
    }
    if (isFolder) path = join(place, "report.json");
    const result = consistentReportSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (result.success) return { ok: true, report: result.data };
    return { ok: false, problems: schemaProblems(path, "memgate/report@1", result.error) };
  } catch (error) {
    return { ok: false, problems: [unreadable(path, error)] };
  }
}

function firstGate(folder: string): string {
  const set = savedSetSchema.safeParse(JSON.parse(readFileSync(join(folder, setFile), "utf8")));
  return set.data?.gates.find(({ refused }) => refused === null)?.name ?? "NAME";
}

function schemaProblems(path: string, schema: string, error: z.ZodError): readonly string[] {
  const lines = z.prettifyError(error).split("\n");
  const first = lines.slice(0, maxProblems).map((text) => text.trim());
  return [`${path} is not a report of this version of memgate (${schema}):`, ...first];
}

function unreadable(path: string, error: unknown): string {
  if (error instanceof SyntaxError) return `${path} is not valid JSON: ${messageOf(error)}`;
  const expected = isMissingFile(error) ? "; expected report.json or its folder" : "";
  return `${path} ${whyUnreadable(error)}${expected}`;
}

/** @param place a report.json, or its folder */
export function folderOf(place: string): string {
  return statSync(place).isDirectory() ? place : dirname(place);
}

/** The path in the arguments of a command that takes one report, or the problem with them. */
export function onlyReport(positionals: readonly string[]): {
  readonly path: string | null;
  readonly problem: string | null;
} {
  const [path, ...more] = positionals;
  return path !== undefined && more.length === 0
    ? { path, problem: null }
    : {
        path: null,
        problem: `expected one report, such as memgate-report/report.json; got ${positionals.length}`,
      };
}
