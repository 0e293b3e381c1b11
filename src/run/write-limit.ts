// Writes the suggested limit into a manifest or a Compose file, at the place of the present limit.

import { readFileSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { SizeInputs } from "../inputs/size-inputs.ts";
import { whyUnreadable } from "../lib/errors.ts";
import { placeText } from "../lib/place-text.ts";
import { decodeUtf8 } from "../lib/utf8.ts";
import { kubernetesQuantity } from "../manifest/quantity.ts";
import { readManifest } from "../manifest/read-manifest.ts";
import { GateError } from "../model/gate-error.ts";
import type { GatePlan } from "../model/plan.ts";
import type { LimitEditResult } from "../model/size/limit-edit.ts";
import type { FilePlace } from "../options/parsers.ts";
import { writeAtomically } from "../report/storage/report-dir.ts";
import { scalarsOnLine, type WrittenScalar } from "../yaml/scalars-on-line.ts";

const mebibyte = 2 ** 20;
const byteOrderMark = "\uFEFF";
/** The part of a file's mode that chmod sets. */
const permissionBits = 0o7777;

/** The place of a limit in a file. */
export interface LimitPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number | null;
  readonly kind: "manifest" | "compose";
}

/**
 * Finds the limit that `write` must change, before anything starts.
 * @throws GateError "inputs" if memgate cannot change it
 */
export function placeToWrite({ write, inputs }: SizeInputs, { target }: GatePlan): LimitPlace | null {
  if (write === null) return null;
  const { source } = target;
  const place =
    source.kind === "compose"
      ? compared(write, source.resolved.limitPlace, "compose")
      : inputs.app === null
        ? placeInManifest(write)
        : compared(write, inputs.app.limit?.place ?? null, "manifest");
  const tried = limitEdit(textOf(write), place, target.limitBytes);
  if (!tried.ok) throw notWritable(tried.why);
  return place;
}

/**
 * Writes the limit atomically. Keeps the file's permissions, and follows a link to the file itself. Returns the change, or
 * a sentence that says why the file is unchanged.
 */
export function writeLimit(place: LimitPlace, limitBytes: number): LimitEditResult {
  try {
    const bytes = readFileSync(place.file);
    const made = limitEdit(decodeUtf8(bytes), place, limitBytes);
    if (!made.ok) return made;
    const hasMark = bytes.toString("utf8").startsWith(byteOrderMark);
    const text = `${hasMark ? byteOrderMark : ""}${made.edit.newText}`;
    const file = realpathSync(place.file);
    const problem = writeAtomically(file, () => text, statSync(file).mode & permissionBits);
    return problem === null ? made : { ok: false, why: problem };
  } catch (error) {
    return { ok: false, why: `${place.file} ${whyUnreadable(error)}` };
  }
}

/** The text of a file with another limit. Pure. */
export function limitEdit(text: string, place: LimitPlace, limitBytes: number): LimitEditResult {
  const { file, line, column, kind } = place;
  const scalars = scalarsOnLine(text, line);
  const found = scalars.filter(({ path }) => isLimit(path, kind));
  const [scalar] = found;
  const refused = (why: string): LimitEditResult => ({ ok: false, why: `${placeText(place)}: ${why}` });
  if (scalar === undefined)
    return refused(
      `the line has no ${kind === "compose" ? "mem_limit or limits.memory" : "resources.limits.memory of a container"}`,
    );
  if (found.length > 1) return refused("the line has several limits");
  if (scalar.sharedBy !== null)
    return refused(`the limit belongs to the anchor &${scalar.sharedBy}, which other places of the file use too`);
  if (scalar.form === "other") return refused("the limit is not written as a plain or quoted value");
  if (!isQuantity(scalar.text, kind))
    return refused(`the limit is "${scalar.text}", which a template or a variable sets; change it at its source`);
  const to = kind === "compose" ? `${limitBytes / mebibyte}m` : `${limitBytes / mebibyte}Mi`;
  const request = kind === "manifest" ? requestAbove(scalar, limitBytes) : null;
  if (request !== null)
    return refused(
      `the limit cannot be ${to}, because resources.requests.memory is ${request}; lower the request first`,
    );
  const written = text.slice(scalar.offset, scalar.offset + scalar.length);
  const quote = scalar.form === "quoted" ? written.charAt(0) : /\.json$/i.test(file) ? '"' : "";
  const newText = `${text.slice(0, scalar.offset)}${quote}${to}${quote}${text.slice(scalar.offset + scalar.length)}`;
  const newLine = (newText.split("\n")[line - 1] ?? "").replace(/\r$/, "");
  const isShown = scalars.every(({ path }) => isResource(path));
  return { ok: true, edit: { file, line, column, from: scalar.text, to, newLine: isShown ? newLine : null, newText } };
}

/** A value of another kind on the same line may be a secret. */
function isResource(path: readonly (string | number)[]): boolean {
  return /^(resources|limits|requests|cpus?|memory|mem_limit|ephemeral-storage)$/.test(String(path.at(-1)));
}

function isLimit(path: readonly (string | number)[], kind: LimitPlace["kind"]): boolean {
  const text = path.map((part) => (typeof part === "number" ? "[]" : part)).join(".");
  if (kind === "compose") return /(^|\.)(mem_limit|deploy\.resources\.limits\.memory)$/.test(text);
  return /\.(containers|initContainers)\.\[\]\.resources\.limits\.memory$/.test(text);
}

function isQuantity(text: string, kind: LimitPlace["kind"]): boolean {
  return kind === "compose" ? /^\d+(\.\d+)?\s*([bkmg]b?)?$/i.test(text) : kubernetesQuantity(text, 0) !== null;
}

/** The request of the container if it is above the limit: Kubernetes refuses that. Null otherwise. */
function requestAbove({ path, other }: WrittenScalar, limitBytes: number): string | null {
  const request = other([...path.slice(0, -2), "requests", "memory"]);
  return request !== null && (kubernetesQuantity(request, 0) ?? 0) > limitBytes ? request : null;
}

function compared(write: string, place: FilePlace | null, kind: LimitPlace["kind"]): LimitPlace {
  if (place === null || place.line === null)
    throw notWritable(`memgate found no limit of the app in the ${kind === "compose" ? "Compose files" : "manifests"}`);
  if (resolve(place.file) !== resolve(write))
    throw notWritable(`the limit of the app is not in ${write}, but at ${placeText(place)}`);
  return { file: write, line: place.line, column: place.column, kind };
}

/** The limit of the only container of a manifest that the gate does not use. */
function placeInManifest(write: string): LimitPlace {
  const read = readManifest([{ path: write, text: textOf(write) }], null);
  if (!read.ok) throw notWritable(read.problems.join("; "));
  return compared(write, read.app.limit?.place ?? null, "manifest");
}

function textOf(path: string): string {
  try {
    return decodeUtf8(readFileSync(path));
  } catch (error) {
    throw notWritable(`"${path}" ${whyUnreadable(error)}`);
  }
}

function notWritable(why: string): GateError {
  return new GateError("bad-input/write", `\`write\`: ${why}`);
}
