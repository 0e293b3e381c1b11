// Reads the options of a comparison: the base, and the highest increase.

import { type BaseInputs, type BaseSource, baseOptions } from "../model/app-source.ts";
import type { RawInputs, Reader } from "../options/reader.ts";
import { options } from "../options/table.ts";
import type { PathKindAt } from "./app-source.ts";

/** The options that say with which app the app is compared. */
export interface ComparisonInputs {
  /** Null without a base to run beside the app. */
  readonly comparison: BaseInputs | null;
  /** The path of saved reports. Null without a baseline. */
  readonly baseline: string | null;
}

export function readComparison(raw: RawInputs, pathKindAt: PathKindAt, reader: Reader): ComparisonInputs {
  return {
    comparison: readBase(raw, pathKindAt, reader),
    baseline: readBaselinePath(raw, pathKindAt, reader),
  };
}

/** Null without a base, or if the reader reported a problem. */
function readBase(raw: RawInputs, pathKindAt: PathKindAt, reader: Reader): BaseInputs | null {
  const { one, report } = reader;
  const ref = one("base-ref", options["base-ref"].parse);
  const context = one("base-build", options["base-build"].parse);
  const image = one("base-image", options["base-image"].parse);
  const maxIncrease = one("max-increase", options["max-increase"].parse);
  const [given, ...others] = baseOptions.filter((name) => raw.has(name));
  if (given === undefined) {
    const names = baseOptions.map((name) => `\`${name}\``);
    if (raw.has("max-increase")) report("max-increase", `needs one of ${names.join(", ")}`);
    return null;
  }
  if (others.length > 0) {
    const beside = others.map((name) => `\`${name}\``).join(" and ");
    report(given, `is given together with ${beside}; expected one of them`);
  }
  if (raw.has("container")) {
    report(given, "cannot be used with `container`: memgate cannot start a running container afresh");
  } else if (given === "base-ref" && !raw.has("build") && !raw.has("compose-file")) {
    report(given, "needs `build` or `compose-file`: memgate builds the image of that commit in the same way");
  } else if (given === "base-build" && !raw.has("build")) {
    report(given, "needs `build`: memgate builds both images in the same way; for another image, give `base-image`");
  }
  if ((raw.get("repeat") ?? ["1"]).some((value) => value !== "1")) {
    report("repeat", `cannot be used with \`${given}\`: a comparison itself decides how many runs it needs`);
  }
  if (context !== null) reportContext(raw, context, pathKindAt, reader);
  const base = baseOf({ ref, context, image });
  return base === null || maxIncrease === null ? null : { base, maxIncrease };
}

/** The path of saved reports. Null without one, or if the reader reported a problem. */
function readBaselinePath(raw: RawInputs, pathKindAt: PathKindAt, { one, report }: Reader): string | null {
  const path = one("baseline", options.baseline.parse);
  if (path === null) return null;
  if (pathKindAt(path) === null) {
    report("baseline", `"${path}" does not exist; expected a report.json, or a folder of reports`);
  }
  const given = baseOptions.find((name) => raw.has(name));
  if (given !== undefined) {
    report("baseline", `cannot be used with \`${given}\`: the runs of that base are the comparison`);
  }
  return path;
}

interface BaseValues {
  readonly ref: string | null;
  readonly context: string | null;
  readonly image: string | null;
}

function baseOf({ ref, context, image }: BaseValues): BaseSource | null {
  if (ref !== null) return { kind: "ref", ref };
  if (context !== null) return { kind: "build", context };
  return image === null ? null : { kind: "image", image };
}

function reportContext(raw: RawInputs, context: string, pathKindAt: PathKindAt, { report }: Reader): void {
  if (pathKindAt(context) !== "folder") {
    report("base-build", `"${context}" is not a folder; expected the folder to build the base from`);
  } else if (!raw.has("dockerfile") && pathKindAt(`${context}/Dockerfile`) !== "file") {
    report("base-build", `"${context}" contains no Dockerfile; add one, or set \`dockerfile\` to its path`);
  }
}
