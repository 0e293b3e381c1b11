import type { Evidence } from "../../model/evidence.js";
/** The evidence of one run of memgate and the verdict on it. */
export interface Report extends Evidence {
  /** The address of the file's JSON Schema. */
  readonly $schema: string;
  /** The version of the format. It rises if a field is removed, or if its meaning changes. */
  readonly schemaVersion: 1;
  /** The run that the report is about. A field is null if memgate does not know it. */
  readonly identity: {
    /** The name of the gate in memgate.yml. Null for a run without config. */
    readonly gate: string | null;
    /** The repository as OWNER/NAME (GITHUB_REPOSITORY). Null outside a GitHub workflow. */
    readonly repository: string | null;
    /** The commit of the workflow run (GITHUB_SHA). For a pull request this is the merge commit, which the checkout has. Null outside a GitHub workflow. */
    readonly commit: string | null;
    /** The branch: GITHUB_HEAD_REF for a pull request, else GITHUB_REF. Null for a tag, and outside a GitHub workflow. */
    readonly branch: string | null;
    /** The number of the pull request. Null if a pull request did not start the workflow run. */
    readonly pullRequest: number | null;
    /** The page of the workflow run. Null outside a GitHub workflow. */
    readonly runUrl: string | null;
  };
  /** The verdict on the evidence with maxRatio and maxErrorRate. */
  readonly verdict: {
    /** pass: the peak is within the threshold. over-ratio, out-of-memory, oom-killed and inconclusive fail the check. */
    readonly kind: "pass" | "over-ratio" | "out-of-memory" | "oom-killed" | "inconclusive";
    /** The reason of an inconclusive verdict. Null otherwise. */
    readonly reason: "engine-unavailable" | "engine-lost" | "image-failed" | "container-failed" | "limit-not-applied" | "not-ready" | "app-exited" | "dependency-exited" | "load-failed" | "job-failed" | "job-unfinished" | "too-few-samples" | "interrupted" | "internal-error" | null;
    /** The reason in detail: the part before the slash is the reason. Null without a reason. */
    readonly code: "engine-unavailable/no-response" | "engine-unavailable/ssh" | "engine-unavailable/no-access" | "engine-unavailable/context" | "image-failed/build" | "image-failed/build-not-run" | "image-failed/pull" | "image-failed/missing" | "image-failed/platform" | "image-failed/inspect" | "image-failed/credentials" | "container-failed/create" | "container-failed/start" | "container-failed/no-command" | "container-failed/program-not-found" | "container-failed/unknown-user" | "container-failed/volumes" | "container-failed/port-in-use" | "container-failed/socket-in-use" | "container-failed/inspect" | "container-failed/set-limit" | "container-failed/usage-above-limit" | "container-failed/compose" | "container-failed/dependency" | "load-failed/command-not-run" | "load-failed/machine-too-slow" | "load-failed/load-process" | "engine-lost/stopped" | "engine-lost/connection" | "engine-lost/no-state" | "limit-not-applied/unknown" | "limit-not-applied/engine" | "limit-not-applied/swap" | "limit-not-applied/kernel" | "limit-not-applied/changed" | "limit-not-applied/swap-allowed" | "not-ready/http-4xx" | "not-ready/http-status" | "not-ready/no-response" | "not-ready/refused" | "not-ready/loopback-only" | "not-ready/ipv6-only" | "not-ready/closed" | "not-ready/certificate" | "not-ready/http2" | "not-ready/protocol" | "not-ready/unreachable" | "not-ready/no-socket" | "not-ready/other-network" | "not-ready/no-address" | "not-ready/not-tried" | "not-ready/no-log-line" | "not-ready/pattern-too-slow" | "not-ready/log-unreadable" | "not-ready/command-failed" | "not-ready/command-not-run" | "not-ready/command-running" | "app-exited/exit" | "app-exited/sigkill" | "app-exited/removed" | "dependency-exited/exited" | "load-failed/none-sent" | "load-failed/unanswered" | "load-failed/errors" | "load-failed/redirects" | "load-failed/rate-missed" | "load-failed/scenario-errors" | "load-failed/step-failed" | "load-failed/step-unanswered" | "load-failed/step-unsent" | "load-failed/response-gap" | "load-failed/response-gaps" | "load-failed/silent-end" | "load-failed/silent-after-load" | "load-failed/stalled" | "load-failed/command-failed" | "load-failed/command-too-short" | "load-failed/command-unnoticed" | "job-failed/exit-code" | "job-unfinished/time-up" | "too-few-samples/none" | "too-few-samples/few" | "too-few-samples/gap" | "too-few-samples/late" | "interrupted/sigint" | "interrupted/sigterm" | "interrupted/sighup" | "interrupted/caller-aborted" | "interrupted/caller-failed" | "internal-error/unexpected" | null;
    /** The measured values that belong to the code, as in outcome.data. Null without a reason. */
    readonly data: {
      /** The address of the engine. */
      readonly host: string;
      /** The message of the engine, the tool or Node.js. */
      readonly error: string;
    } | {
      /** The name of the docker context. */
      readonly context: string;
    } | {
      /** Exit code of the build command. */
      readonly exitCode: number;
    } | {
      /** The message of the engine, the tool or Node.js. */
      readonly error: string;
    } | {
      /** The image, or the services of the images. */
      readonly image: string;
      /** The message of the engine, the tool or Node.js. */
      readonly error: string;
    } | {
      /** The requested image. */
      readonly image: string;
    } | {
      /** The requested image. */
      readonly image: string;
      /** The platform of the image that the engine has. */
      readonly platform: string;
    } | {
      /** The requested image. */
      readonly image: string;
      /** The message of the engine, the tool or Node.js. */
      readonly error: string;
    } | {
      /** The file, and the place in it if known. */
      readonly place: string;
    } | {
      /** The port. */
      readonly port: number;
    } | {
      /** The path of the socket on this machine. */
      readonly socketPath: string;
    } | {
      /** The name of the container. */
      readonly container: string;
      /** The message of the engine, the tool or Node.js. */
      readonly error: string;
    } | {
      /** The name of the container. */
      readonly container: string;
      /** The working set of the container. */
      readonly workingSetBytes: number;
      /** The limit to set. */
      readonly limitBytes: number;
    } | {
      /** The service under test. */
      readonly service: string;
      /** The message of the engine, the tool or Node.js. */
      readonly error: string;
    } | {
      /** The service, or the services to start. */
      readonly services: readonly (string)[];
    } | {
      /** The program of load-command. */
      readonly program: string;
      /** The message of the engine, the tool or Node.js. */
      readonly error: string;
    } | {
      /** How long the load process should run. 0 for its start. */
      readonly plannedMs: number;
      /** How long memgate waited for it. */
      readonly waitedMs: number;
    } | { readonly [name: string]: never } | {
      /** The message of the error. */
      readonly error: string;
    } | {
      /** The limit that the engine reports; 0 for no limit. Null if unknown. */
      readonly reportedBytes: number | null;
      /** The requested limit. */
      readonly expectedBytes: number;
    } | {
      /** Memory and swap together; -1 if unlimited, 0 if not set. Null if unknown. */
      readonly swapBytes: number | null;
      /** The requested limit. */
      readonly expectedBytes: number;
    } | {
      /** The limit that the kernel applies. Null for no limit. */
      readonly appliedBytes: number | null;
      /** The requested limit. */
      readonly expectedBytes: number;
    } | {
      /** The limit before. */
      readonly fromBytes: number;
      /** The limit after. */
      readonly toBytes: number;
    } | {
      /** Memory and swap together. -1 means unlimited. */
      readonly swapBytes: number;
      /** True if swap was not allowed any more at the end of the run. */
      readonly isTakenBack: boolean;
    } | {
      /** The HTTP status. */
      readonly status: number;
      /** The requested URL. */
      readonly url: string;
      /** How long memgate waited: ready-timeout. */
      readonly afterMs: number;
      /** What memgate observed last. */
      readonly observed: {
        /** http: a GET request. */
        readonly kind: "http";
        /** The requested path. */
        readonly path: string;
        /** The name that memgate checks the certificate for. Null without HTTPS. */
        readonly serverName: string | null;
        /** The app's Unix socket. Null if the app listens on a port. */
        readonly socketPath: string | null;
        /** False if the time was up before the first attempt. */
        readonly isTried: boolean;
        /** The failures of the last attempts, the best address first. Empty without an address to try. */
        readonly failures: readonly ({
          /** The URLs, or HOST:PORT, at which the attempt failed in this way. */
          readonly places: readonly (string)[];
          /** How the attempt failed. */
          readonly attempt: {
            /** http-status: a response with a status outside 200–399. */
            readonly kind: "http-status";
            /** The HTTP status. */
            readonly status: number;
          } | {
            /** http-timeout: no response in time. */
            readonly kind: "http-timeout";
            /** How long the attempt took. */
            readonly afterMs: number;
          } | {
            /** http-error: the request failed without a response. */
            readonly kind: "http-error";
            /** The message of the error. */
            readonly error: string;
            /** The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code. */
            readonly errorCode: string | null;
          } | {
            /** tcp-closed: the connection was closed immediately. */
            readonly kind: "tcp-closed";
          } | {
            /** tcp-timeout: no connection in time. */
            readonly kind: "tcp-timeout";
            /** How long the attempt took. */
            readonly afterMs: number;
          } | {
            /** tcp-error: the connection failed. */
            readonly kind: "tcp-error";
            /** The message of the error. */
            readonly error: string;
            /** The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code. */
            readonly errorCode: string | null;
          };
        })[];
        /** The container's own addresses outside all networks of this machine. Empty if the app could be reached at another address. */
        readonly outside: readonly (string)[];
      } | {
        /** tcp: a connection. */
        readonly kind: "tcp";
        /** The port in the container. Null for the port that load goes to. */
        readonly port: number | null;
        /** The app's Unix socket. Null if the app listens on a port. */
        readonly socketPath: string | null;
        /** False if the time was up before the first attempt. */
        readonly isTried: boolean;
        /** The failures of the last attempts, the best address first. Empty without an address to try. */
        readonly failures: readonly ({
          /** The URLs, or HOST:PORT, at which the attempt failed in this way. */
          readonly places: readonly (string)[];
          /** How the attempt failed. */
          readonly attempt: {
            /** http-status: a response with a status outside 200–399. */
            readonly kind: "http-status";
            /** The HTTP status. */
            readonly status: number;
          } | {
            /** http-timeout: no response in time. */
            readonly kind: "http-timeout";
            /** How long the attempt took. */
            readonly afterMs: number;
          } | {
            /** http-error: the request failed without a response. */
            readonly kind: "http-error";
            /** The message of the error. */
            readonly error: string;
            /** The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code. */
            readonly errorCode: string | null;
          } | {
            /** tcp-closed: the connection was closed immediately. */
            readonly kind: "tcp-closed";
          } | {
            /** tcp-timeout: no connection in time. */
            readonly kind: "tcp-timeout";
            /** How long the attempt took. */
            readonly afterMs: number;
          } | {
            /** tcp-error: the connection failed. */
            readonly kind: "tcp-error";
            /** The message of the error. */
            readonly error: string;
            /** The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code. */
            readonly errorCode: string | null;
          };
        })[];
        /** The container's own addresses outside all networks of this machine. Empty if the app could be reached at another address. */
        readonly outside: readonly (string)[];
      } | {
        /** log: no log line matched. */
        readonly kind: "log";
        /** The regular expression. */
        readonly pattern: string;
        /** The last line. Null if the app logged nothing. */
        readonly lastLine: string | null;
      } | {
        /** log-too-slow: the regular expression took too long on a line. */
        readonly kind: "log-too-slow";
        /** The regular expression. */
        readonly pattern: string;
        /** The last line. Null if the app logged nothing. */
        readonly lastLine: string | null;
      } | {
        /** log-unreadable: the log could not be read. */
        readonly kind: "log-unreadable";
        /** The message of the error. */
        readonly error: string;
      } | {
        /** command-exit: the command ended with an exit code other than 0. */
        readonly kind: "command-exit";
        /** The words of the command. Null for the HEALTHCHECK. */
        readonly command: string | null;
        /** The exit code of the command. */
        readonly exitCode: number;
        /** The end of its output. Empty without output. */
        readonly output: string;
      } | {
        /** command-error: the command could not be run. */
        readonly kind: "command-error";
        /** The words of the command. Null for the HEALTHCHECK. */
        readonly command: string | null;
        /** The message of the error. */
        readonly error: string;
      } | {
        /** command-running: the command still ran. */
        readonly kind: "command-running";
        /** The words of the command. Null for the HEALTHCHECK. */
        readonly command: string | null;
        /** How long the attempt took. */
        readonly afterMs: number;
      } | {
        /** command-untried: the time was up before the command ran. */
        readonly kind: "command-untried";
        /** The words of the command. Null for the HEALTHCHECK. */
        readonly command: string | null;
      };
      /** Set if the image exposes only other ports than the one that memgate tried. Null otherwise. */
      readonly otherPorts: {
        /** The port that memgate tried. */
        readonly port: number;
        /** The ports that the image exposes. */
        readonly exposed: readonly (number)[];
      } | null;
      /** The probe of the manifest that failed. Null if the options of the run define the check. */
      readonly place: {
        /** The manifest. */
        readonly file: string;
        /** The line of the probe. Null if unknown. */
        readonly line: number | null;
      } | null;
      /** Where the app listens in its container. Null if unknown, or if it does not matter. */
      readonly listeners: readonly ({
        /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
        readonly address: string;
        /** The port. */
        readonly port: number;
      })[] | null;
    } | {
      /** How long memgate waited: ready-timeout. */
      readonly afterMs: number;
      /** What memgate observed last. */
      readonly observed: {
        /** http: a GET request. */
        readonly kind: "http";
        /** The requested path. */
        readonly path: string;
        /** The name that memgate checks the certificate for. Null without HTTPS. */
        readonly serverName: string | null;
        /** The app's Unix socket. Null if the app listens on a port. */
        readonly socketPath: string | null;
        /** False if the time was up before the first attempt. */
        readonly isTried: boolean;
        /** The failures of the last attempts, the best address first. Empty without an address to try. */
        readonly failures: readonly ({
          /** The URLs, or HOST:PORT, at which the attempt failed in this way. */
          readonly places: readonly (string)[];
          /** How the attempt failed. */
          readonly attempt: {
            /** http-status: a response with a status outside 200–399. */
            readonly kind: "http-status";
            /** The HTTP status. */
            readonly status: number;
          } | {
            /** http-timeout: no response in time. */
            readonly kind: "http-timeout";
            /** How long the attempt took. */
            readonly afterMs: number;
          } | {
            /** http-error: the request failed without a response. */
            readonly kind: "http-error";
            /** The message of the error. */
            readonly error: string;
            /** The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code. */
            readonly errorCode: string | null;
          } | {
            /** tcp-closed: the connection was closed immediately. */
            readonly kind: "tcp-closed";
          } | {
            /** tcp-timeout: no connection in time. */
            readonly kind: "tcp-timeout";
            /** How long the attempt took. */
            readonly afterMs: number;
          } | {
            /** tcp-error: the connection failed. */
            readonly kind: "tcp-error";
            /** The message of the error. */
            readonly error: string;
            /** The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code. */
            readonly errorCode: string | null;
          };
        })[];
        /** The container's own addresses outside all networks of this machine. Empty if the app could be reached at another address. */
        readonly outside: readonly (string)[];
      } | {
        /** tcp: a connection. */
        readonly kind: "tcp";
        /** The port in the container. Null for the port that load goes to. */
        readonly port: number | null;
        /** The app's Unix socket. Null if the app listens on a port. */
        readonly socketPath: string | null;
        /** False if the time was up before the first attempt. */
        readonly isTried: boolean;
        /** The failures of the last attempts, the best address first. Empty without an address to try. */
        readonly failures: readonly ({
          /** The URLs, or HOST:PORT, at which the attempt failed in this way. */
          readonly places: readonly (string)[];
          /** How the attempt failed. */
          readonly attempt: {
            /** http-status: a response with a status outside 200–399. */
            readonly kind: "http-status";
            /** The HTTP status. */
            readonly status: number;
          } | {
            /** http-timeout: no response in time. */
            readonly kind: "http-timeout";
            /** How long the attempt took. */
            readonly afterMs: number;
          } | {
            /** http-error: the request failed without a response. */
            readonly kind: "http-error";
            /** The message of the error. */
            readonly error: string;
            /** The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code. */
            readonly errorCode: string | null;
          } | {
            /** tcp-closed: the connection was closed immediately. */
            readonly kind: "tcp-closed";
          } | {
            /** tcp-timeout: no connection in time. */
            readonly kind: "tcp-timeout";
            /** How long the attempt took. */
            readonly afterMs: number;
          } | {
            /** tcp-error: the connection failed. */
            readonly kind: "tcp-error";
            /** The message of the error. */
            readonly error: string;
            /** The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code. */
            readonly errorCode: string | null;
          };
        })[];
        /** The container's own addresses outside all networks of this machine. Empty if the app could be reached at another address. */
        readonly outside: readonly (string)[];
      } | {
        /** log: no log line matched. */
        readonly kind: "log";
        /** The regular expression. */
        readonly pattern: string;
        /** The last line. Null if the app logged nothing. */
        readonly lastLine: string | null;
      } | {
        /** log-too-slow: the regular expression took too long on a line. */
        readonly kind: "log-too-slow";
        /** The regular expression. */
        readonly pattern: string;
        /** The last line. Null if the app logged nothing. */
        readonly lastLine: string | null;
      } | {
        /** log-unreadable: the log could not be read. */
        readonly kind: "log-unreadable";
        /** The message of the error. */
        readonly error: string;
      } | {
        /** command-exit: the command ended with an exit code other than 0. */
        readonly kind: "command-exit";
        /** The words of the command. Null for the HEALTHCHECK. */
        readonly command: string | null;
        /** The exit code of the command. */
        readonly exitCode: number;
        /** The end of its output. Empty without output. */
        readonly output: string;
      } | {
        /** command-error: the command could not be run. */
        readonly kind: "command-error";
        /** The words of the command. Null for the HEALTHCHECK. */
        readonly command: string | null;
        /** The message of the error. */
        readonly error: string;
      } | {
        /** command-running: the command still ran. */
        readonly kind: "command-running";
        /** The words of the command. Null for the HEALTHCHECK. */
        readonly command: string | null;
        /** How long the attempt took. */
        readonly afterMs: number;
      } | {
        /** command-untried: the time was up before the command ran. */
        readonly kind: "command-untried";
        /** The words of the command. Null for the HEALTHCHECK. */
        readonly command: string | null;
      };
      /** Set if the image exposes only other ports than the one that memgate tried. Null otherwise. */
      readonly otherPorts: {
        /** The port that memgate tried. */
        readonly port: number;
        /** The ports that the image exposes. */
        readonly exposed: readonly (number)[];
      } | null;
      /** The probe of the manifest that failed. Null if the options of the run define the check. */
      readonly place: {
        /** The manifest. */
        readonly file: string;
        /** The line of the probe. Null if unknown. */
        readonly line: number | null;
      } | null;
      /** Where the app listens in its container. Null if unknown, or if it does not matter. */
      readonly listeners: readonly ({
        /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
        readonly address: string;
        /** The port. */
        readonly port: number;
      })[] | null;
    } | {
      /** Null if unknown. */
      readonly exitCode: number | null;
      /** The phase of the run. */
      readonly phase: "start" | "warmup" | "load" | "settle" | "run";
    } | {
      /** The phase of the run. */
      readonly phase: "start" | "warmup" | "load" | "settle" | "run";
      /** True if the engine or the kernel reported an OOM kill. */
      readonly isOomKilled: boolean;
    } | {
      /** The services that ended. */
      readonly services: readonly ({
        /** The name of the service. */
        readonly service: string;
        /** Null if the engine has restarted the service. */
        readonly exitCode: number | null;
        /** How often the engine has restarted the service. */
        readonly restarts: number;
        /** True if the engine reports an OOM kill. */
        readonly isOomKilled: boolean;
        /** Output of its last healthcheck. Null without output. */
        readonly healthcheckOutput: string | null;
        /** Its last log lines. */
        readonly log: readonly (string)[];
      })[];
    } | {
      /** The requested URL. */
      readonly url: string;
      /** Requests without a response. */
      readonly errors: number;
      /** The last socket error. Null without a socket error. */
      readonly lastError: string | null;
      /** The part of errors that got no response in time. */
      readonly timeouts: number;
      /** The part of errors that still waited when the load ended. */
      readonly unfinished: number;
      /** The part of errors whose response had begun. */
      readonly streams: number;
      /** request-timeout: the longest time for a response. */
      readonly timeoutMs: number;
    } | {
      /** Failed requests. */
      readonly failed: number;
      /** Requests that ended, failed or not. */
      readonly requests: number;
      /** The highest accepted share of failed requests. */
      readonly maxErrorRate: number;
      /** Number of responses by HTTP status, without 200–399. */
      readonly statusCodes: Readonly<Record<string, number>>;
      /** Requests without a response. */
      readonly errors: number;
      /** The part of errors that got no response in time. */
      readonly timeouts: number;
      /** The part of errors that still waited when the load ended. */
      readonly unfinished: number;
      /** The part of errors whose response had begun. */
      readonly streams: number;
      /** request-timeout: the longest time for a response. */
      readonly timeoutMs: number;
      /** The last socket error. Null without a socket error. */
      readonly lastError: string | null;
    } | {
      /** The requested URL. */
      readonly url: string;
      /** Responses with status 301, 302, 303, 307 or 308. */
      readonly redirects: number;
      /** All responses. */
      readonly requests: number;
      /** The status of the first redirect. */
      readonly status: number;
      /** The Location header of the first redirect. Null without one. */
      readonly location: string | null;
    } | {
      /** Requests that the rate requires. */
      readonly due: number;
      /** The part of due that memgate sent. */
      readonly sent: number;
      /** The lowest accepted share. */
      readonly minRate: number;
      /** All connections. */
      readonly connections: number;
    } | {
      /** Failed requests. */
      readonly failed: number;
      /** Requests that ended, failed or not. */
      readonly requests: number;
      /** The highest accepted share of failed requests. */
      readonly maxErrorRate: number;
      /** The requests that failed. */
      readonly steps: readonly ({
        /** The name of the request. */
        readonly name: string;
        /** How often it failed. */
        readonly failed: number;
        /** Why it failed first. Null if unknown. */
        readonly firstFailure: string | null;
      })[];
    } | {
      /** The name of the request. */
      readonly name: string;
      /** How often it failed. */
      readonly failed: number;
      /** Why it failed first. Null if unknown. */
      readonly firstFailure: string | null;
      /** Line in the scenario's file at which the request begins. */
      readonly line: number;
      /** Requests that ended, failed or not. */
      readonly requests: number;
      /** The highest accepted share of failed requests. */
      readonly maxErrorRate: number;
    } | {
      /** The requests of the scenario to which this happened. */
      readonly steps: readonly ({
        /** The name of the request. */
        readonly name: string;
        /** Line in the scenario's file at which the request begins. */
        readonly line: number;
      })[];
      /** All requests of the scenario. */
      readonly total: number;
    } | {
      /** The requested URL. */
      readonly url: string;
      /** The longest time without a response. */
      readonly gapMs: number;
      /** How long memgate sent load, without pauses. */
      readonly sendingMs: number;
      /** True if the stages planned pauses. */
      readonly hasPauses: boolean;
    } | {
      /** The requested URL. */
      readonly url: string;
      /** The time without a response, in total. */
      readonly gapsMs: number;
      /** How long memgate sent load, without pauses. */
      readonly sendingMs: number;
      /** True if the stages planned pauses. */
      readonly hasPauses: boolean;
    } | {
      /** The requested URL. */
      readonly url: string;
      /** The time from the last response to the end of the load phase. */
      readonly gapMs: number;
      /** The longest time that is accepted. */
      readonly maxGapMs: number;
    } | {
      /** What memgate observed. */
      readonly observed: {
        /** http: a GET request. */
        readonly kind: "http";
        /** The requested path. */
        readonly path: string;
        /** The name that memgate checks the certificate for. Null without HTTPS. */
        readonly serverName: string | null;
        /** The app's Unix socket. Null if the app listens on a port. */
        readonly socketPath: string | null;
        /** False if the time was up before the first attempt. */
        readonly isTried: boolean;
        /** The failures of the last attempts, the best address first. Empty without an address to try. */
        readonly failures: readonly ({
          /** The URLs, or HOST:PORT, at which the attempt failed in this way. */
          readonly places: readonly (string)[];
          /** How the attempt failed. */
          readonly attempt: {
            /** http-status: a response with a status outside 200–399. */
            readonly kind: "http-status";
            /** The HTTP status. */
            readonly status: number;
          } | {
            /** http-timeout: no response in time. */
            readonly kind: "http-timeout";
            /** How long the attempt took. */
            readonly afterMs: number;
          } | {
            /** http-error: the request failed without a response. */
            readonly kind: "http-error";
            /** The message of the error. */
            readonly error: string;
            /** The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code. */
            readonly errorCode: string | null;
          } | {
            /** tcp-closed: the connection was closed immediately. */
            readonly kind: "tcp-closed";
          } | {
            /** tcp-timeout: no connection in time. */
            readonly kind: "tcp-timeout";
            /** How long the attempt took. */
            readonly afterMs: number;
          } | {
            /** tcp-error: the connection failed. */
            readonly kind: "tcp-error";
            /** The message of the error. */
            readonly error: string;
            /** The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code. */
            readonly errorCode: string | null;
          };
        })[];
        /** The container's own addresses outside all networks of this machine. Empty if the app could be reached at another address. */
        readonly outside: readonly (string)[];
      } | {
        /** tcp: a connection. */
        readonly kind: "tcp";
        /** The port in the container. Null for the port that load goes to. */
        readonly port: number | null;
        /** The app's Unix socket. Null if the app listens on a port. */
        readonly socketPath: string | null;
        /** False if the time was up before the first attempt. */
        readonly isTried: boolean;
        /** The failures of the last attempts, the best address first. Empty without an address to try. */
        readonly failures: readonly ({
          /** The URLs, or HOST:PORT, at which the attempt failed in this way. */
          readonly places: readonly (string)[];
          /** How the attempt failed. */
          readonly attempt: {
            /** http-status: a response with a status outside 200–399. */
            readonly kind: "http-status";
            /** The HTTP status. */
            readonly status: number;
          } | {
            /** http-timeout: no response in time. */
            readonly kind: "http-timeout";
            /** How long the attempt took. */
            readonly afterMs: number;
          } | {
            /** http-error: the request failed without a response. */
            readonly kind: "http-error";
            /** The message of the error. */
            readonly error: string;
            /** The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code. */
            readonly errorCode: string | null;
          } | {
            /** tcp-closed: the connection was closed immediately. */
            readonly kind: "tcp-closed";
          } | {
            /** tcp-timeout: no connection in time. */
            readonly kind: "tcp-timeout";
            /** How long the attempt took. */
            readonly afterMs: number;
          } | {
            /** tcp-error: the connection failed. */
            readonly kind: "tcp-error";
            /** The message of the error. */
            readonly error: string;
            /** The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code. */
            readonly errorCode: string | null;
          };
        })[];
        /** The container's own addresses outside all networks of this machine. Empty if the app could be reached at another address. */
        readonly outside: readonly (string)[];
      } | {
        /** log: no log line matched. */
        readonly kind: "log";
        /** The regular expression. */
        readonly pattern: string;
        /** The last line. Null if the app logged nothing. */
        readonly lastLine: string | null;
      } | {
        /** log-too-slow: the regular expression took too long on a line. */
        readonly kind: "log-too-slow";
        /** The regular expression. */
        readonly pattern: string;
        /** The last line. Null if the app logged nothing. */
        readonly lastLine: string | null;
      } | {
        /** log-unreadable: the log could not be read. */
        readonly kind: "log-unreadable";
        /** The message of the error. */
        readonly error: string;
      } | {
        /** command-exit: the command ended with an exit code other than 0. */
        readonly kind: "command-exit";
        /** The words of the command. Null for the HEALTHCHECK. */
        readonly command: string | null;
        /** The exit code of the command. */
        readonly exitCode: number;
        /** The end of its output. Empty without output. */
        readonly output: string;
      } | {
        /** command-error: the command could not be run. */
        readonly kind: "command-error";
        /** The words of the command. Null for the HEALTHCHECK. */
        readonly command: string | null;
        /** The message of the error. */
        readonly error: string;
      } | {
        /** command-running: the command still ran. */
        readonly kind: "command-running";
        /** The words of the command. Null for the HEALTHCHECK. */
        readonly command: string | null;
        /** How long the attempt took. */
        readonly afterMs: number;
      } | {
        /** command-untried: the time was up before the command ran. */
        readonly kind: "command-untried";
        /** The words of the command. Null for the HEALTHCHECK. */
        readonly command: string | null;
      };
    } | {
      /** The requested URL. */
      readonly url: string;
      /** Stalled connections. */
      readonly stalled: number;
      /** All connections. */
      readonly connections: number;
    } | {
      /** The words of load-command. */
      readonly command: string;
      /** Null if a signal or memgate ended the command, or if unknown. */
      readonly exitCode: number | null;
      /** The signal that ended the command. Null without a signal, or if unknown. */
      readonly signal: string | null;
      /** How long the command ran. */
      readonly durationMs: number;
    } | {
      /** The words of load-command. */
      readonly command: string;
      /** Null if a signal or memgate ended the command, or if unknown. */
      readonly exitCode: number | null;
      /** The signal that ended the command. Null without a signal, or if unknown. */
      readonly signal: string | null;
      /** How long the command ran. */
      readonly durationMs: number;
      /** How long it must run at least. */
      readonly minMs: number;
    } | {
      /** The words of load-command. */
      readonly command: string;
      /** Null if a signal or memgate ended the command, or if unknown. */
      readonly exitCode: number | null;
      /** The signal that ended the command. Null without a signal, or if unknown. */
      readonly signal: string | null;
      /** How long the command ran. */
      readonly durationMs: number;
      /** Bytes that the app received. Null if unknown. */
      readonly receivedBytes: number | null;
      /** CPU time that the app used. Null if unknown. */
      readonly cpuMs: number | null;
      /** CPU time that the app would use without load. Null if not measured. */
      readonly idleCpuMs: number | null;
    } | {
      /** Null if unknown. */
      readonly exitCode: number | null;
      /** The exit codes of a success. */
      readonly expected: readonly (number)[];
    } | {
      /** How long memgate waited. */
      readonly afterMs: number;
    } | {
      /** The phase of the run. */
      readonly phase: "start" | "warmup" | "load" | "settle" | "run";
      /** True if memgate read the container's cgroup files. */
      readonly isFromFiles: boolean;
    } | {
      /** The phase of the run. */
      readonly phase: "start" | "warmup" | "load" | "settle" | "run";
      /** Number of samples. */
      readonly samples: number;
      /** The lowest number that is enough. */
      readonly minSamples: number;
      /** True if memgate read the container's cgroup files. */
      readonly isFromFiles: boolean;
    } | {
      /** The phase of the run. */
      readonly phase: "start" | "warmup" | "load" | "settle" | "run";
      /** The longest time without a sample. */
      readonly gapMs: number;
      /** The longest time that is accepted. */
      readonly maxGapMs: number;
      /** True if memgate read the container's cgroup files. */
      readonly isFromFiles: boolean;
    } | {
      /** The time between the start of the container and the first sample. */
      readonly afterMs: number;
      /** The longest time that is accepted. */
      readonly maxGapMs: number;
      /** True if memgate read the container's cgroup files. */
      readonly isFromFiles: boolean;
    } | {
      /** The reason that the program gave. Null without one. */
      readonly why: string | null;
    } | {
      /** The message of the error, and the place in memgate. */
      readonly error: string;
    } | null;
    /** How certain a pass is. proven: the kernel's peak usage shows that no moment was above the threshold. sampled: no sample was above it. Null without a pass. */
    readonly proof: "proven" | "sampled" | null;
    /** The verdict in one sentence. Its text may change. */
    readonly message: string;
  };
  /** The highest peak ÷ limit that passes. The threshold is maxRatio × limitBytes. */
  readonly maxRatio: number;
  /** The highest accepted share of failed requests in the load phase. */
  readonly maxErrorRate: number;
  /** Lowest limit in whole MiB with which this peak passes, in bytes: peak ÷ maxRatio, rounded up, at least 6 MiB. After an OOM kill it starts from the higher of limit and peak, and the real need is above it. Null if the peak is no basis for a limit: see noSuggestion. */
  readonly suggestedLimitBytes: number | null;
  /** Why suggestedLimitBytes is null. no-peak: memgate took no sample. inconclusive: the run is inconclusive. ended-early: the run ended early, so the real peak may be higher. reclaimable: memory that the kernel can take back brought the peak above the threshold, or is at least half of the peak. kernel-memory: the same may be true, because it is unknown how much of the kernel memory can be taken back. file-cache: file cache filled the limit, or the app mapped more of its files than the limit would hold. rising: memory was still rising when the load ended. out-of-memory: a process ran out of memory at the limit of its runtime. cgroup-limit: the OOM kills were only at limits of cgroups below the container's. Null with a suggested limit, and in a report of a version without this field. */
  readonly noSuggestion: "no-peak" | "inconclusive" | "ended-early" | "reclaimable" | "kernel-memory" | "file-cache" | "rising" | "out-of-memory" | "cgroup-limit" | null;
  /** The most that the app held at the peak or at a point of compositions: working set − active file cache − reclaimable kernel memory. Kernel memory counts in full if kernelReclaimable is null. Null without a sample. */
  readonly heldBytes: number | null;
  /** Growth under load. Null if the load phase took less than 10 s, or if there are too few points. */
  readonly growth: {
    /** True if anonymous memory was still rising when the load ended. It does not change the verdict. */
    readonly isRising: boolean;
    /** Growth of anonymous memory in the second half of the load phase: the 5% quantile of the slopes between all pairs of points that are at least 2 s apart. */
    readonly bytesPerSecond: number;
    /** bytesPerSecond ÷ responses per second. Null if memory did not rise, or without responses of memgate. */
    readonly bytesPerRequest: number | null;
    /** The time after the load at which this growth reaches the limit. Null if memory did not rise. */
    readonly msToLimit: number | null;
    /** The length of the second half of the load phase. */
    readonly windowMs: number;
  } | null;
}
