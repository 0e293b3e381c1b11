// Raw strings of one gate in; one frozen, typed object out, or all that is wrong with them at once.
import { isOptionName, optionNames, options } from "./options.ts";
import type { MemoryQuantity } from "./quantity.ts";
import { createReader, type Problem, type RawInputs, type Reader } from "./reader.ts";
import { suggestion } from "./suggest.ts";
import type { FilePlace, Method, Mount, Pair, PullPolicy, ReadyWhen, Tmpfs } from "./values.ts";

export type ImageSource =
  | { readonly kind: "image"; readonly image: string; readonly pull: PullPolicy }
  | {
      readonly kind: "build";
      readonly context: string;
      /** A path from the working directory; null for the one in the context. */
      readonly dockerfile: string | null;
      readonly buildArgs: readonly Pair[];
    };

export interface GateInputs {
  readonly source: ImageSource;
  readonly limitBytes: number;
  readonly maxRatio: number;
  /** Null: the port that the image exposes. */
  readonly port: number | null;
  readonly path: string;
  readonly method: Method;
  readonly headers: readonly Pair[];
  readonly body: string | null;
  readonly connections: number;
  readonly durationMs: number;
  readonly warmupMs: number;
  /** Requests per second over all connections; null: as fast as it goes. */
  readonly rate: number | null;
  readonly maxErrorRate: number;
  readonly readyWhen: ReadyWhen;
  readonly readyPath: string;
  readonly readyTimeoutMs: number;
  readonly env: readonly Pair[];
  /** Null: the image's own. */
  readonly command: readonly string[] | null;
  /** Null: the image's own. */
  readonly entrypoint: readonly string[] | null;
  /** Null: the image's own. */
  readonly user: string | null;
  readonly volumes: readonly Mount[];
  readonly tmpfs: readonly Tmpfs[];
  readonly cpus: number | null;
  /** Null: the engine's default network. */
  readonly network: string | null;
  /** Where a failure is annotated; null for nowhere in particular. */
  readonly annotate: FilePlace | null;
  /** What the reader of the result should know about how the input was read. */
  readonly notices: readonly string[];
}

export type InputsResult =
  | { readonly ok: true; readonly inputs: GateInputs }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What lies at a path, as far as inputs care. Passed in, so that reading inputs does no IO of its own. */
export type LookAt = (path: string) => "file" | "folder" | null;

/** @param raw without the options that are for a whole run (`scope`) */
export function readInputs(raw: RawInputs, lookAt: LookAt): InputsResult {
  const problems: Problem[] = [];
  const reader = createReader(raw, problems);
  const { one, many, tell } = reader;
  for (const name of raw.keys()) {
    if (!isOptionName(name)) tell(name, unknownOption(name));
  }

  const source = readSource(raw, lookAt, reader);
  const limit: MemoryQuantity | null = one("memory-limit", options["memory-limit"].parse);
  if (!raw.has("memory-limit")) {
    tell("memory-limit", "is required, such as 512Mi: the limit that the app has where it is deployed");
  }
  const path = one("path", options.path.parse);
  const body = one("body", options.body.parse);
  const method = one("method", options.method.parse);
  if (body !== null && method === "GET") {
    tell("body", `is not sent with ${method}; expected a method such as POST beside it`);
  }
  const inputs = {
    maxRatio: one("max-ratio", options["max-ratio"].parse),
    connections: one("connections", options.connections.parse),
    durationMs: one("duration", options.duration.parse),
    warmupMs: one("warmup", options.warmup.parse),
    maxErrorRate: one("max-error-rate", options["max-error-rate"].parse),
    readyWhen: one("ready", options.ready.parse),
    readyTimeoutMs: one("ready-timeout", options["ready-timeout"].parse),
  };
  const optional = {
    port: one("port", options.port.parse),
    rate: one("rate", options.rate.parse),
    readyPath: one("ready-path", options["ready-path"].parse),
    command: one("command", options.command.parse),
    entrypoint: one("entrypoint", options.entrypoint.parse),
    user: one("user", options.user.parse),
    volumes: many("volumes", options.volumes.parse),
    tmpfs: many("tmpfs", options.tmpfs.parse),
    cpus: one("cpus", options.cpus.parse),
    network: one("network", options.network.parse),
    headers: many("headers", options.headers.parse),
    env: many("env", options.env.parse),
  };
  if (raw.has("ready-path") && inputs.readyWhen !== null && inputs.readyWhen.kind !== "http") {
    tell("ready-path", `is not asked with ready ${inputs.readyWhen.kind}; expected one of the two`);
  }
  for (const { source } of optional.volumes) {
    if (lookAt(source) === null) tell("volumes", `"${source}" is not here; expected a file or folder of this machine`);
  }
  const targets = [...optional.volumes, ...optional.tmpfs].map(({ target }) => target.replace(/(?<=.)\/+$/, ""));
  const twice = targets.find((target, index) => targets.indexOf(target) !== index);
  if (twice !== undefined)
    tell("volumes", `"${twice}" in the container is mounted twice; expected one volume or tmpfs there`);
  const annotate = one("annotate-file", options["annotate-file"].parse);
  if (annotate !== null && lookAt(annotate.file) !== "file") {
    tell("annotate-file", `"${annotate.file}" is not a file here; expected a manifest or a Dockerfile`);
  }

  if (
    problems.length > 0 ||
    source === null ||
    limit === null ||
    path === null ||
    method === null ||
    !isComplete(inputs)
  ) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    inputs: Object.freeze({
      ...inputs,
      ...optional,
      source,
      limitBytes: limit.bytes,
      path,
      method,
      body,
      readyPath: optional.readyPath ?? path,
      annotate,
      notices: limit.notice === null ? [] : [limit.notice],
    }),
  };
}

function readSource(raw: RawInputs, lookAt: LookAt, { one, many, tell }: Reader): ImageSource | null {
  const image = one("image", options.image.parse);
  const context = one("build", options.build.parse);
  const dockerfile = one("dockerfile", options.dockerfile.parse);
  const buildArgs = many("build-args", options["build-args"].parse);
  const pull = one("pull", options.pull.parse);
  if (raw.has("image") === raw.has("build")) {
    tell(
      "image",
      raw.has("image")
        ? "and build are both given; expected one of them"
        : "or build is required: the image to run, or the folder to build it from",
    );
    return null;
  }
  if (context === null) {
    for (const name of ["dockerfile", "build-args"]) {
      if (raw.has(name)) tell(name, "only goes with build");
    }
    return image === null || pull === null ? null : { kind: "image", image, pull };
  }
  if (raw.has("pull")) tell("pull", "only goes with image");
  if (lookAt(context) !== "folder") {
    tell("build", `"${context}" is not a folder here; expected the build context`);
  } else {
    const file = dockerfile ?? `${context}/Dockerfile`;
    if (lookAt(file) !== "file") {
      tell(dockerfile === null ? "build" : "dockerfile", `"${file}" is not a file here; expected the Dockerfile`);
    }
  }
  return { kind: "build", context, dockerfile, buildArgs };
}

function isComplete<T extends object>(values: T): values is { [K in keyof T]: NonNullable<T[K]> } {
  return Object.values(values).every((value) => value !== null);
}

function unknownOption(name: string): string {
  const meant = suggestion(name, optionNames);
  return `is not an option; ${meant === null ? `expected one of ${optionNames.join(", ")}` : `did you mean ${meant}?`}`;
}
