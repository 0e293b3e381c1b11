import type { Parsed } from "./parsed.js";
import * as values from "./parsers.js";
import { maxErrorRate, maxRatio, minRate } from "./ratio.js";
import { parseSelector } from "./workload-selector.js";
/** The headings under which --help, action.yml and docs/options.md list the options, in this order. */
export declare const groups: readonly ["App", "Limit and verdict", "Load", "Readiness", "Container", "Report and GitHub", "Several gates"];
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
    /** The accepted values, if they are a few words. */
    readonly values?: readonly string[];
    /** JSON Schema of the value, for editors. Without it the schema accepts `values`, or any scalar. */
    readonly schema?: Readonly<Record<string, unknown>>;
    readonly parse: (text: string) => Parsed<T>;
}
/** In the order of `groups`; within a group, the options used most come first. */
export declare const options: {
    readonly image: {
        readonly group: "App";
        readonly help: "Image to run. Required unless `build`, `manifest`, `compose-file` or `container` is given. With `manifest`, it replaces the manifest's image.";
        readonly placeholder: "REF";
        readonly schema: {
            type: string[];
        };
        readonly parse: typeof values.image;
    };
    readonly build: {
        readonly group: "App";
        readonly help: "Folder from which docker build builds the image. With `manifest`, the built image replaces the manifest's.";
        readonly placeholder: "DIR";
        readonly schema: {
            type: string[];
        };
        readonly parse: typeof values.text;
    };
    readonly port: {
        readonly group: "App";
        readonly help: "TCP port that the app listens on in its container. Default: the port of the manifest or Compose file, else the only port that the image exposes. none means that the app has no port; its load is then a `load-command`, and its `ready` a log line, a command or the HEALTHCHECK.";
        readonly placeholder: "PORT";
        readonly schema: {
            readonly anyOf: readonly [...({
                type: string;
                minimum: number;
                maximum: number;
                pattern?: undefined;
            } | {
                minimum?: undefined;
                maximum?: undefined;
                type: string;
                pattern: string;
            })[], {
                readonly const: "none";
            }];
        };
        readonly parse: typeof values.port;
    };
    readonly manifest: {
        readonly group: "App";
        readonly help: "Kubernetes manifests that describe the app: memory limit, image, environment, probes and more. Give several if they belong together, such as a Deployment and its ConfigMap. If FILE is -, memgate reads standard input.";
        readonly placeholder: "FILE";
        readonly list: true;
        readonly parse: typeof values.text;
    };
    readonly selector: {
        readonly group: "App";
        readonly help: "Container in `manifest` to test: KIND/NAME, KIND/NAME/CONTAINER or CONTAINER. Put NAMESPACE: in front if the name exists in several namespaces. Default: the only container.";
        readonly placeholder: "NAME";
        readonly parse: typeof parseSelector;
    };
    readonly "compose-file": {
        readonly group: "App";
        readonly help: "Compose files that docker compose starts as a separate project and removes afterwards. memgate tests one service, and first starts the services it depends on.";
        readonly placeholder: "FILE";
        readonly list: true;
        readonly parse: typeof values.text;
    };
    readonly service: {
        readonly group: "App";
        readonly help: "Service of `compose-file` to test. Default: the only service.";
        readonly placeholder: "NAME";
        readonly parse: typeof values.text;
    };
    readonly container: {
        readonly group: "App";
        readonly help: "Running container to test, by name or ID. memgate leaves it running.";
        readonly placeholder: "NAME";
        readonly schema: {
            type: string[];
        };
        readonly parse: typeof values.text;
    };
    readonly dockerfile: {
        readonly group: "App";
        readonly help: "Dockerfile for `build`, relative to the working directory. Default: the Dockerfile in the `build` folder.";
        readonly placeholder: "FILE";
        readonly schema: {
            type: string[];
        };
        readonly parse: typeof values.text;
    };
    readonly "build-args": {
        readonly group: "App";
        readonly help: "Build arguments for `build`, as NAME=value.";
        readonly placeholder: "NAME=VALUE";
        readonly list: true;
        readonly secret: true;
        readonly parse: typeof values.assignment;
    };
    readonly pull: {
        readonly group: "App";
        readonly help: "When to pull `image`: missing (if the engine does not have it), always or never.";
        readonly placeholder: "WHEN";
        readonly default: "missing";
        readonly values: readonly ["missing", "always", "never"];
        readonly parse: typeof values.pull;
    };
    readonly platform: {
        readonly group: "App";
        readonly help: "Platform of the image, such as linux/arm64. Default: the engine's platform.";
        readonly placeholder: "OS/ARCH";
        readonly parse: typeof values.platform;
    };
    readonly https: {
        readonly group: "App";
        readonly help: "Whether the app speaks HTTPS: true or false. Its certificate must be valid for localhost, or for the Host header in `headers`. Default: false. If a probe of `manifest` sends HTTPS to the port, the default is true, and memgate accepts any certificate.";
        readonly placeholder: "BOOL";
        readonly parse: typeof values.boolean;
    };
    readonly ca: {
        readonly group: "App";
        readonly help: "PEM file with the certificates to trust with `https`. Default: the certificates that Node.js trusts.";
        readonly placeholder: "FILE";
        readonly parse: typeof values.text;
    };
    readonly insecure: {
        readonly group: "App";
        readonly help: "Whether to accept any certificate with `https`: true or false.";
        readonly placeholder: "BOOL";
        readonly default: "false";
        readonly parse: typeof values.boolean;
    };
    readonly socket: {
        readonly group: "App";
        readonly help: "Unix socket that the app listens on, instead of `port`. It is a path on this machine, in a folder that `volumes` shares with the container.";
        readonly placeholder: "FILE";
        readonly parse: typeof values.text;
    };
    readonly "memory-limit": {
        readonly group: "Limit and verdict";
        readonly help: "Memory limit of the container, at least 6Mi, in units of Kubernetes (512Mi, 1.5Gi; 512M is decimal) or of Docker (512m is binary). Swap is off. Required unless `manifest`, `compose-file` or `container` defines one.";
        readonly placeholder: "SIZE";
        readonly schema: {
            readonly anyOf: readonly [{
                readonly type: "integer";
                readonly minimum: number;
            }, {
                readonly type: "string";
                readonly pattern: "^[.\\d]";
            }];
        };
        readonly parse: typeof values.memoryLimit;
    };
    readonly "max-ratio": {
        readonly group: "Limit and verdict";
        readonly help: "The check fails if the peak working set is above this share of the limit, such as 0.8 or 80%.";
        readonly placeholder: "RATIO";
        readonly default: "0.8";
        readonly schema: {
            anyOf: ({
                pattern?: undefined;
                type: string;
                minimum: number;
                maximum: number;
            } | {
                minimum?: undefined;
                maximum?: undefined;
                type: string;
                pattern: string;
            })[];
        };
        readonly parse: typeof maxRatio;
    };
    readonly "max-error-rate": {
        readonly group: "Limit and verdict";
        readonly help: "Highest accepted share of failed requests, such as 0.01 or 1%. Above it, the run is inconclusive. A request fails on a timeout, a broken connection, or a status outside 200 to 399. In a scenario, each request can set other statuses with expect.";
        readonly placeholder: "RATIO";
        readonly default: "0.01";
        readonly schema: {
            anyOf: ({
                pattern?: undefined;
                type: string;
                minimum: number;
                maximum: number;
            } | {
                minimum?: undefined;
                maximum?: undefined;
                type: string;
                pattern: string;
            })[];
        };
        readonly parse: typeof maxErrorRate;
    };
    readonly "min-rate": {
        readonly group: "Limit and verdict";
        readonly help: "Lowest accepted share of the requests that `rate`, or the stages of `scenario`, require, such as 0.9 or 90%; below it the run is inconclusive.";
        readonly placeholder: "RATIO";
        readonly default: "0.9";
        readonly schema: {
            anyOf: ({
                pattern?: undefined;
                type: string;
                minimum: number;
                maximum: number;
            } | {
                minimum?: undefined;
                maximum?: undefined;
                type: string;
                pattern: string;
            })[];
        };
        readonly parse: typeof minRate;
    };
    readonly "set-limit": {
        readonly group: "Limit and verdict";
        readonly help: "Whether memgate changes the limit of `container`: true or false. If true, memgate sets `memory-limit` without swap, and restores the old limit after the run. If false, memgate uses the limit that the container has; `memory-limit`, if given, must be equal to it.";
        readonly placeholder: "BOOL";
        readonly default: "false";
        readonly parse: typeof values.boolean;
    };
    readonly path: {
        readonly group: "Load";
        readonly help: "Path to request, with its query if it has one.";
        readonly placeholder: "PATH";
        readonly default: "/";
        readonly schema: {
            type: string;
            pattern: string;
        };
        readonly parse: typeof values.urlPath;
    };
    readonly method: {
        readonly group: "Load";
        readonly help: "HTTP method of the requests.";
        readonly placeholder: "METHOD";
        readonly default: "GET";
        readonly schema: {
            readonly type: string[];
            readonly examples: readonly ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
        };
        readonly parse: typeof values.method;
    };
    readonly headers: {
        readonly group: "Load";
        readonly help: "Request headers, as Name: value. The readiness check sends them too.";
        readonly placeholder: "NAME: VALUE";
        readonly list: true;
        readonly secret: true;
        readonly parse: typeof values.header;
    };
    readonly body: {
        readonly group: "Load";
        readonly help: "Request body.";
        readonly placeholder: "TEXT";
        readonly secret: true;
        readonly parse: typeof values.text;
    };
    readonly connections: {
        readonly group: "Load";
        readonly help: "Number of concurrent connections.";
        readonly placeholder: "N";
        readonly default: "10";
        readonly schema: {
            anyOf: ({
                type: string;
                minimum: number;
                maximum: number;
                pattern?: undefined;
            } | {
                minimum?: undefined;
                maximum?: undefined;
                type: string;
                pattern: string;
            })[];
        };
        readonly parse: (text: string) => Parsed<number>;
    };
    readonly duration: {
        readonly group: "Load";
        readonly help: "Length of the load phase, such as 30s or 1m30s. Failed requests count against `max-error-rate` only in this phase. With `load-command` or for a batch job (`load: none`), it is the longest time that the command or job may take. Default: 30s; 1h with `load-command` or for a batch job.";
        readonly placeholder: "TIME";
        readonly schema: {
            anyOf: ({
                pattern?: undefined;
                type: string;
                minimum: number;
            } | {
                minimum?: undefined;
                type: string;
                pattern: string;
            })[];
        };
        readonly parse: (text: string) => Parsed<number>;
    };
    readonly warmup: {
        readonly group: "Load";
        readonly help: "Length of the warm-up load, which comes before the load phase. Its failed requests do not count, but its memory does. 0s turns it off. Default: 5s; 0s with stages, with `load-command` or for a batch job (`load: none`).";
        readonly placeholder: "TIME";
        readonly schema: {
            anyOf: ({
                pattern?: undefined;
                type: string;
                minimum: number;
            } | {
                minimum?: undefined;
                type: string;
                pattern: string;
            })[];
        };
        readonly parse: (text: string) => Parsed<number>;
    };
    readonly rate: {
        readonly group: "Load";
        readonly help: "Requests per second over all connections. Default: as fast as the app responds.";
        readonly placeholder: "N";
        readonly schema: {
            anyOf: ({
                type: string;
                minimum: number;
                maximum: number;
                pattern?: undefined;
            } | {
                minimum?: undefined;
                maximum?: undefined;
                type: string;
                pattern: string;
            })[];
        };
        readonly parse: (text: string) => Parsed<number>;
    };
    readonly scenario: {
        readonly group: "Load";
        readonly help: "File that describes several requests: how often each is sent, values passed on from responses, test data, and load stages. It replaces `path`, `method` and `body`.";
        readonly placeholder: "FILE";
        readonly parse: typeof values.text;
    };
    readonly har: {
        readonly group: "Load";
        readonly help: "Browser recording (HAR) to replay: the requests of one origin, in their order. It replaces `path`, `method` and `body`.";
        readonly placeholder: "FILE";
        readonly parse: typeof values.text;
    };
    readonly "load-command": {
        readonly group: "Load";
        readonly help: "Command that sends the load, run on this machine once the app is ready. It finds the app in the variables MEMGATE_URL and MEMGATE_HOST. It must run for at least 1 s and exit with 0. Words with shell quoting, or a JSON array. No shell runs; if you need one, write sh -c '…'.";
        readonly placeholder: "WORDS";
        readonly parse: typeof values.command;
    };
    readonly "load-service": {
        readonly group: "Load";
        readonly help: "Service of `compose-file` in which to run `load-command`, on the project's network. It must not be the service under test.";
        readonly placeholder: "NAME";
        readonly parse: typeof values.text;
    };
    readonly load: {
        readonly group: "Load";
        readonly help: "Kind of load: http (memgate sends requests) or none (the app is a batch job; memgate runs it to its end, and judges its memory from start to end). Default: http. Required if `manifest` is a Job or CronJob and `load-command` is not given.";
        readonly placeholder: "KIND";
        readonly values: readonly ["http", "none"];
        readonly parse: typeof values.load;
    };
    readonly "exit-codes": {
        readonly group: "Load";
        readonly help: "Exit codes that mean success of a batch job (`load: none`), such as 0 or 0,3.";
        readonly placeholder: "CODES";
        readonly default: "0";
        readonly schema: {
            readonly type: readonly ["integer", "string"];
            readonly pattern: "^\\d+(\\s*,\\s*\\d+)*$";
            readonly minimum: 0;
            readonly maximum: 255;
        };
        readonly parse: typeof values.exitCodes;
    };
    readonly "max-connection-requests": {
        readonly group: "Load";
        readonly help: "Number of requests after which memgate closes a connection and opens a new one. Default: connections stay open.";
        readonly placeholder: "N";
        readonly schema: {
            anyOf: ({
                type: string;
                minimum: number;
                maximum: number;
                pattern?: undefined;
            } | {
                minimum?: undefined;
                maximum?: undefined;
                type: string;
                pattern: string;
            })[];
        };
        readonly parse: (text: string) => Parsed<number>;
    };
    readonly "request-timeout": {
        readonly group: "Load";
        readonly help: "Longest time that the app may take for a response, such as 30s. A request without a complete response in this time fails.";
        readonly placeholder: "TIME";
        readonly default: "10s";
        readonly schema: {
            anyOf: ({
                pattern?: undefined;
                type: string;
                minimum: number;
            } | {
                minimum?: undefined;
                type: string;
                pattern: string;
            })[];
        };
        readonly parse: (text: string) => Parsed<number>;
    };
    readonly "accept-redirects": {
        readonly group: "Load";
        readonly help: "Whether redirects are the real work of the app: true or false. If false, the run is inconclusive if at least half of the responses are redirects (301, 302, 303, 307, 308). In a scenario, expect decides.";
        readonly placeholder: "BOOL";
        readonly default: "false";
        readonly parse: typeof values.boolean;
    };
    readonly "ready-path": {
        readonly group: "Readiness";
        readonly help: "Path of the readiness check with `ready: http`; the app is ready on a status from 200 to 399. Default: `path`.";
        readonly placeholder: "PATH";
        readonly schema: {
            type: string;
            pattern: string;
        };
        readonly parse: typeof values.urlPath;
    };
    readonly ready: {
        readonly group: "Readiness";
        readonly help: "How the app shows that it is ready: http (GET `ready-path`), tcp (its port accepts connections), healthcheck (the HEALTHCHECK of the image or service, run once a second), log:REGEXP (a line of its log matches) or exec:COMMAND (exits with 0 in the container). Default: the probes of `manifest`, else http.";
        readonly placeholder: "HOW";
        readonly schema: {
            readonly type: "string";
            readonly pattern: "^(http|tcp|healthcheck|(log|exec):.+)$";
        };
        readonly parse: typeof values.readyWhen;
    };
    readonly "ready-timeout": {
        readonly group: "Readiness";
        readonly help: "Longest time that the app may take to become ready. Default: 60s, or longer if the probes of `manifest` allow more.";
        readonly placeholder: "TIME";
        readonly schema: {
            anyOf: ({
                pattern?: undefined;
                type: string;
                minimum: number;
            } | {
                minimum?: undefined;
                type: string;
                pattern: string;
            })[];
        };
        readonly parse: (text: string) => Parsed<number>;
    };
    readonly env: {
        readonly group: "Container";
        readonly help: "Environment variables of the container, as NAME=value.";
        readonly placeholder: "NAME=VALUE";
        readonly list: true;
        readonly secret: true;
        readonly parse: typeof values.assignment;
    };
    readonly "env-file": {
        readonly group: "Container";
        readonly help: "Files with environment variables, in the format of docker run --env-file. A variable of `env` overrides a variable of the same name.";
        readonly placeholder: "FILE";
        readonly list: true;
        readonly parse: typeof values.text;
    };
    readonly command: {
        readonly group: "Container";
        readonly help: "Command that replaces the image's: words with shell quoting, or a JSON array. No shell runs.";
        readonly placeholder: "WORDS";
        readonly parse: typeof values.command;
    };
    readonly entrypoint: {
        readonly group: "Container";
        readonly help: "Entrypoint that replaces the image's, in the same form as `command`. The image's command is then not used.";
        readonly placeholder: "WORDS";
        readonly parse: typeof values.command;
    };
    readonly volumes: {
        readonly group: "Container";
        readonly help: "Files or folders of this machine to mount, as SOURCE:/path or SOURCE:/path:ro. The engine must be on this machine.";
        readonly placeholder: "SOURCE:PATH";
        readonly list: true;
        readonly parse: typeof values.mount;
    };
    readonly tmpfs: {
        readonly group: "Container";
        readonly help: "Empty in-memory file systems to mount, as /path or /path:size=64m. Files in them count as the container's memory.";
        readonly placeholder: "PATH";
        readonly list: true;
        readonly parse: typeof values.tmpfs;
    };
    readonly network: {
        readonly group: "Container";
        readonly help: "Docker network to join, or host. Default: the engine's default network.";
        readonly placeholder: "NAME";
        readonly schema: {
            type: string[];
        };
        readonly parse: typeof values.network;
    };
    readonly cpus: {
        readonly group: "Container";
        readonly help: "CPU limit, such as 0.5. Default: the manifest's limit, else none.";
        readonly placeholder: "N";
        readonly schema: {
            readonly anyOf: readonly [{
                readonly type: "number";
                readonly minimum: 0.01;
                readonly maximum: 1024;
            }, {
                readonly type: "string";
                readonly pattern: "^[.\\d]+$";
            }];
        };
        readonly parse: typeof values.cpus;
    };
    readonly user: {
        readonly group: "Container";
        readonly help: "User to run as, or user:group, by name or number. Default: the manifest's user, else the image's.";
        readonly placeholder: "USER";
        readonly parse: typeof values.user;
    };
    readonly "report-dir": {
        readonly group: "Report and GitHub";
        readonly help: "Folder for report.html, report.json, samples.csv and junit.xml. memgate creates it if needed. With `config`, each gate has a folder in it.";
        readonly placeholder: "DIR";
        readonly default: "memgate-report";
        readonly scope: "run";
        readonly parse: typeof values.text;
    };
    readonly "annotate-file": {
        readonly group: "Report and GitHub";
        readonly help: "File at which GitHub shows a failure, as FILE or FILE:LINE. Without LINE, memgate finds the limit in a manifest, or the last CMD or ENTRYPOINT in a Dockerfile. Default: the line of the limit in the manifest or Compose file, or of the probe in the manifest that failed; else the workflow step.";
        readonly placeholder: "FILE";
        readonly schema: {
            type: string[];
        };
        readonly parse: typeof values.filePlace;
    };
    readonly comment: {
        readonly group: "Report and GitHub";
        readonly help: "Whether to write the summary as a comment on the pull request, and update it at each run: true or false. Needs `github-token`.";
        readonly placeholder: "BOOL";
        readonly default: "false";
        readonly scope: "run";
        readonly parse: typeof values.boolean;
    };
    readonly "github-token": {
        readonly group: "Report and GitHub";
        readonly help: "Token for the comment, with the permission pull-requests: write.";
        readonly placeholder: "TOKEN";
        readonly secret: true;
        readonly scope: "run";
        readonly parse: typeof values.text;
    };
    readonly mode: {
        readonly group: "Report and GitHub";
        readonly help: "What the Action does: run (runs the gate) or comment (writes a saved `report` as a comment on the pull request, and starts nothing). comment needs `report` and `github-token`.";
        readonly placeholder: "MODE";
        readonly default: "run";
        readonly scope: "run";
        readonly shell: "action";
        readonly values: readonly ["run", "comment"];
        readonly parse: typeof values.mode;
    };
    readonly report: {
        readonly group: "Report and GitHub";
        readonly help: "Saved report for `mode: comment`: report.json, gates.json, or the folder of one of them. memgate does not trust it: it may come from a fork.";
        readonly placeholder: "PATH";
        readonly scope: "run";
        readonly shell: "action";
        readonly parse: typeof values.text;
    };
    readonly "pull-request": {
        readonly group: "Report and GitHub";
        readonly help: "Number of the pull request for `mode: comment`. Default: the pull request of the event. Required for a pull request from a fork: the event workflow_run does not name it.";
        readonly placeholder: "N";
        readonly scope: "run";
        readonly shell: "action";
        readonly parse: (text: string) => Parsed<number>;
    };
    readonly config: {
        readonly group: "Several gates";
        readonly help: "File with several gates (memgate.yml), which memgate runs one after the other. Options given with `config` override the file. In the Action, an input whose value is its default does not override the file.";
        readonly placeholder: "FILE";
        readonly scope: "run";
        readonly parse: typeof values.text;
    };
    readonly only: {
        readonly group: "Several gates";
        readonly help: "Names of the gates in `config` to run. Default: all gates.";
        readonly placeholder: "NAME";
        readonly list: true;
        readonly scope: "run";
        readonly parse: typeof values.text;
    };
};
export type OptionName = keyof typeof options;
export declare const optionNames: readonly OptionName[];
/** The options that are flags of `memgate run`. */
export declare const runFlagNames: ("accept-redirects" | "annotate-file" | "body" | "build" | "build-args" | "ca" | "command" | "comment" | "compose-file" | "config" | "connections" | "container" | "cpus" | "dockerfile" | "duration" | "entrypoint" | "env" | "env-file" | "exit-codes" | "github-token" | "har" | "headers" | "https" | "image" | "insecure" | "load" | "load-command" | "load-service" | "manifest" | "max-connection-requests" | "max-error-rate" | "max-ratio" | "memory-limit" | "method" | "min-rate" | "mode" | "network" | "only" | "path" | "platform" | "port" | "pull" | "pull-request" | "rate" | "ready" | "ready-path" | "ready-timeout" | "report" | "report-dir" | "request-timeout" | "scenario" | "selector" | "service" | "set-limit" | "socket" | "tmpfs" | "user" | "volumes" | "warmup")[];
/** The options whose value is true or false. */
export declare const flagNames: ("accept-redirects" | "annotate-file" | "body" | "build" | "build-args" | "ca" | "command" | "comment" | "compose-file" | "config" | "connections" | "container" | "cpus" | "dockerfile" | "duration" | "entrypoint" | "env" | "env-file" | "exit-codes" | "github-token" | "har" | "headers" | "https" | "image" | "insecure" | "load" | "load-command" | "load-service" | "manifest" | "max-connection-requests" | "max-error-rate" | "max-ratio" | "memory-limit" | "method" | "min-rate" | "mode" | "network" | "only" | "path" | "platform" | "port" | "pull" | "pull-request" | "rate" | "ready" | "ready-path" | "ready-timeout" | "report" | "report-dir" | "request-timeout" | "scenario" | "selector" | "service" | "set-limit" | "socket" | "tmpfs" | "user" | "volumes" | "warmup")[];
/** True if the value is a command: words, or a JSON array. */
export declare function takesWords(name: OptionName): boolean;
export declare function isOptionName(name: string): name is OptionName;
/** The option with its general type, for code that treats all options alike. */
export declare function optionOf(name: OptionName): Option;
