// Finds the variables that are not set, in the Compose files and in the files that these name.
import { dirname, join } from "node:path";
import type { ComposeFiles } from "../../../compose/compose-file.ts";
import { readComposeFiles } from "../../../compose/compose-file.ts";
import type { ComposeText } from "../../../compose/compose-yaml.ts";
import { placesWithUnset, type UnsetVariables, unsetIn } from "../../../compose/unset-variables.ts";
import { placeText } from "../../../lib/place-text.ts";
import { envFilePaths, textAt } from "./env-values.ts";

type Env = Readonly<Record<string, string | undefined>>;

const maxFiles = 100;

/**
 * @param stderr what docker compose config wrote to stderr
 * @param counted.services the services that memgate starts; null for all
 * @param counted.allowed the variables that may be unset
 */
export function findUnset(
  stderr: string,
  texts: readonly ComposeText[],
  read: Pick<ComposeFiles, "unset" | "envFiles">,
  env: Env,
  { services, allowed }: { readonly services: readonly string[] | null; readonly allowed: readonly string[] },
): UnsetVariables {
  const all = unsetIn(stderr);
  const names = all.filter((name) => !allowed.includes(name));
  const accepted = all.filter((name) => allowed.includes(name)).map((name) => `${name} ${acceptedNotice}`);
  if (names.length === 0) return { problems: [], notices: accepted, lines: new Set(), unfound: [] };
  const unset = read.unset(names, otherFiles(texts), services);
  const files = texts.map(({ path }) => path);
  const inEnvFiles = envFilePaths(files, read.envFiles, env).flatMap((path) =>
    placesWithUnset(path, textAt(path) ?? "", names).map((place) => `${placeText(place)}: ${dollarNotice}`),
  );
  const isElsewhere = unset.unfound.length > 0 && inEnvFiles.length === 0;
  const elsewhere = `${files[0]}: an included file uses variables that are not set: ${unset.unfound.join(", ")}`;
  return {
    ...unset,
    problems: isElsewhere ? [...unset.problems, elsewhere] : unset.problems,
    notices: [...accepted, ...unset.notices, ...inEnvFiles],
  };
}

const acceptedNotice = "is not set, so docker compose uses an empty value, as `allow-unset` permits";

/** Does not contain the name, which may be a part of a secret: the value `pa$word` refers to `word`. */
const dollarNotice =
  "docker compose removes $ and the name after it from this value, because no variable has this name; put the value in single quotes to keep them";

/** The readable files that the Compose files include or extend, directly or indirectly. */
function otherFiles(texts: readonly ComposeText[]): readonly ComposeText[] {
  const known = new Map(texts.map((text) => [text.path, text]));
  for (const { path, text } of known.values()) {
    if (known.size > maxFiles) break;
    for (const other of readComposeFiles([{ path, text }], null).otherFiles) {
      const otherPath = join(dirname(path), other);
      const content = known.has(otherPath) ? null : textAt(otherPath);
      if (content !== null) known.set(otherPath, { path: otherPath, text: content });
    }
  }
  return [...known.values()].slice(texts.length);
}
