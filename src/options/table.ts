// The table of all options. action.yml, --help, docs/options.md and the schema of memgate.yml agree with it, by test.

import { boolean } from "./boolean.ts";
import type { OptionName } from "./names.ts";
import type { Parsed } from "./parsed.ts";
import * as values from "./parsers.ts";
import { maxErrorRate, maxIncrease, maxRatio, minRate, warnRatio } from "./ratio.ts";
import { maxRuns, repeat } from "./repeat.ts";
import { parseSelector } from "./workload-selector.ts";

/** The headings under which --help, action.yml and docs/options.md list the options, in this order. */
export const groups = [
  "App",
  "Limit and verdict",
  "Comparison",
  "Load",
  "Readiness",
  "Container",
  "Report and GitHub",
  "Several gates",
] as const;

export interface Option<T = unknown> {
  readonly group: (typeof groups)[number];
  /**
   * A few short sentences for action.yml, --help and docs/options.md, without the default if `default` is set. Names of
   * options are in backticks, some with a value: `ready: http`.
   */
  readonly help: string;
  /** The name of the value in --help. */
  readonly placeholder: string;
  /**
   * The value that applies if the option is not given, as text. Absent if there is no default or it depends on other
   * options.
   */
  readonly default?: string;
  /** True if the option takes several values: a repeated flag, or the lines of an Action input. */
  readonly list?: boolean;
  /** True if the value may contain a secret. Messages then do not repeat it. */
  readonly secret?: boolean;
  /** Set if the option applies to the whole run: it is given together with `config`, not in the file. */
  readonly scope?: "run";
  /** Set if only the Action has the option: the command line has a command of its own for it. */
  readonly shell?: "action";
  /** Set if only `memgate size`, and the Action with `mode: size`, have the option. */
  readonly command?: "size";
  /** The accepted values, if they are a few words. */
  readonly values?: readonly string[];
  /** JSON Schema of the value, for editors. Without it the schema accepts `values`, or any scalar. */
  readonly schema?: Readonly<Record<string, unknown>>;
  readonly parse: (text: string) => Parsed<T>;
}

const dayMs = 24 * 3_600_000;
const text = { type: ["string", "number"] };
const numberFrom = (minimum: number, maximum: number) => ({
  anyOf: [
    { type: "integer", minimum, maximum },
    { type: "string", pattern: "^\\d+$" },
  ],
});
const time = {
  anyOf: [
    { type: "number", minimum: 0 },
    { type: "string", pattern: "^(\\d+(\\.\\d+)?|(\\d+(\\.\\d+)?(ms|s|m|h))+)$" },
  ],
};
const share = (maximum: number) => ({
  anyOf: [
    { type: "number", minimum: 0, maximum },
    { type: "string", pattern: "^(\\d+(\\.\\d+)?|\\.\\d+)(\\s*%)?$" },
  ],
});
const urlPath = { type: "string", pattern: "^/" };

/** In the order of `groups`; within a group, the options used most come first. */
export const options = {
  image: {
    group: "App",
    help: "Image to run. Required unless you give another source of the app, such as `build`, `manifest` or `compose-file`. With `manifest`, it replaces the manifest's image.",
    placeholder: "REF",
    schema: text,
    parse: values.image,
  },
  build: {
    group: "App",
    help: "Folder from which docker build builds the image. With `manifest`, the built image replaces the manifest's.",
    placeholder: "DIR",
    schema: text,
    parse: values.text,
  },
  port: {
    group: "App",
    help: "TCP port that the app listens on in its container. Default: the port of the manifest or Compose file, else the only port that the image exposes. none: the app has no port. It then needs `load: none`, or `load-command` with `ready` set to log:REGEXP, exec:COMMAND or healthcheck.",
    placeholder: "PORT",
    schema: { anyOf: [...numberFrom(1, 65_535).anyOf, { const: "none" }] },
    parse: values.port,
  },
  manifest: {
    group: "App",
    help: "Kubernetes manifests that describe the app: memory limit, image, environment, probes and more. Give several if they belong together, such as a Deployment and its ConfigMap. On the command line, - is standard input.",
    placeholder: "FILE",
    list: true,
    parse: values.text,
  },
  selector: {
    group: "App",
    help: "Container in `manifest` to test: KIND/NAME, KIND/NAME/CONTAINER or CONTAINER. Put NAMESPACE: in front if the name exists in several namespaces. Default: the only container.",
    placeholder: "NAME",
    parse: parseSelector,
  },
  "compose-file": {
    group: "App",
    help: "Compose files that docker compose starts as a separate project and removes afterwards. memgate tests one service, and first starts the services it depends on.",
    placeholder: "FILE",
    list: true,
    parse: values.text,
  },
  service: {
    group: "App",
    help: "Service of `compose-file` to test. Default: the only service.",
    placeholder: "NAME",
    parse: values.text,
  },
  "allow-unset": {
    group: "App",
    help: "Variables of `compose-file` that may be unset; docker compose then uses an empty value. Without this option, memgate refuses a file if a service that it starts uses an unset variable.",
    placeholder: "NAME",
    list: true,
    parse: values.variableName,
  },
  container: {
    group: "App",
    help: "Running container to test, by name or ID. It must have a memory limit, unless `set-limit` is true. memgate leaves it running.",
    placeholder: "NAME",
    schema: text,
    parse: values.text,
  },
  dockerfile: {
    group: "App",
    help: "Dockerfile for `build`, relative to the working directory. Default: the Dockerfile in the `build` folder.",
    placeholder: "FILE",
    schema: text,
    parse: values.text,
  },
  "build-args": {
    group: "App",
    help: "Build arguments for `build`, as NAME=value.",
    placeholder: "NAME=VALUE",
    list: true,
    secret: true,
    parse: values.assignment,
  },
  pull: {
    group: "App",
    help: "When to pull `image`: missing (if the engine does not have it), always or never.",
    placeholder: "WHEN",
    default: "missing",
    values: values.pullPolicies,
    parse: values.pull,
  },
  platform: {
    group: "App",
    help: "Platform of the image, such as linux/arm64. Default: the engine's platform.",
    placeholder: "OS/ARCH",
    parse: values.platform,
  },
  https: {
    group: "App",
    help: "Whether the app speaks HTTPS: true or false. Its certificate must be valid for localhost, or for the Host header in `headers`. Default: false. If a probe of `manifest` sends HTTPS to the port, the default is true, and memgate accepts any certificate.",
    placeholder: "BOOL",
    parse: boolean,
  },
  ca: {
    group: "App",
    help: "PEM file with the certificates to trust with `https`. Default: the certificates that Node.js trusts.",
    placeholder: "FILE",
    parse: values.text,
  },
  insecure: {
    group: "App",
    help: "Whether to accept any certificate with `https`: true or false.",
    placeholder: "BOOL",
    default: "false",
    parse: boolean,
  },
  socket: {
    group: "App",
    help: "Unix socket that the app listens on, instead of `port`. It is a path on this machine, in a folder that the container shares, for example by `volumes`.",
    placeholder: "FILE",
    parse: values.text,
  },
  "memory-limit": {
    group: "Limit and verdict",
    help: "Memory limit of the container, at least 6Mi, in units of Kubernetes (512Mi, 1.5Gi; 512M is decimal) or of Docker (512m is binary). Swap is off. Required unless the source of the app, such as `manifest` or `compose-file`, defines one.",
    placeholder: "SIZE",
    schema: {
      anyOf: [
        { type: "integer", minimum: 6 * 2 ** 20 },
        { type: "string", pattern: "^[.\\d]" },
      ],
    },
    parse: values.memoryLimit,
  },
  "max-ratio": {
    group: "Limit and verdict",
    help: "The check fails if the peak working set is above this share of the limit, such as 0.8 or 80%.",
    placeholder: "RATIO",
    default: "0.8",
    schema: share(1),
    parse: maxRatio,
  },
  "warn-ratio": {
    group: "Limit and verdict",
    help: "memgate warns if the run passes with a peak above this share of the limit, such as 0.7 or 70%. It must be below `max-ratio`. Default: no warning.",
    placeholder: "RATIO",
    schema: share(1),
    parse: warnRatio,
  },
  "max-error-rate": {
    group: "Limit and verdict",
    help: "Highest accepted share of failed requests, such as 0.01 or 1%. Above it, the run is inconclusive. A request fails on a timeout, a broken connection, or a status outside 200 to 399. In a scenario, each request can set other statuses with expect.",
    placeholder: "RATIO",
    default: "0.01",
    schema: share(1),
    parse: maxErrorRate,
  },
  "min-rate": {
    group: "Limit and verdict",
    help: "Lowest accepted share of the requests that `rate` or the stages of `scenario` require, such as 0.9 or 90%. Below it, the run is inconclusive.",
    placeholder: "RATIO",
    default: "0.9",
    schema: share(1),
    parse: minRate,
  },
  enforce: {
    group: "Limit and verdict",
    help: "Whether a verdict other than a pass fails the check: true or false. If false, no verdict fails the check. Bad input and a report that could not be written still fail it.",
    placeholder: "BOOL",
    default: "true",
    parse: boolean,
  },
  "set-limit": {
    group: "Limit and verdict",
    help: "Whether memgate changes the limit of `container`: true or false. If true, memgate sets `memory-limit` without swap, and restores the old limit after the run. If false, memgate uses the limit that the container has; `memory-limit` must then be equal to that limit, or left out.",
    placeholder: "BOOL",
    default: "false",
    parse: boolean,
  },
  repeat: {
    group: "Limit and verdict",
    help: "Number of runs from 1 to 20, each in a fresh container, with one image build. The check fails if any run fails. auto: 5 runs if the peak of the first is within 10% of the threshold, else 1. Cannot be used with `container`.",
    placeholder: "N",
    default: "1",
    schema: { anyOf: [...numberFrom(1, maxRuns).anyOf, { const: "auto" }] },
    parse: repeat,
  },
  leak: {
    group: "Limit and verdict",
    help: "Whether memgate checks a Node.js app for a memory leak: true or false. If true, memgate sends a warm-up and 8 or 12 equal blocks of `requests`, and forces a garbage collection after each. The check also fails if the memory that is still in use grows from block to block. If you do not set `requests`, memgate chooses blocks of about 4s, with at least 200 requests each. Cannot be used with `duration`, `warmup` or `repeat`.",
    placeholder: "BOOL",
    default: "false",
    parse: boolean,
  },
  "base-ref": {
    group: "Comparison",
    help: "Commit, branch or tag to compare the app with, or auto: the newest commit of the pull request's base branch (or of the main branch) that is also in the history of the checked-out commit. memgate checks it out into a temporary folder and builds it there, with the same `build`, `dockerfile`, `build-args` and `platform`. Needs `build` or `compose-file`.",
    placeholder: "REF",
    schema: text,
    parse: values.gitRef,
  },
  "base-build": {
    group: "Comparison",
    help: "Folder of another version of the app, to compare with. memgate builds its image with the same `dockerfile`, `build-args` and `platform`. Needs `build`.",
    placeholder: "DIR",
    schema: text,
    parse: values.text,
  },
  "base-image": {
    group: "Comparison",
    help: "Image that the app is compared with. With `manifest` or `compose-file`, it replaces the image of the tested container.",
    placeholder: "REF",
    schema: text,
    parse: values.image,
  },
  "max-increase": {
    group: "Comparison",
    help: "Highest accepted increase of the memory that the app holds, such as 0.05 or 5%. With a base, the check fails if memory certainly increased, an increase above this share is possible, and the estimate is at least half of this share (60% after 10 pairs). With `baseline`, it fails if memory certainly increased, and the estimate of the increase is above this share. Default: 5% with a base, none with `baseline`.",
    placeholder: "RATIO",
    schema: share(1),
    parse: maxIncrease,
  },
  baseline: {
    group: "Comparison",
    help: "Saved reports to show the change against: a report.json, or a folder that memgate searches for them, such as a downloaded artifact of the main branch. It changes the verdict only with `max-increase`.",
    placeholder: "PATH",
    schema: text,
    parse: values.text,
  },
  path: {
    group: "Load",
    help: "Path to request, with its query if it has one.",
    placeholder: "PATH",
    default: "/",
    schema: urlPath,
    parse: values.urlPath,
  },
  method: {
    group: "Load",
    help: "HTTP method of the requests.",
    placeholder: "METHOD",
    default: "GET",
    schema: { ...text, examples: values.methods },
    parse: values.method,
  },
  headers: {
    group: "Load",
    help: "Request headers, as Name: value. The readiness check sends them too.",
    placeholder: "NAME: VALUE",
    list: true,
    secret: true,
    parse: values.header,
  },
  body: {
    group: "Load",
    help: "Request body.",
    placeholder: "TEXT",
    secret: true,
    parse: values.text,
  },
  connections: {
    group: "Load",
    help: "Number of concurrent connections.",
    placeholder: "N",
    default: "10",
    schema: numberFrom(1, 10_000),
    parse: values.wholeNumber(1, 10_000, "a number of connections"),
  },
  requests: {
    group: "Load",
    help: "Number of requests after which the load phase ends, over all connections. With `scenario`, it is the number of turns: a turn is one entry with all its steps. With `har`, a turn is one replay of the recording. If memgate cannot send them all within `duration`, the run is inconclusive. Default: the load phase ends after `duration`.",
    placeholder: "N",
    schema: numberFrom(1, 100_000_000),
    parse: values.wholeNumber(1, 100_000_000, "a number of requests"),
  },
  duration: {
    group: "Load",
    help: "Length of the load phase, such as 30s or 1m30s; with `requests`, the longest time that it may take. Failed requests count against `max-error-rate` only in this phase. With `load-command`, memgate ends the command after this time. If you do not set it, a command that takes more than 1h makes the run inconclusive. For a batch job (`load: none`), it is the longest time that the job may take. Default: 30s; 10m with `requests`; 1h with `load-command` or for a batch job.",
    placeholder: "TIME",
    schema: time,
    parse: values.duration(values.loadTime.minMs, values.loadTime.maxMs),
  },
  warmup: {
    group: "Load",
    help: "Length of the warm-up load, which comes before the load phase. Its failed requests do not count, but its memory does. 0s turns it off. Default: 5s; 0s with the stages of `scenario`, with `load-command` or for a batch job (`load: none`).",
    placeholder: "TIME",
    schema: time,
    parse: values.duration(0, dayMs),
  },
  rate: {
    group: "Load",
    help: "Requests per second over all connections. Default: as fast as the app responds.",
    placeholder: "N",
    schema: numberFrom(1, 1_000_000),
    parse: values.wholeNumber(1, 1_000_000, "requests per second"),
  },
  scenario: {
    group: "Load",
    help: "File that describes several requests: how often each is sent, values passed on from responses, test data, and load stages. It replaces `path`, `method` and `body`.",
    placeholder: "FILE",
    parse: values.text,
  },
  har: {
    group: "Load",
    help: "Browser recording (HAR) to replay: the requests of one origin, in their order. It replaces `path`, `method` and `body`.",
    placeholder: "FILE",
    parse: values.text,
  },
  "load-command": {
    group: "Load",
    help: "Command that sends the load, run on this machine once the app is ready. It finds the app in the variables MEMGATE_URL and MEMGATE_HOST. It must run for at least 1 s and exit with 0. Words with shell quoting, or a JSON array. No shell runs; if you need one, write sh -c '…'.",
    placeholder: "WORDS",
    parse: values.command,
  },
  "load-service": {
    group: "Load",
    help: "Service of `compose-file` in which to run `load-command`, on the project's network. It must not be the service under test.",
    placeholder: "NAME",
    parse: values.text,
  },
  load: {
    group: "Load",
    help: "Kind of load: http (memgate sends requests) or none (the app is a batch job; memgate runs it to its end, and judges its memory from start to end). Default: http. Required if `manifest` is a Job or CronJob and `load-command` is not given.",
    placeholder: "KIND",
    values: values.loads,
    parse: values.load,
  },
  "exit-codes": {
    group: "Load",
    help: "Exit codes that mean success of a batch job (`load: none`), such as 0 or 0,3.",
    placeholder: "CODES",
    default: "0",
    schema: { type: ["integer", "string"], pattern: "^\\d+(\\s*,\\s*\\d+)*$", minimum: 0, maximum: 255 },
    parse: values.exitCodes,
  },
  "max-connection-requests": {
    group: "Load",
    help: "Number of requests after which memgate closes a connection and opens a new one. Default: connections stay open.",
    placeholder: "N",
    schema: numberFrom(1, 1_000_000),
    parse: values.wholeNumber(1, 1_000_000, "a number of requests"),
  },
  "request-timeout": {
    group: "Load",
    help: "Longest time that the app may take for a response, such as 30s. A request without a complete response in this time fails.",
    placeholder: "TIME",
    default: "10s",
    schema: time,
    parse: values.duration(1_000, 3_600_000),
  },
  "accept-redirects": {
    group: "Load",
    help: "Whether redirects are the real work of the app: true or false. If false, the run is inconclusive if at least half of the responses are redirects (301, 302, 303, 307, 308). In a scenario, a redirect counts as work if the request lists its status in expect.",
    placeholder: "BOOL",
    default: "false",
    parse: boolean,
  },
  "ready-path": {
    group: "Readiness",
    help: "Path of the readiness check with `ready: http`; the app is ready on a status from 200 to 399. Default: `path`.",
    placeholder: "PATH",
    schema: urlPath,
    parse: values.urlPath,
  },
  ready: {
    group: "Readiness",
    help: "How the app shows that it is ready: http (GET `ready-path`), tcp (its port accepts connections), healthcheck (the HEALTHCHECK of the image or service, run once a second), log:REGEXP (a line of its log matches) or exec:COMMAND (exits with 0 in the container). Default: the probes of `manifest`, else http.",
    placeholder: "HOW",
    schema: { type: "string", pattern: "^(http|tcp|healthcheck|(log|exec):.+)$" },
    parse: values.readyWhen,
  },
  "ready-timeout": {
    group: "Readiness",
    help: "Longest time that the app may take to become ready. Default: 60s, or longer if the probes of `manifest` allow more.",
    placeholder: "TIME",
    schema: time,
    parse: values.duration(1_000, dayMs),
  },
  env: {
    group: "Container",
    help: "Environment variables of the container, as NAME=value.",
    placeholder: "NAME=VALUE",
    list: true,
    secret: true,
    parse: values.assignment,
  },
  "env-file": {
    group: "Container",
    help: "Files with environment variables, in the format of docker run --env-file. A variable of `env` overrides a variable of the same name. With `compose-file`, they are values for the variables of the Compose files, in the format of docker compose --env-file.",
    placeholder: "FILE",
    list: true,
    parse: values.text,
  },
  command: {
    group: "Container",
    help: "Command that replaces the image's: words with shell quoting, or a JSON array. No shell runs.",
    placeholder: "WORDS",
    parse: values.command,
  },
  entrypoint: {
    group: "Container",
    help: "Entrypoint that replaces the image's, in the same form as `command`. The image's command is then not used.",
    placeholder: "WORDS",
    parse: values.command,
  },
  volumes: {
    group: "Container",
    help: "Files or folders of this machine to mount, as SOURCE:/path or SOURCE:/path:ro. The engine must be on this machine.",
    placeholder: "SOURCE:PATH",
    list: true,
    parse: values.mount,
  },
  tmpfs: {
    group: "Container",
    help: "Empty in-memory file systems to mount, as /path or /path:size=64m. Files in them count as the container's memory.",
    placeholder: "PATH",
    list: true,
    parse: values.tmpfs,
  },
  network: {
    group: "Container",
    help: "Docker network to join, or host. Default: the engine's default network.",
    placeholder: "NAME",
    schema: text,
    parse: values.network,
  },
  cpus: {
    group: "Container",
    help: "CPU limit, such as 0.5. Default: the manifest's limit, else none.",
    placeholder: "N",
    schema: {
      anyOf: [
        { type: "number", minimum: 0.01, maximum: 1_024 },
        { type: "string", pattern: "^[.\\d]+$" },
      ],
    },
    parse: values.cpus,
  },
  user: {
    group: "Container",
    help: "User to run as, or user:group, by name or number. Default: the manifest's user, else the image's.",
    placeholder: "USER",
    parse: values.user,
  },
  "report-dir": {
    group: "Report and GitHub",
    help: "Folder for report.html, report.json, samples.csv and junit.xml. memgate creates it if needed. With `config`, each gate has a folder in it.",
    placeholder: "DIR",
    default: "memgate-report",
    scope: "run",
    parse: values.text,
  },
  why: {
    group: "Report and GitHub",
    help: "Whether memgate asks the app what holds its memory: auto or off. With auto, memgate asks if the peak is above the threshold or if memory was still rising. It asks each Node.js process and each JVM, after the verdict is fixed.",
    placeholder: "WHEN",
    default: "auto",
    values: values.whyModes,
    parse: values.why,
  },
  "annotate-file": {
    group: "Report and GitHub",
    help: "File at which GitHub shows a failure, as FILE, FILE:LINE or FILE:LINE:COLUMN. Without LINE, memgate finds the limit in a manifest, or the last CMD or ENTRYPOINT in a Dockerfile. Default: the line of the limit, or of the failed probe, in the manifest or Compose file; else the workflow step.",
    placeholder: "FILE",
    schema: text,
    parse: values.filePlace,
  },
  comment: {
    group: "Report and GitHub",
    help: "Whether to write the summary as a comment on the pull request, and update it at each run: true or false. Needs `github-token`.",
    placeholder: "BOOL",
    default: "false",
    scope: "run",
    parse: boolean,
  },
  "github-token": {
    group: "Report and GitHub",
    help: "Token for the comment, with the permission pull-requests: write.",
    placeholder: "TOKEN",
    secret: true,
    scope: "run",
    parse: values.text,
  },
  mode: {
    group: "Report and GitHub",
    help: "What the Action does: run (runs the gate), size (finds a limit close to the lowest that the app survives under this load, with up to 12 runs) or comment (writes a saved `report` as a comment on the pull request, and starts nothing). `mode: comment` needs `report` and `github-token`.",
    placeholder: "MODE",
    default: "run",
    scope: "run",
    shell: "action",
    values: values.modes,
    parse: values.mode,
  },
  report: {
    group: "Report and GitHub",
    help: "Saved report for `mode: comment`: report.json, gates.json, size.json, or the folder of one of them. memgate does not trust it: it may come from a fork.",
    placeholder: "PATH",
    scope: "run",
    shell: "action",
    parse: values.text,
  },
  "pull-request": {
    group: "Report and GitHub",
    help: "Number of the pull request for `mode: comment`. Default: the pull request of the event. Required in a workflow with the event workflow_run, if the pull request comes from a fork: the event then does not name it.",
    placeholder: "N",
    scope: "run",
    shell: "action",
    parse: values.wholeNumber(1, 999_999_999, "the number of a pull request"),
  },
  write: {
    group: "Report and GitHub",
    help: "File in which memgate replaces the memory limit with the suggested one: the file of `manifest` or `compose-file` that has the limit, or any manifest with one container. memgate keeps the rest of the file as it is. Default: memgate changes no file.",
    placeholder: "FILE",
    scope: "run",
    command: "size",
    schema: text,
    parse: values.text,
  },
  fresh: {
    group: "Report and GitHub",
    help: "Whether to start a new search even if `report-dir` has an unfinished one with the same options: true or false.",
    placeholder: "BOOL",
    default: "false",
    scope: "run",
    command: "size",
    parse: boolean,
  },
  config: {
    group: "Several gates",
    help: "File with several gates (memgate.yml), which memgate runs one after the other. Options given with `config` override the file. In the Action, an input whose value is its default does not override the file.",
    placeholder: "FILE",
    scope: "run",
    parse: values.text,
  },
  only: {
    group: "Several gates",
    help: "Names of the gates in `config` to run. Default: all gates.",
    placeholder: "NAME",
    list: true,
    scope: "run",
    parse: values.text,
  },
} as const satisfies Readonly<Record<OptionName, Option>>;

export const optionNames = Object.keys(options) as readonly OptionName[];

/** The options that are flags of `memgate size`. */
export const sizeFlagNames = optionNames.filter((name) => optionOf(name).shell !== "action");

/** The options that are flags of `memgate run`. */
export const runFlagNames = sizeFlagNames.filter((name) => optionOf(name).command !== "size");

/** The options that have an effect only in a search for the right limit. */
export const sizeOnly = optionNames.filter((name) => optionOf(name).command === "size");

/** The options whose value is true or false. */
export const flagNames = optionNames.filter((name) => options[name].parse === boolean);

/** True if the value is a command: words, or a JSON array. */
export function takesWords(name: OptionName): boolean {
  return options[name].parse === values.command;
}

/** The option with its general type, for code that treats all options alike. */
export function optionOf(name: OptionName): Option {
  return options[name];
}
