// Where the app comes from: an image, a folder to build, a manifest, a Compose project or a container that runs.

import { readComposeFiles } from "../compose/compose-file.ts";
import { messageOf } from "../lib/errors.ts";
import { type ManifestInputs, readManifest } from "../manifest/read-manifest.ts";
import type { AppSource, AttachSource, ImageSource } from "../model/app-source.ts";
import type { AppSpec } from "../model/app-spec.ts";
import type { FilePlace } from "../options/parsers.ts";
import type { RawInputs, Reader } from "../options/reader.ts";
import { type OptionName, options } from "../options/table.ts";
import type { Selector } from "../options/workload-selector.ts";
/** What lies at a path, as far as inputs care. */
export type PathKindAt = (path: string) => "file" | "folder" | null;

/** What reading inputs needs of this machine. Passed in, so that it does no IO of its own. */
export interface Machine {
  readonly pathKindAt: PathKindAt;
  /** @param path `-` for standard input. @throws the system's error */
  readonly readText: (path: string) => string;
  /** @throws the system's error */
  readonly readBytes: (path: string) => Buffer;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What describes the app, and where it comes from. */
export interface SourceRead {
  /** Null where a problem was told. */
  readonly source: AppSource | null;
  /** As the manifest has it. */
  readonly app: AppSpec | null;
  readonly notices: readonly string[];
  /** Where the limit stands; null where it isn't in a file. */
  readonly limitPlace: FilePlace | null;
}

/** What makes up a container that memgate creates itself. */
const ofContainer: readonly OptionName[] = [
  ...(["dockerfile", "build-args", "platform", "pull", "env-file", "env", "command"] as const),
  ...(["entrypoint", "user", "volumes", "tmpfs", "cpus", "network"] as const),
];
const ways: readonly OptionName[] = ["image", "build", "manifest", "compose-file", "container"];

/**
 * @param given what the options beside the source say, which stands before a manifest
 */
export function readSource(raw: RawInputs, machine: Machine, given: ManifestInputs, reader: Reader): SourceRead {
  const nothing = { app: null, notices: [], limitPlace: null };
  const { one } = reader;
  const named = {
    selector: one("selector", options.selector.parse),
    service: one("service", options.service.parse),
    container: one("container", options.container.parse),
    setLimit: one("set-limit", options["set-limit"].parse),
  };
  for (const [name, beside] of [
    ["selector", "manifest"],
    ["service", "compose-file"],
    ["set-limit", "container"],
  ] as const) {
    if (raw.has(name) && !raw.has(beside)) reader.report(name, `needs ${beside}`);
  }
  const found = ways.filter((name) => raw.has(name));
  const others = found.filter((name) => name !== "manifest");
  if (others.length > 1 || (found.length > 1 && (raw.has("compose-file") || raw.has("container")))) {
    const [last, ...before] = found.toReversed();
    reader.report(before.toReversed().join(", "), `and ${last} are given together; expected one of them`);
    return { source: null, ...nothing };
  }
  if (raw.has("compose-file")) return composeSource(raw, machine, named.service, reader);
  if (raw.has("container")) {
    return { source: attachSource(raw, named.container, named.setLimit, reader), ...nothing };
  }
  if (!raw.has("manifest")) return { source: readImage(raw, machine.pathKindAt, null, reader), ...nothing };
  const app = readApp(raw, machine, named.selector, given, reader);
  const image = readImage(raw, machine.pathKindAt, app, reader);
  return { source: image, app, notices: app?.notices ?? [], limitPlace: app?.limit?.place ?? null };
}

function readApp(
  raw: RawInputs,
  machine: Machine,
  selector: Selector | null,
  given: ManifestInputs,
  reader: Reader,
): AppSpec | null {
  const files = readFiles("manifest", reader.many("manifest", options.manifest.parse), machine, reader);
  if (files === null || (raw.has("selector") && selector === null)) return null;
  const read = readManifest(files, selector, given);
  if (read.ok) return read.app;
  for (const problem of read.problems) reader.reportSentence(problem);
  return null;
}

function composeSource(raw: RawInputs, machine: Machine, service: string | null, reader: Reader): SourceRead {
  refuseBeside(raw, "compose-file", "what the service is run with stands in the Compose file", reader);
  const paths = reader.many("compose-file", options["compose-file"].parse);
  const files = readFiles("compose-file", paths, machine, reader);
  if (files === null) return { source: null, app: null, notices: [], limitPlace: null };
  const read = readComposeFiles(files, service);
  for (const problem of read.problems) reader.reportSentence(problem);
  return {
    source: { kind: "compose", files: paths, service: read.service ?? service },
    app: null,
    // Those come with the survey, which knows what docker compose makes of the files.
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
  refuseBeside(raw, "container", "it runs already", reader);
  if (setLimit === true && !raw.has("memory-limit")) reader.report("set-limit", "needs memory-limit beside it");
  return name === null || setLimit === null ? null : { kind: "container", name, setLimit };
}

function refuseBeside(raw: RawInputs, way: OptionName, why: string, { report }: Reader): void {
  for (const name of ofContainer) {
    if (raw.has(name)) report(name, `does not go with ${way}: ${why}`);
  }
}

function readFiles(name: OptionName, paths: readonly string[], { pathKindAt, readText }: Machine, { report }: Reader) {
  const files = paths.flatMap((path) => {
    if (path === "-" && name !== "manifest") {
      report(name, '"-" is standard input, which only manifest can be read from; expected a file');
      return [];
    }
    if (pathKindAt(path) === "folder") {
      report(name, `"${path}" is a folder; expected its files, one by one`);
      return [];
    }
    try {
      return { path, text: readText(path) };
    } catch (error) {
      report(name, `"${path}" can't be read: ${messageOf(error)}`);
      return [];
    }
  });
  return files.length < paths.length || paths.length === 0 ? null : files;
}

/** @param app a manifest's container, whose image is used where none is given */
function readImage(
  raw: RawInputs,
  pathKindAt: PathKindAt,
  app: AppSpec | null,
  { one, many, report }: Reader,
): ImageSource | null {
  const given = one("image", options.image.parse);
  const context = one("build", options.build.parse);
  const dockerfile = one("dockerfile", options.dockerfile.parse);
  const buildArgs = many("build-args", options["build-args"].parse);
  const pull = one("pull", options.pull.parse);
  const platform = one("platform", options.platform.parse);
  if (!raw.has("build")) {
    for (const name of ["dockerfile", "build-args"]) {
      if (raw.has(name)) report(name, "needs build");
    }
    const image = given ?? app?.image ?? null;
    if (!raw.has("image") && !raw.has("manifest")) {
      report(
        "image",
        "or build is required: the image to run, or the folder to build it from; or manifest, compose-file or container",
      );
    } else if (!raw.has("image") && app !== null && app.image === null) {
      report("image", `or build is required: ${app.name} of the manifest has no image`);
    }
    return image === null || pull === null ? null : { kind: "image", image, pull, platform };
  }
  if (raw.has("pull")) report("pull", "needs image");
  if (context === null) return null;
  if (pathKindAt(context) !== "folder") {
    report("build", `"${context}" is not a folder here; expected the build context`);
  } else {
    const file = dockerfile ?? `${context}/Dockerfile`;
    if (pathKindAt(file) !== "file") {
      report(dockerfile === null ? "build" : "dockerfile", `"${file}" is not a file here; expected the Dockerfile`);
    }
  }
  return { kind: "build", context, dockerfile, buildArgs, platform };
}
