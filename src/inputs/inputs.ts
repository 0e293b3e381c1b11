// Raw strings in; one frozen, typed object out, or all that is wrong with them at once.
import { isOptionName, type Option, type OptionName, optionNames, optionOf, options } from "./options.ts";
import type { MemoryQuantity } from "./quantity.ts";
import { suggestion } from "./suggest.ts";
import type { Method, Pair, Parsed, PullPolicy } from "./values.ts";

/** What a shell collected: the values given per name, in order. A name that was not given is absent. */
export type RawInputs = ReadonlyMap<string, readonly string[]>;

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
  readonly readyPath: string;
  readonly readyTimeoutMs: number;
  readonly env: readonly Pair[];
  /** Null: the image's own. */
  readonly command: readonly string[] | null;
  readonly cpus: number | null;
  /** Null: the engine's default network. */
  readonly network: string | null;
  readonly reportDir: string;
  /** The token to comment with; null for no comment. */
  readonly commentToken: string | null;
  /** What the reader of the result should know about how the input was read. */
  readonly notices: readonly string[];
}

export interface Problem {
  /** The option's name, or the unknown name as it was given. */
  readonly name: string;
  /** A sentence: the value seen and what is accepted. */
  readonly message: string;
}

export type InputsResult =
  | { readonly ok: true; readonly inputs: GateInputs }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What lies at a path, as far as inputs care. Passed in, so that reading inputs does no IO of its own. */
export type LookAt = (path: string) => "file" | "folder" | null;

export function readInputs(raw: RawInputs, lookAt: LookAt): InputsResult {
  const problems: Problem[] = [];
  for (const name of raw.keys()) {
    if (!isOptionName(name)) problems.push(unknownOption(name));
  }

  const many = <T>(name: OptionName, parse: (text: string) => Parsed<T>): readonly T[] => {
    const given = raw.get(name) ?? [];
    return given.flatMap((text, index) => {
      const parsed = parse(text);
      if (parsed.ok) return [parsed.value];
      problems.push({
        name,
        message: `${seen(optionOf(name), text, index, given.length)}; expected ${parsed.accepted}`,
      });
      return [];
    });
  };
  const one = <T>(name: OptionName, parse: (text: string) => Parsed<T>): T | null => {
    const given = raw.get(name);
    if (given !== undefined && given.length > 1) {
      problems.push({ name, message: `given ${given.length} times; expected once` });
      return null;
    }
    const preset = optionOf(name).default;
    if (given === undefined && preset !== undefined) {
      const parsed = parse(preset);
      return parsed.ok ? parsed.value : null;
    }
    return many(name, parse)[0] ?? null;
  };

  const source = readSource(raw, problems, lookAt, one, many);
  const limit: MemoryQuantity | null = one("memory-limit", options["memory-limit"].parse);
  if (!raw.has("memory-limit")) {
    problems.push({
      name: "memory-limit",
      message: "is required, such as 512Mi: the limit that the app has where it is deployed",
    });
  }
  const path = one("path", options.path.parse);
  const body = one("body", options.body.parse);
  const method = one("method", options.method.parse);
  if (body !== null && method === "GET") {
    problems.push({ name: "body", message: `is not sent with ${method}; expected a method such as POST beside it` });
  }
  const inputs = {
    maxRatio: one("max-ratio", options["max-ratio"].parse),
    connections: one("connections", options.connections.parse),
    durationMs: one("duration", options.duration.parse),
    warmupMs: one("warmup", options.warmup.parse),
    maxErrorRate: one("max-error-rate", options["max-error-rate"].parse),
    readyTimeoutMs: one("ready-timeout", options["ready-timeout"].parse),
    reportDir: one("report-dir", options["report-dir"].parse),
  };
  const optional = {
    port: one("port", options.port.parse),
    rate: one("rate", options.rate.parse),
    readyPath: one("ready-path", options["ready-path"].parse),
    command: one("command", options.command.parse),
    cpus: one("cpus", options.cpus.parse),
    network: one("network", options.network.parse),
    headers: many("headers", options.headers.parse),
    env: many("env", options.env.parse),
  };
  const wantsComment = one("comment", options.comment.parse);
  const token = one("github-token", options["github-token"].parse);
  if (wantsComment === true && !token) {
    problems.push({ name: "github-token", message: "is required with comment: the workflow's github.token will do" });
  }
  if (inputs.reportDir === "") {
    problems.push({ name: "report-dir", message: "is empty; expected a folder" });
  } else if (inputs.reportDir !== null && lookAt(inputs.reportDir) === "file") {
    problems.push({
      name: "report-dir",
      message: `"${inputs.reportDir}" is a file; expected a folder, or a path to create one at`,
    });
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
      commentToken: wantsComment === true ? token : null,
      notices: limit.notice === null ? [] : [limit.notice],
    }),
  };
}

type One = <T>(name: OptionName, parse: (text: string) => Parsed<T>) => T | null;
type Many = <T>(name: OptionName, parse: (text: string) => Parsed<T>) => readonly T[];

function readSource(raw: RawInputs, problems: Problem[], lookAt: LookAt, one: One, many: Many): ImageSource | null {
  const image = one("image", options.image.parse);
  const context = one("build", options.build.parse);
  const dockerfile = one("dockerfile", options.dockerfile.parse);
  const buildArgs = many("build-args", options["build-args"].parse);
  const pull = one("pull", options.pull.parse);
  if (raw.has("image") === raw.has("build")) {
    problems.push({
      name: "image",
      message: raw.has("image")
        ? "and build are both given; expected one of them"
        : "or build is required: the image to run, or the folder to build it from",
    });
    return null;
  }
  if (context === null) {
    for (const name of ["dockerfile", "build-args"]) {
      if (raw.has(name)) problems.push({ name, message: "only goes with build" });
    }
    return image === null || pull === null ? null : { kind: "image", image, pull };
  }
  // The Action's runner fills in the default.
  if (pull !== null && pull !== options.pull.default) problems.push({ name: "pull", message: "only goes with image" });
  if (lookAt(context) !== "folder") {
    problems.push({ name: "build", message: `"${context}" is not a folder here; expected the build context` });
  } else {
    const file = dockerfile ?? `${context}/Dockerfile`;
    if (lookAt(file) !== "file") {
      const name = dockerfile === null ? "build" : "dockerfile";
      problems.push({ name, message: `"${file}" is not a file here; expected the Dockerfile` });
    }
  }
  return { kind: "build", context, dockerfile, buildArgs };
}

function isComplete<T extends object>(values: T): values is { [K in keyof T]: NonNullable<T[K]> } {
  return Object.values(values).every((value) => value !== null);
}

function seen(option: Option, text: string, index: number, total: number): string {
  const entry = option.list === true && total > 1 ? `entry ${index + 1} of ${total}` : "";
  // Of what may be a secret, only its length is told.
  const value = option.secret === true ? `the value (${text.length} characters, not shown)` : `"${text}"`;
  return `${entry === "" ? value : `${entry}, ${value},`} is not accepted`;
}

function unknownOption(name: string): Problem {
  const meant = suggestion(name, optionNames);
  const hint = meant === null ? `expected one of ${optionNames.join(", ")}` : `did you mean ${meant}?`;
  return { name, message: `is not an option; ${hint}` };
}
