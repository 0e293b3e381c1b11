/** Names with their values, or an array of texts in the form that the command line takes. */
type OptionPairs = Readonly<Record<string, string | number | boolean>> | readonly string[];
/** The options of a gate, named as in `memgate run` but in camel case. Paths are relative to the working directory. */
export interface GateOptions {
    /**
     * Image to run. Required unless you give another source of the app, such as `build`, `manifest` or `composeFile`.
     * With `manifest`, it replaces the manifest's image.
     */
    readonly image?: string | undefined;
    /** Folder from which docker build builds the image. With `manifest`, the built image replaces the manifest's. */
    readonly build?: string | undefined;
    /**
     * TCP port that the app listens on in its container. Default: the port of the manifest or Compose file, else the only
     * port that the image exposes. none: the app has no port. It then needs `load: none`, or `loadCommand` with `ready`
     * set to log:REGEXP, exec:COMMAND or healthcheck.
     */
    readonly port?: number | string | undefined;
    /**
     * Kubernetes manifests that describe the app: memory limit, image, environment, probes and more. Give several if they
     * belong together, such as a Deployment and its ConfigMap. On the command line, - is standard input.
     */
    readonly manifest?: string | readonly string[] | undefined;
    /**
     * Container in `manifest` to test: KIND/NAME, KIND/NAME/CONTAINER or CONTAINER. Put NAMESPACE: in front if the name
     * exists in several namespaces. Default: the only container.
     */
    readonly selector?: string | undefined;
    /**
     * Compose files that docker compose starts as a separate project and removes afterwards. memgate tests one service,
     * and first starts the services it depends on.
     */
    readonly composeFile?: string | readonly string[] | undefined;
    /** Service of `composeFile` to test. Default: the only service. */
    readonly service?: string | undefined;
    /**
     * Variables of `composeFile` that may be unset; docker compose then uses an empty value. Without this option, memgate
     * refuses a file if a service that it starts uses an unset variable.
     */
    readonly allowUnset?: string | readonly string[] | undefined;
    /**
     * Running container to test, by name or ID. It must have a memory limit, unless `setLimit` is true. memgate leaves it
     * running.
     */
    readonly container?: string | undefined;
    /** Dockerfile for `build`, relative to the working directory. Default: the Dockerfile in the `build` folder. */
    readonly dockerfile?: string | undefined;
    /** Build arguments for `build`, as NAME=value. */
    readonly buildArgs?: OptionPairs | undefined;
    /** When to pull `image`: missing (if the engine does not have it), always or never. Default: missing. */
    readonly pull?: "missing" | "always" | "never" | undefined;
    /** Platform of the image, such as linux/arm64. Default: the engine's platform. */
    readonly platform?: string | undefined;
    /**
     * Whether the app speaks HTTPS: true or false. Its certificate must be valid for localhost, or for the Host header in
     * `headers`. Default: false. If a probe of `manifest` sends HTTPS to the port, the default is true, and memgate
     * accepts any certificate.
     */
    readonly https?: boolean | undefined;
    /** PEM file with the certificates to trust with `https`. Default: the certificates that Node.js trusts. */
    readonly ca?: string | undefined;
    /** Whether to accept any certificate with `https`: true or false. Default: false. */
    readonly insecure?: boolean | undefined;
    /**
     * Unix socket that the app listens on, instead of `port`. It is a path on this machine, in a folder that the
     * container shares, for example by `volumes`.
     */
    readonly socket?: string | undefined;
    /**
     * Memory limit of the container, at least 6Mi, in units of Kubernetes (512Mi, 1.5Gi; 512M is decimal) or of Docker
     * (512m is binary). Swap is off. Required unless the source of the app, such as `manifest` or `composeFile`, defines
     * one.
     */
    readonly memoryLimit?: number | string | undefined;
    /** The check fails if the peak working set is above this share of the limit, such as 0.8 or 80%. Default: 0.8. */
    readonly maxRatio?: number | string | undefined;
    /**
     * memgate warns if the run passes with a peak above this share of the limit, such as 0.7 or 70%. It must be below
     * `maxRatio`. Default: no warning.
     */
    readonly warnRatio?: number | string | undefined;
    /**
     * Highest accepted share of failed requests, such as 0.01 or 1%. Above it, the run is inconclusive. A request fails
     * on a timeout, a broken connection, or a status outside 200 to 399. In a scenario, each request can set other
     * statuses with expect. Default: 0.01.
     */
    readonly maxErrorRate?: number | string | undefined;
    /**
     * Lowest accepted share of the requests that `rate` or the stages of `scenario` require, such as 0.9 or 90%. Below
     * it, the run is inconclusive. Default: 0.9.
     */
    readonly minRate?: number | string | undefined;
    /**
     * Whether a verdict other than a pass fails the check: true or false. If false, no verdict fails the check. Bad input
     * and a report that could not be written still fail it. Default: true.
     */
    readonly enforce?: boolean | undefined;
    /**
     * Whether memgate changes the limit of `container`: true or false. If true, memgate sets `memoryLimit` without swap,
     * and restores the old limit after the run. If false, memgate uses the limit that the container has; `memoryLimit`
     * must then be equal to that limit, or left out. Default: false.
     */
    readonly setLimit?: boolean | undefined;
    /**
     * Number of runs from 1 to 20, each in a fresh container, with one image build. The check fails if any run fails.
     * auto: 5 runs if the peak of the first is within 10% of the threshold, else 1. Cannot be used with `container`.
     * Default: 1.
     */
    readonly repeat?: number | string | undefined;
    /**
     * Whether memgate checks a Node.js app for a memory leak: true or false. If true, memgate sends a warm-up and 8 or 12
     * equal blocks of `requests`, and forces a garbage collection after each. The check also fails if the memory that is
     * still in use grows from block to block. If you do not set `requests`, memgate chooses blocks of about 4s, with at
     * least 200 requests each. Cannot be used with `duration`, `warmup` or `repeat`. Default: false.
     */
    readonly leak?: boolean | undefined;
    /**
     * Commit, branch or tag to compare the app with, or auto: the newest commit of the pull request's base branch (or of
     * the main branch) that is also in the history of the checked-out commit. memgate checks it out into a temporary
     * folder and builds it there, with the same `build`, `dockerfile`, `buildArgs` and `platform`. Needs `build` or
     * `composeFile`.
     */
    readonly baseRef?: string | undefined;
    /**
     * Folder of another version of the app, to compare with. memgate builds its image with the same `dockerfile`,
     * `buildArgs` and `platform`. Needs `build`.
     */
    readonly baseBuild?: string | undefined;
    /**
     * Image that the app is compared with. With `manifest` or `composeFile`, it replaces the image of the tested
     * container.
     */
    readonly baseImage?: string | undefined;
    /**
     * Highest accepted increase of the memory that the app holds, such as 0.05 or 5%. With a base, the check fails if
     * memory certainly increased, an increase above this share is possible, and the estimate is at least half of this
     * share (60% after 10 pairs). With `baseline`, it fails if memory certainly increased, and the estimate of the
     * increase is above this share. Default: 5% with a base, none with `baseline`.
     */
    readonly maxIncrease?: number | string | undefined;
    /**
     * Saved reports to show the change against: a report.json, or a folder that memgate searches for them, such as a
     * downloaded artifact of the main branch. It changes the verdict only with `maxIncrease`.
     */
    readonly baseline?: string | undefined;
    /** Path to request, with its query if it has one. Default: /. */
    readonly path?: string | undefined;
    /** HTTP method of the requests. Default: GET. */
    readonly method?: string | undefined;
    /** Request headers, as Name: value. The readiness check sends them too. */
    readonly headers?: OptionPairs | undefined;
    /** Request body. */
    readonly body?: string | undefined;
    /** Number of concurrent connections. Default: 10. */
    readonly connections?: number | string | undefined;
    /**
     * Number of requests after which the load phase ends, over all connections. With `scenario`, it is the number of
     * turns: a turn is one entry with all its steps. With `har`, a turn is one replay of the recording. If memgate cannot
     * send them all within `duration`, the run is inconclusive. Default: the load phase ends after `duration`.
     */
    readonly requests?: number | string | undefined;
    /**
     * Length of the load phase, such as 30s or 1m30s; with `requests`, the longest time that it may take. Failed requests
     * count against `maxErrorRate` only in this phase. With `loadCommand`, memgate ends the command after this time. If
     * you do not set it, a command that takes more than 1h makes the run inconclusive. For a batch job (`load: none`), it
     * is the longest time that the job may take. Default: 30s; 10m with `requests`; 1h with `loadCommand` or for a batch
     * job.
     */
    readonly duration?: string | undefined;
    /**
     * Length of the warm-up load, which comes before the load phase. Its failed requests do not count, but its memory
     * does. 0s turns it off. Default: 5s; 0s with the stages of `scenario`, with `loadCommand` or for a batch job (`load:
     * none`).
     */
    readonly warmup?: string | undefined;
    /** Requests per second over all connections. Default: as fast as the app responds. */
    readonly rate?: number | string | undefined;
    /**
     * File that describes several requests: how often each is sent, values passed on from responses, test data, and load
     * stages. It replaces `path`, `method` and `body`.
     */
    readonly scenario?: string | undefined;
    /**
     * Browser recording (HAR) to replay: the requests of one origin, in their order. It replaces `path`, `method` and
     * `body`.
     */
    readonly har?: string | undefined;
    /**
     * Command that sends the load, run on this machine once the app is ready. It finds the app in the variables
     * MEMGATE_URL and MEMGATE_HOST. It must run for at least 1 s and exit with 0. Words with shell quoting, or a JSON
     * array. No shell runs; if you need one, write sh -c '…'.
     */
    readonly loadCommand?: string | readonly string[] | undefined;
    /**
     * Service of `composeFile` in which to run `loadCommand`, on the project's network. It must not be the service under
     * test.
     */
    readonly loadService?: string | undefined;
    /**
     * Kind of load: http (memgate sends requests) or none (the app is a batch job; memgate runs it to its end, and judges
     * its memory from start to end). Default: http. Required if `manifest` is a Job or CronJob and `loadCommand` is not
     * given.
     */
    readonly load?: "http" | "none" | undefined;
    /** Exit codes that mean success of a batch job (`load: none`), such as 0 or 0,3. Default: 0. */
    readonly exitCodes?: number | string | readonly number[] | undefined;
    /** Number of requests after which memgate closes a connection and opens a new one. Default: connections stay open. */
    readonly maxConnectionRequests?: number | string | undefined;
    /**
     * Longest time that the app may take for a response, such as 30s. A request without a complete response in this time
     * fails. Default: 10s.
     */
    readonly requestTimeout?: string | undefined;
    /**
     * Whether redirects are the real work of the app: true or false. If false, the run is inconclusive if at least half
     * of the responses are redirects (301, 302, 303, 307, 308). In a scenario, a redirect counts as work if the request
     * lists its status in expect. Default: false.
     */
    readonly acceptRedirects?: boolean | undefined;
    /** Path of the readiness check with `ready: http`; the app is ready on a status from 200 to 399. Default: `path`. */
    readonly readyPath?: string | undefined;
    /**
     * How the app shows that it is ready: http (GET `readyPath`), tcp (its port accepts connections), healthcheck (the
     * HEALTHCHECK of the image or service, run once a second), log:REGEXP (a line of its log matches) or exec:COMMAND
     * (exits with 0 in the container). Default: the probes of `manifest`, else http.
     */
    readonly ready?: string | undefined;
    /**
     * Longest time that the app may take to become ready. Default: 60s, or longer if the probes of `manifest` allow more.
     */
    readonly readyTimeout?: string | undefined;
    /** Environment variables of the container, as NAME=value. */
    readonly env?: OptionPairs | undefined;
    /**
     * Files with environment variables, in the format of docker run --env-file. A variable of `env` overrides a variable
     * of the same name. With `composeFile`, they are values for the variables of the Compose files, in the format of
     * docker compose --env-file.
     */
    readonly envFile?: string | readonly string[] | undefined;
    /** Command that replaces the image's: words with shell quoting, or a JSON array. No shell runs. */
    readonly command?: string | readonly string[] | undefined;
    /** Entrypoint that replaces the image's, in the same form as `command`. The image's command is then not used. */
    readonly entrypoint?: string | readonly string[] | undefined;
    /**
     * Files or folders of this machine to mount, as SOURCE:/path or SOURCE:/path:ro. The engine must be on this machine.
     */
    readonly volumes?: string | readonly string[] | undefined;
    /**
     * Empty in-memory file systems to mount, as /path or /path:size=64m. Files in them count as the container's memory.
     */
    readonly tmpfs?: string | readonly string[] | undefined;
    /** Docker network to join, or host. Default: the engine's default network. */
    readonly network?: string | undefined;
    /** CPU limit, such as 0.5. Default: the manifest's limit, else none. */
    readonly cpus?: number | string | undefined;
    /** User to run as, or user:group, by name or number. Default: the manifest's user, else the image's. */
    readonly user?: string | undefined;
    /**
     * Folder for report.html, report.json, samples.csv and junit.xml. memgate creates it if needed. Default: memgate
     * writes no files.
     */
    readonly reportDir?: string | undefined;
    /**
     * Whether memgate asks the app what holds its memory: auto or off. With auto, memgate asks if the peak is above the
     * threshold or if memory was still rising. It asks each Node.js process and each JVM, after the verdict is fixed.
     * Default: auto.
     */
    readonly why?: "auto" | "off" | undefined;
}
export {};
