// Values of options, each with where it was written, and how one layer of them lies over another.
import type { RawInputs } from "./reader.ts";

export interface Origin {
  /** File and line. */
  readonly place: string;
  /** As keys: `gates.api.memory-limit`. */
  readonly path: string;
}

export interface Value {
  readonly text: string;
  /** Null: given beside the file. */
  readonly origin: Origin | null;
}

/** By option, in order. */
export type OptionLayers = ReadonlyMap<string, readonly Value[]>;

/** Where the app comes from, and what goes with it: a way of the upper layer takes the place of others. */
const withImage = ["image", "pull"];
const withBuild = ["build", "dockerfile", "build-args"];
const withManifest = ["manifest", "selector"];
const withCompose = ["compose-file", "service"];
const withContainer = ["container", "set-limit"];
const whole = [...withCompose, ...withContainer];
/** An image or a folder to build may go with a manifest. */
const replacedBy: Readonly<Record<string, readonly string[]>> = {
  image: [...withBuild, ...whole],
  build: [...withImage, ...whole],
  manifest: whole,
  "compose-file": [...withImage, ...withBuild, ...withManifest, ...withContainer],
  container: [...withImage, ...withBuild, ...withManifest, ...withCompose],
};

/** The upper layer's values stand; of named entries (env, headers, build-args) those of other names stay. */
export function over(lower: OptionLayers, upper: OptionLayers): OptionLayers {
  const replaced = [...upper.keys()].flatMap((name) => replacedBy[name] ?? []);
  const kept = [...lower].filter(([name]) => !replaced.includes(name));
  const result = new Map(kept);
  for (const [name, values] of upper) {
    const names = values.map((value) => entryName(name, value));
    const below = (result.get(name) ?? []).filter((value) => !names.includes(entryName(name, value)));
    result.set(name, [...below, ...values]);
  }
  return result;
}

/** By what an entry replaces another: every value of an option that is no list of named ones has the same name. */
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

/** What a shell collected: given beside the file. */
export function layersBeside(raw: RawInputs): OptionLayers {
  return new Map([...raw].map(([name, texts]) => [name, texts.map((text) => ({ text, origin: null }))]));
}

/** Without the origins. */
export function rawOf(given: OptionLayers): RawInputs {
  return new Map([...given].map(([name, values]) => [name, values.map(({ text }) => text)]));
}
