// The one table of options. action.yml, --help and the README's table agree with it, by test.

import * as values from "./parsers.ts";
import { parseSelector } from "./workload-selector.ts";

export interface Option<T = unknown> {
  /** One or two sentences, for action.yml, --help and the README. */
  readonly help: string;
  /** How the value is written in --help. */
  readonly placeholder: string;
  /** The value when none is given, as text. */
  readonly default?: string;
  /** Many values: repeated flags, or the lines of an Action's input. */
  readonly list?: boolean;
  /** The value may hold a secret: it is not repeated in messages. */
  readonly secret?: boolean;
  /** Of a whole run, however many gates it has: it stands beside config, not in it. */
  readonly scope?: "run";
  /** All that is accepted, where that is a few words. */
  readonly values?: readonly string[];
  /** What an editor can check of the value, as JSON Schema. Without it: one of `values`, or else any scalar. */
  readonly schema?: Readonly<Record<string, unknown>>;
  readonly parse: (text: string) => values.Parsed<T>;
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

export const options = {
  image: {
    help: "Image to run. Give this, build, manifest, compose-file or container; with manifest, instead of its image.",
    placeholder: "REF",
    schema: text,
    parse: values.image,
  },
  build: {
    help: "Folder to build the image from with docker build. Give this instead of image.",
    placeholder: "DIR",
    schema: text,
    parse: values.text,
  },
  dockerfile: {
    help: "Dockerfile for build, as a path from the working directory. Default: the Dockerfile in the build folder.",
    placeholder: "FILE",
    schema: text,
    parse: values.text,
  },
  "build-args": {
    help: "Build arguments for build, NAME=value each.",
    placeholder: "NAME=VALUE",
    list: true,
    secret: true,
    parse: values.assignment,
  },
  platform: {
    help: "Platform of the image to pull, build and run, such as linux/arm64. Default: the engine's own.",
    placeholder: "OS/ARCH",
    parse: values.platform,
  },
  manifest: {
    help: "Kubernetes manifests to take the app from: its memory limit, image, environment, probes and more; - for standard input. Several where they belong together, such as a Deployment and its ConfigMap.",
    placeholder: "FILE",
    list: true,
    parse: values.text,
  },
  selector: {
    help: "Which container of manifest: KIND/NAME, KIND/NAME/CONTAINER or CONTAINER. Default: the only one.",
    placeholder: "NAME",
    parse: parseSelector,
  },
  "compose-file": {
    help: "Compose files to bring up with docker compose, as a project of their own that is taken down afterwards. The gate is of one service; those that it depends on are started before it.",
    placeholder: "FILE",
    list: true,
    parse: values.text,
  },
  service: {
    help: "Which service of compose-file. Default: the only one.",
    placeholder: "NAME",
    parse: values.text,
  },
  container: {
    help: "Container that runs already, by name or id. It is left running.",
    placeholder: "NAME",
    schema: text,
    parse: values.text,
  },
  "set-limit": {
    help: "With container: set its limit to memory-limit, without swap, and back afterwards: true or false. When false, it must have that limit.",
    placeholder: "BOOL",
    default: "false",
    parse: values.boolean,
  },
  "memory-limit": {
    help: "Memory limit of the container, as in Kubernetes (512Mi, 1.5Gi, 512M decimal) or Docker (512m binary); at least 6Mi. Swap is off. Required, but where manifest, compose-file or container has one: it is the default then.",
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
    help: "The check fails when the peak working set is above this share of the limit: 0.8 or 80%.",
    placeholder: "RATIO",
    default: "0.8",
    schema: share(1),
    parse: values.maxRatio,
  },
  port: {
    help: "TCP port that the app listens on in the container. Default: the one that the image exposes; none or several is an error.",
    placeholder: "PORT",
    schema: numberFrom(1, 65_535),
    parse: values.wholeNumber(1, 65_535, "a port"),
  },
  https: {
    help: "The app speaks HTTPS: true or false. Its certificate must be for localhost, or for the Host of headers.",
    placeholder: "BOOL",
    default: "false",
    parse: values.boolean,
  },
  ca: {
    help: "Certificates to trust with https, a PEM file. Default: those that Node.js trusts.",
    placeholder: "FILE",
    parse: values.text,
  },
  insecure: {
    help: "Take any certificate with https: true or false.",
    placeholder: "BOOL",
    default: "false",
    parse: values.boolean,
  },
  socket: {
    help: "Unix socket that the app listens on, as a path of this machine: in a folder that volumes shares with it. Instead of port.",
    placeholder: "FILE",
    parse: values.text,
  },
  load: {
    help: "What is done to the app: http (requests are sent) or none (a batch job: it runs to its end, must exit with one of exit-codes, and its whole life is judged).",
    placeholder: "HOW",
    default: "http",
    values: values.loads,
    parse: values.load,
  },
  scenario: {
    help: "File with what users do instead of one request over and over: weighted requests, steps with captured values, data, stages.",
    placeholder: "FILE",
    parse: values.text,
  },
  har: {
    help: "Recording of a browser (HAR) to replay: the requests of one origin, in their order.",
    placeholder: "FILE",
    parse: values.text,
  },
  "load-command": {
    help: "Command that is the load, run on this machine once the app is ready: words with shell quoting, or a JSON array. No shell runs; for one: sh -c '…'. It finds the app by MEMGATE_URL and MEMGATE_HOST, and must exit with 0 after a second or more.",
    placeholder: "WORDS",
    parse: values.command,
  },
  "load-service": {
    help: "Service of compose-file to run load-command in, on the project's network: another one than the service under test.",
    placeholder: "NAME",
    parse: values.text,
  },
  "exit-codes": {
    help: "Exit codes with which a batch job (load none) has succeeded, such as 0 or 0,3.",
    placeholder: "CODES",
    default: "0",
    schema: { type: ["integer", "string"], pattern: "^\\d+(\\s*,\\s*\\d+)*$", minimum: 0, maximum: 255 },
    parse: values.exitCodes,
  },
  path: {
    help: "Path to request, with its query if it has one.",
    placeholder: "PATH",
    default: "/",
    schema: urlPath,
    parse: values.urlPath,
  },
  method: {
    help: "HTTP method of the requests.",
    placeholder: "METHOD",
    default: "GET",
    schema: { ...text, examples: values.methods },
    parse: values.method,
  },
  headers: {
    help: "Request headers, Name: value each. The readiness probe sends them too.",
    placeholder: "NAME: VALUE",
    list: true,
    secret: true,
    parse: values.header,
  },
  body: {
    help: "Request body.",
    placeholder: "TEXT",
    secret: true,
    parse: values.text,
  },
  connections: {
    help: "Concurrent connections.",
    placeholder: "N",
    default: "10",
    schema: numberFrom(1, 10_000),
    parse: values.wholeNumber(1, 10_000, "a number of connections"),
  },
  "max-connection-requests": {
    help: "Requests after which a connection is closed and another one opened. Default: connections are kept.",
    placeholder: "N",
    schema: numberFrom(1, 1_000_000),
    parse: values.wholeNumber(1, 1_000_000, "a number of requests"),
  },
  duration: {
    help: "Length of the load phase, the one whose failed requests count: 30s, 2m, 1m30s. Default: 30s; with load-command until that ends, with load none until the job ends, 1h at most.",
    placeholder: "TIME",
    schema: time,
    parse: values.duration(values.loadTime.minMs, values.loadTime.maxMs),
  },
  warmup: {
    help: "Load before the load phase: its failed requests don't count, its memory does. 0s for none. Default: 5s; none with stages, load-command and load none.",
    placeholder: "TIME",
    schema: time,
    parse: values.duration(0, dayMs),
  },
  rate: {
    help: "Requests per second over all connections. Default: as fast as the app answers.",
    placeholder: "N",
    schema: numberFrom(1, 1_000_000),
    parse: values.wholeNumber(1, 1_000_000, "requests per second"),
  },
  "max-error-rate": {
    help: "Share of failed requests (status outside 200-399, timeout, socket error) above which the check fails as not measured: 0.01 or 1%.",
    placeholder: "RATIO",
    default: "0.01",
    schema: share(1),
    parse: values.maxErrorRate,
  },
  ready: {
    help: "How the app shows that it is ready: http (GET ready-path), tcp (its port accepts connections), healthcheck (the image's HEALTHCHECK, or the service's, run once a second until then), log:REGEXP (a line of its log) or exec:COMMAND (exits with 0 in the container). Default: http, or what the probes of manifest say.",
    placeholder: "HOW",
    schema: { type: "string", pattern: "^(http|tcp|healthcheck|(log|exec):.+)$" },
    parse: values.readyWhen,
  },
  "ready-path": {
    help: "Path that answers GET with a status from 200 to 399 once the app is ready, with ready http. Default: path.",
    placeholder: "PATH",
    schema: urlPath,
    parse: values.urlPath,
  },
  "ready-timeout": {
    help: "How long the app may take to become ready. Default: 60s, or longer where a startupProbe of manifest gives it longer.",
    placeholder: "TIME",
    schema: time,
    parse: values.duration(1_000, dayMs),
  },
  "env-file": {
    help: "Files with environment variables of the container, as docker run --env-file takes them. What env gives overrides them.",
    placeholder: "FILE",
    list: true,
    parse: values.text,
  },
  env: {
    help: "Environment variables of the container, NAME=value each.",
    placeholder: "NAME=VALUE",
    list: true,
    secret: true,
    parse: values.assignment,
  },
  command: {
    help: "Command instead of the image's: words with shell quoting, or a JSON array. No shell runs.",
    placeholder: "WORDS",
    parse: values.command,
  },
  entrypoint: {
    help: "Entrypoint instead of the image's, written as command is; the image's command is left out then.",
    placeholder: "WORDS",
    parse: values.command,
  },
  user: {
    help: "User to run as, or user:group, by name or number. Default: the image's.",
    placeholder: "USER",
    parse: values.user,
  },
  volumes: {
    help: "Files or folders of this machine in the container, SOURCE:/path or SOURCE:/path:ro each. The engine must be on this machine.",
    placeholder: "SOURCE:PATH",
    list: true,
    parse: values.mount,
  },
  tmpfs: {
    help: "Empty file systems in memory, /path or /path:size=64m each. What is written there counts as the container's memory.",
    placeholder: "PATH",
    list: true,
    parse: values.tmpfs,
  },
  cpus: {
    help: "CPU limit of the container, such as 0.5. Default: none.",
    placeholder: "N",
    schema: {
      anyOf: [
        { type: "number", minimum: 0.01, maximum: 1_024 },
        { type: "string", pattern: "^[.\\d]+$" },
      ],
    },
    parse: values.cpus,
  },
  network: {
    help: "Docker network to join, or host. Default: the engine's own.",
    placeholder: "NAME",
    schema: text,
    parse: values.network,
  },
  pull: {
    help: "When to pull image: missing, always or never.",
    placeholder: "WHEN",
    default: "missing",
    values: values.pullPolicies,
    parse: values.pull,
  },
  "annotate-file": {
    help: "File to show a failure at, as FILE or FILE:LINE: the manifest with the limit, whose line is found, or the Dockerfile. Default: the step.",
    placeholder: "FILE",
    schema: text,
    parse: values.filePlace,
  },
  config: {
    help: "File with several gates (memgate.yml), which are run in turn. Options beside it hold for all of them.",
    placeholder: "FILE",
    scope: "run",
    parse: values.text,
  },
  only: {
    help: "Names of the gates of config to run. Default: all.",
    placeholder: "NAME",
    list: true,
    scope: "run",
    parse: values.text,
  },
  "report-dir": {
    help: "Folder for report.html, report.json, samples.csv and junit.xml; created if need be. With config, each gate has a folder in it.",
    placeholder: "DIR",
    default: "memgate-report",
    scope: "run",
    parse: values.text,
  },
  comment: {
    help: "Write the summary as a comment on the pull request, and keep it up to date: true or false. Needs github-token.",
    placeholder: "BOOL",
    default: "false",
    scope: "run",
    parse: values.boolean,
  },
  "github-token": {
    help: "Token for comment, with pull-requests: write.",
    placeholder: "TOKEN",
    secret: true,
    scope: "run",
    parse: values.text,
  },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof options;

export const optionNames = Object.keys(options) as readonly OptionName[];

/** Those that are true or false. */
export const flagNames = optionNames.filter((name) => options[name].parse === values.boolean);

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}

/** The option under its general type, for code that treats all alike. */
export function optionOf(name: OptionName): Option {
  return options[name];
}
