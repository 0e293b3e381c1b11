// Merges layers of option values: the defaults and gates of memgate.yml, and the options given outside the file.
import { notInLeak } from "./not-in-leak.ts";
import type { RawInputs } from "./reader.ts";

export interface Origin {
  /** File, line and column. */
  readonly place: string;
  /** The path of keys, such as `gates.api.memory-limit`. */
  readonly path: string;
}

export interface Value {
  readonly text: string;
  /** Null if the option was given outside the file. */
  readonly origin: Origin | null;
}

/** The values of each option, in order. */
export type OptionLayers = ReadonlyMap<string, readonly Value[]>;

/** The app sources, each with the options that belong to it. */
const withImage = ["image", "pull"];
const withBuild = ["build", "dockerfile", "build-args"];
const withManifest = ["manifest", "selector"];
const withCompose = ["compose-file", "service", "allow-unset"];
const withContainer = ["container", "set-limit"];
const composeAndContainer = [...withCompose, ...withContainer];
/**
 * An app source or a base in the upper layer removes these options from the lower layer. `image` or `build` can be used
 * together with `manifest`.
 */
const replacedBy: Readonly<Record<string, readonly string[]>> = {
  image: [...withBuild, ...composeAndContainer],
  build: [...withImage, ...composeAndContainer],
  manifest: composeAndContainer,
  "compose-file": [...withImage, ...withBuild, ...withManifest, ...withContainer],
  container: [...withImage, ...withBuild, ...withManifest, ...withCompose],
  "base-ref": ["base-build", "base-image"],
  "base-build": ["base-ref", "base-image"],
  "base-image": ["base-ref", "base-build"],
};

/**
 * Merges two layers. The upper layer overrides the lower layer. Lists of named entries (env, headers, build-args) are
 * merged by name.
 */
export function mergeLayers(lower: OptionLayers, upper: OptionLayers): OptionLayers {
  const replaced = [...upper.keys()].flatMap((name) => replacedBy[name] ?? []);
  const kept = [...lower].filter(([name]) => !replaced.includes(name));
  const result = new Map(kept);
  for (const [name, values] of upper) {
    const names = values.map((value) => entryName(name, value));
    const others = (result.get(name) ?? []).filter((value) => !names.includes(entryName(name, value)));
    result.set(name, [...others, ...values]);
  }
  return result;
}

/**
 * Removes the defaults that the leak check refuses. A gate's own options stay, so that memgate reports them. So do all
 * defaults if `leak: true` is one of them.
 * @param merged all layers
 */
function withoutLeakDefaults(merged: OptionLayers): OptionLayers {
  const leak = merged.get("leak")?.[0];
  if (leak?.text !== "true" || isDefault(leak)) return merged;
  return new Map([...merged].filter(([name, values]) => !(name in notInLeak && values.every(isDefault))));
}

function isDefault({ origin }: Value): boolean {
  return origin?.path.startsWith("defaults.") === true;
}

/** The name by which an entry replaces another. Empty for options that are not lists of named entries. */
function entryName(option: string, { text }: Value): string {
  switch (option) {
    case "env":
    case "build-args":
      return text.split("=", 1)[0] ?? "";
    case "headers":
      return (text.split(":", 1)[0] ?? "").trim().toLowerCase();
    default:
      return "";
  }
}

/**
 * The options of a gate with the options given outside the file.
 * @param beside the options that a shell collected
 */
export function withBeside(
  options: OptionLayers,
  beside: RawInputs,
): { readonly layers: OptionLayers; readonly raw: RawInputs } {
  const upper = [...beside].map(([name, texts]) => [name, texts.map((text) => ({ text, origin: null }))] as const);
  const layers = withoutLeakDefaults(mergeLayers(options, new Map(upper)));
  return { layers, raw: new Map([...layers].map(([name, values]) => [name, values.map(({ text }) => text)])) };
}
