// Reads the options of a comparison: the base or the baseline, and the highest increase.

import { type BaseInputs, type BaseSource, baseOptions } from "../model/app-source.ts";
import type { RawInputs, Reader } from "../options/reader.ts";
import { options } from "../options/table.ts";
import type { PathKindAt } from "./app-source.ts";

/** The highest increase against a base if max-increase is not given. A baseline has no such default. */
const defaultMaxIncrease = 0.05;

/** The options that say with which app the app is compared. */
export interface ComparisonInputs {
  /** Null without a base to run beside the app. */
  readonly comparison: BaseInputs | null;
  /** Null without a baseline. */
  readonly baseline: BaselineInputs | null;
}

interface BaselineInputs {
  /** The path of saved reports. */
  readonly path: string;
  /** Null if the baseline does not change the verdict. */
  readonly maxIncrease: number | null;
}

export function readComparison(raw: RawInputs, pathKindAt: PathKindAt, reader: Reader): ComparisonInputs {
  const { one, report } = reader;
  const values = {
    ref: one("base-ref", options["base-ref"].parse),
    context: one("base-build", options["base-build"].parse),
    image: one("base-image", options["base-image"].parse),
  };
  const maxIncrease = one("max-increase", options["max-increase"].parse);
  const names = [...baseOptions, "baseline"] as const;
  if (raw.has("max-increase") && !names.some((name) => raw.has(name))) {
    report("max-increase", `needs one of ${names.map((name) => `\`${name}\``).join(", ")}`);
  }
  const base = readBase(raw, values, pathKindAt, reader);
  const path = readBaselinePath(raw, pathKindAt, reader);
  return {
    comparison: base === null ? null : { base, maxIncrease: maxIncrease ?? defaultMaxIncrease },
    baseline: path === null ? null : { path, maxIncrease },
  };
}

/** Null without a base. */
function readBase(raw: RawInputs, values: BaseValues, pathKindAt: PathKindAt, reader: Reader): BaseSource | null {
  const { report } = reader;
  const { context } = values;
  const [given, ...others] = baseOptions.filter((name) => raw.has(name));
  if (given === undefined) return null;
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
  return baseOf(values);
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
