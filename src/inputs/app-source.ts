// Reads the source of the app: an image, a folder to build, a manifest, a Compose project or a running container.

import { whyUnreadable } from "../lib/errors.ts";
import type { ContainerNeeds, ManifestInputs } from "../manifest/read-manifest.ts";
import type { AppSource, AttachSource, ImageSource } from "../model/app-source.ts";
import type { AppSpec } from "../model/app-spec.ts";
import type { OptionName } from "../options/names.ts";
import type { FilePlace } from "../options/parsers.ts";
import type { RawInputs, Reader } from "../options/reader.ts";
import { options } from "../options/table.ts";
import type { Selector } from "../options/workload-selector.ts";
import { assertLoaded, type FileReaders } from "./load-readers.ts";
import { isSizeMode } from "./mode.ts";

/** The kind of thing at a path. Null if there is nothing, or if it cannot be accessed. */
export type PathKindAt = (path: string) => "file" | "folder" | null;

/** Access to files and environment of this machine. Passed in, so that reading inputs does no IO itself. */
export interface Machine {
  readonly pathKindAt: PathKindAt;
  /** @param path `-` for standard input. @throws the error of the file system, or NotUtf8Error */
  readonly readText: (path: string) => string;
  /** @throws the error of the file system */
  readonly readBytes: (path: string) => Buffer;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Null if no option names a file that needs one. */
  readonly readers: FileReaders | null;
}

/** The source of the app and its description. */
export interface SourceRead {
  /** Null if the reader reported a problem. */
  readonly source: AppSource | null;
  /** The app as the manifest describes it. Null without a manifest. */
  readonly app: AppSpec | null;
  /** The needs of the manifest's container that options must meet. Null without a selected container. */
  readonly needs: ContainerNeeds | null;
  readonly notices: readonly string[];
  /** The place of the memory limit. Null if it is not in a file. */
  readonly limitPlace: FilePlace | null;
}

/** Options that describe a container that memgate creates. Compose files describe it themselves. */
const containerOptions: readonly OptionName[] = [
  ...(["dockerfile", "build-args", "platform", "pull", "env", "command"] as const),
  ...(["entrypoint", "user", "volumes", "tmpfs", "cpus", "network"] as const),
];
const sourceOptions: readonly OptionName[] = ["image", "build", "manifest", "compose-file", "container"];

/** @param overrides option values that override the manifest */
export function readSource(raw: RawInputs, machine: Machine, overrides: ManifestInputs, reader: Reader): SourceRead {
  const withoutApp = { app: null, needs: null, notices: [], limitPlace: null };
  const { one } = reader;
  const values = {
    selector: one("selector", options.selector.parse),
    service: one("service", options.service.parse),
    container: one("container", options.container.parse),
    setLimit: one("set-limit", options["set-limit"].parse),
  };
  for (const [name, beside] of [
    ["selector", "manifest"],
    ["service", "compose-file"],
    ["allow-unset", "compose-file"],
    ["set-limit", "container"],
  ] as const) {
    if (raw.has(name) && !raw.has(beside)) reader.report(name, `needs \`${beside}\``);
  }
  const found = sourceOptions.filter((name) => raw.has(name));
  const others = found.filter((name) => name !== "manifest");
  if (others.length > 1 || (found.length > 1 && (raw.has("compose-file") || raw.has("container")))) {
    const [first = "image", ...rest] = found;
    const beside = rest.map((name) => `\`${name}\``).join(" and ");
    reader.report(first, `is given together with ${beside}; expected one of them`);
    return { source: null, ...withoutApp };
  }
  if (raw.has("compose-file")) return composeSource(raw, machine, values.service, reader);
  if (raw.has("container")) {
    return { source: attachSource(raw, values.container, values.setLimit, reader), ...withoutApp };
  }
  if (!raw.has("manifest")) return { source: readImage(raw, machine.pathKindAt, noContainer, reader), ...withoutApp };
  const container = readApp(raw, machine, values.selector, overrides, reader);
  const image = readImage(raw, machine.pathKindAt, container, reader);
  const { app } = container;
  return { source: image, ...container, notices: app?.notices ?? [], limitPlace: app?.limit?.place ?? null };
}

/** The container of a manifest. A field is null if memgate could not read it. */
type ContainerRead = Pick<SourceRead, "app" | "needs">;
const noContainer: ContainerRead = { app: null, needs: null };

function readApp(
  raw: RawInputs,
  machine: Machine,
  selector: Selector | null,
  overrides: ManifestInputs,
  reader: Reader,
): ContainerRead {
  const files = readFiles("manifest", reader.many("manifest", options.manifest.parse), machine, reader);
  if (files === null || (raw.has("selector") && selector === null)) return noContainer;
  const read = assertLoaded(machine.readers).readManifest(files, selector, overrides);
  for (const problem of read.ok ? [] : read.problems) reader.reportSentence("manifest", problem);
  return { app: read.ok ? read.app : null, needs: read.needs };
}

function composeSource(raw: RawInputs, machine: Machine, service: string | null, reader: Reader): SourceRead {
  const why = "cannot be used with `compose-file`: set it in a Compose file instead";
  refuseOptions(raw, containerOptions, why, reader);
  const paths = reader.many("compose-file", options["compose-file"].parse);
  const allowUnset = reader.many("allow-unset", options["allow-unset"].parse);
  const envFiles = reader.many("env-file", options["env-file"].parse);
  readFiles("env-file", envFiles, machine, reader);
  for (const path of envFiles.filter((path) => path.includes(","))) {
    reader.report("env-file", `"${path}" has a comma, at which docker compose splits the path; rename the file`);
  }
  const files = readFiles("compose-file", paths, machine, reader);
  if (files === null) return { source: null, app: null, needs: null, notices: [], limitPlace: null };
  const read = assertLoaded(machine.readers).readComposeFiles(files, service);
  for (const problem of read.problems) reader.reportSentence("compose-file", problem);
  return {
    source: { kind: "compose", files: paths, service: read.service ?? service, allowUnset, envFiles },
    app: null,
    needs: null,
    // The notices come with the resolved source, because only docker compose resolves the files.
    notices: [],
    limitPlace: read.limitPlace,
  };
}

function attachSource(
  raw: RawInputs,
  name: string | null,
  setLimit: boolean | null,
  reader: Reader,
): AttachSource | null {
  const refused: readonly OptionName[] = ["env-file", ...containerOptions];
  refuseOptions(raw, refused, "cannot be used with `container`: the container is already running", reader);
  if ((raw.get("repeat") ?? ["1"]).some((value) => value !== "1")) {
    reader.report("repeat", "cannot be used with `container`: memgate cannot start a running container afresh");
  }
  if (setLimit === true && !raw.has("memory-limit")) reader.report("set-limit", "needs `memory-limit`");
  return name === null || setLimit === null ? null : { kind: "container", name, setLimit };
}

function refuseOptions(raw: RawInputs, names: readonly OptionName[], why: string, { report }: Reader): void {
  for (const name of names.filter((name) => raw.has(name))) report(name, why);
}

function readFiles(name: OptionName, paths: readonly string[], { pathKindAt, readText }: Machine, { report }: Reader) {
  const files = paths.flatMap((path) => {
    if (path === "-" && name !== "manifest") {
      report(name, '"-" is standard input, which only `manifest` accepts; expected a file');
      return [];
    }
    if (pathKindAt(path) === "folder") {
      report(name, `"${path}" is a folder; expected a file`);
      return [];
    }
    try {
      return { path, text: readText(path) };
    } catch (error) {
      report(name, `"${path}" ${whyUnreadable(error)}`);
      return [];
    }
  });
  return files.length < paths.length || paths.length === 0 ? null : files;
}

/** @param container the container of the manifest, whose image applies if neither `image` nor `build` is given */
function readImage(
  raw: RawInputs,
  pathKindAt: PathKindAt,
  { app, needs }: ContainerRead,
  { one, many, report }: Reader,
): ImageSource | null {
  const reference = one("image", options.image.parse);
  const context = one("build", options.build.parse);
  const dockerfile = one("dockerfile", options.dockerfile.parse);
  const buildArgs = many("build-args", options["build-args"].parse);
  const pull = one("pull", options.pull.parse);
  const platform = one("platform", options.platform.parse);
  if (!raw.has("build")) {
    for (const name of ["dockerfile", "build-args"]) {
      if (raw.has(name)) report(name, "needs `build`");
    }
    const image = reference ?? app?.image ?? null;
    if (!raw.has("image") && !raw.has("manifest")) {
      // A search for the right limit does not accept `container`.
      const others = isSizeMode(raw) ? "`manifest` or `compose-file`" : "`manifest`, `compose-file` or `container`";
      report("image", `is required unless \`build\`, ${others} is given`);
    } else if (!raw.has("image") && needs?.needsImage === true) {
      report("image", `or \`build\` is required: ${needs.name} in the manifest has no image`);
    }
    return image === null || pull === null ? null : { kind: "image", image, pull, platform };
  }
  if (raw.has("pull")) report("pull", "needs `image`");
  if (context === null) return null;
  if (pathKindAt(context) !== "folder") {
    report("build", `"${context}" is not a folder; expected the folder to build from`);
  } else {
    if (dockerfile === null && pathKindAt(`${context}/Dockerfile`) !== "file") {
      report("build", `"${context}" contains no Dockerfile; add one, or set \`dockerfile\` to its path`);
    } else if (dockerfile !== null && pathKindAt(dockerfile) !== "file") {
      const isFolder = pathKindAt(dockerfile) === "folder";
      report("dockerfile", `"${dockerfile}" ${isFolder ? "is a folder" : "does not exist"}; expected a Dockerfile`);
    }
  }
  return { kind: "build", context, dockerfile, buildArgs, platform };
}
