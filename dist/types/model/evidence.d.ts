/** The evidence of one run of memgate. */
export interface Evidence {
  /** Version of memgate. */
  readonly memgateVersion: string;
  /** ISO 8601: the beginning of the run. */
  readonly createdAt: string;
  /** Wall time of the whole run, in milliseconds. */
  readonly durationMs: number;
  /** ISO 8601: container start, the moment at which memgate asked the engine to start the container. For a container that already ran, the beginning of the run. Every atMs, startMs and endMs counts from it. Null if the run ended before it. */
  readonly timeOrigin: string | null;
  /** The requested limit. */
  readonly requestedLimitBytes: number;
  /** The limit that the peak is compared with. If the kernel rounded the requested limit down to whole pages, the rounded limit, else the requested limit. */
  readonly limitBytes: number;
  /** How the run ended: completed after all phases, or stopped early. */
  readonly outcome: {
    /** completed: all phases ran. stopped: the run ended early. */
    readonly kind: "completed";
  } | Stopped;
  /** Live memory after each block of the leak check. The forced garbage collections lower the peak. Null without the option leak. */
  readonly liveMemory: {
    /** Number of requests in each block, or with a scenario of turns. Null if no block began. */
    readonly requestsPerBlock: number | null;
    /** What requestsPerBlock and requests count. */
    readonly unit: "request" | "turn";
    /** The warm-up and the blocks, in order. */
    readonly blocks: readonly ({
      /** The number of the block. 0 is the warm-up, which is not judged by itself. */
      readonly block: number;
      /** When the block and its garbage collection had ended, in milliseconds after timeOrigin. */
      readonly atMs: number;
      /** Requests, or with a scenario turns, that memgate had sent in this block and all blocks before it. The warm-up counts as 0. */
      readonly requests: number;
      /** Live memory: heapUsed + external of all Node.js processes in the container, after a garbage collection. */
      readonly liveBytes: number;
      /** Number of Node.js processes in the sum. */
      readonly processes: number;
    })[];
    /** Why memgate stopped measuring live memory. no-node: the container has no Node.js process. processes-changed: the number of Node.js processes changed, so that the sums cannot be compared. The others say why a process did not respond to the inspector. Null if memgate measured all blocks, or if the run ended. */
    readonly problem: "no-node" | "processes-changed" | "app-ended" | "own-handler" | "sigusr1-disabled" | "permission-model" | "signal-not-caught" | "other-user" | "no-response" | "helper-refused" | "helper-ended" | "failed" | null;
  } | null;
  /** The peak. Null without a sample. */
  readonly peak: {
    /** The highest working set: usage − inactive file cache − transient file cache, never below 0. */
    readonly workingSetBytes: number;
    /** workingSetBytes ÷ limitBytes, unrounded. */
    readonly ratio: number;
    /** start: until the app is ready. warmup: load whose failed requests do not count. load: load whose failed requests count. settle: a short time after the load. run: the whole life of a batch job. */
    readonly phase: "start" | "warmup" | "load" | "settle" | "run";
    /** Milliseconds after timeOrigin. */
    readonly atMs: number;
    /** The sampling source that measured the peak. */
    readonly source: string;
    /** All memory charged to the cgroup at that sample. */
    readonly usageBytes: number;
    /** Inactive file cache at that sample. */
    readonly inactiveFileBytes: number;
    /** Active file cache at that sample that was active for less than 2 s. It does not count: the kernel keeps pages there for a moment while it writes them to disk. */
    readonly transientFileBytes: number;
    /** The working set by kind of memory, in bytes. A part is null, never 0, if the source does not report it. */
    readonly composition: {
      /** Heap, stacks and private mappings. Not reclaimable without swap. `anon`; on cgroup v1 `total_rss`. */
      readonly anonymous: number | null;
      /** tmpfs and shared memory. Not reclaimable without swap. `shmem`; on cgroup v1 `total_shmem`. */
      readonly shared: number | null;
      /** Recently used file cache. It counts in the working set, but the kernel can reclaim it. `active_file`; on cgroup v1 `total_active_file`. */
      readonly activeFile: number | null;
      /** Slab, kernel stacks, page tables and other kernel memory: the value `kernel` of memory.stat, or before Linux 5.18 the sum of its parts; on cgroup v1 `memory.kmem.usage_in_bytes`, which the Docker stats API does not report. */
      readonly kernel: number | null;
      /** The part of kernel that the kernel can take back, such as the names and sizes of files. `slab_reclaimable`. Null on cgroup v1, which does not report it. */
      readonly kernelReclaimable: number | null;
      /** Socket buffers. `sock`. Null on cgroup v1, which counts them outside the memory counter. */
      readonly sockets: number | null;
      /** The rest of the working set: memory that is counted, but not yet assigned to a part, such as growth in the last 2 s, parts of huge pages that the app gave back, and memory that the kernel reserved for each CPU. Never below 0. */
      readonly other: number;
    };
  } | null;
  /** The highest usage − inactive file cache of any sample: the peak with transient file cache. Null without a sample. */
  readonly instantPeakBytes: number | null;
  /** The kernel's peak usage (memory.peak, memory.max_usage_in_bytes), file cache included. The working set was never above it. Null if the kernel does not report it, or if memgate could not read it at the end of the run. */
  readonly kernelPeakBytes: number | null;
  /** OOM kills in the container. */
  readonly oom: {
    /** True if the kernel OOM-killed a process in the container. */
    readonly killed: boolean;
    /** Number of OOM kills, from the oom_kill counters of the container's cgroup and of those below it. Null if memgate could not read them. */
    readonly processKills: number | null;
    /** Number of kills of the whole cgroup at once (memory.oom.group, which Kubernetes sets), from the oom_group_kill counter. Null if memgate could not read it, as on cgroup v1 and before Linux 5.17. */
    readonly groupKills: number | null;
    /** The killed processes, in the order of the kernel's log. Null if memgate cannot read that log, for example without root. */
    readonly processes: readonly ({
      /** PID in the PID namespace of the engine's machine. */
      readonly pid: number;
      /** The short name of the process (comm), at most 15 characters. */
      readonly name: string;
      /** Anonymous memory of the process when the kernel killed it (anon-rss). */
      readonly anonymousBytes: number;
    })[] | null;
    /** OOM kills in cgroups below the container's, for example in a cgroup that docker-in-docker made: one entry for each cgroup. Empty without such a kill. memgate may miss a cgroup that existed for less than a second if it cannot read the kernel's log. */
    readonly cgroups: readonly ({
      /** Path of the cgroup of the killed processes, relative to the container's cgroup. Null if the cgroup was removed before memgate could find it. */
      readonly path: string | null;
      /** Number of OOM kills in this cgroup, without the cgroups below it. */
      readonly processKills: number;
      /** Path of the cgroup whose limit was reached: this cgroup or one above it. Empty for the container's cgroup. Null if unknown. */
      readonly limitPath: string | null;
      /** The limit of the cgroup at limitPath. Null if unknown. */
      readonly limitBytes: number | null;
    })[];
    /** The witnesses that reported an OOM kill. Empty without an OOM kill. */
    readonly witnesses: readonly ({
      /** event: the engine's `oom` event. inspect: State.OOMKilled of the container. cgroup: the oom_kill counters of its cgroup and of those below it. kernel-log: the kernel's log. */
      readonly name: "event" | "inspect" | "cgroup" | "kernel-log";
      /** Milliseconds after timeOrigin at which this witness first reported a kill. Null if the witness reports no time. */
      readonly atMs: number | null;
      /** The phase at atMs. Null if atMs is null. */
      readonly phase: "start" | "warmup" | "load" | "settle" | "run" | null;
    })[];
  };
  /** Processes that ran out of memory without an OOM kill: one entry for each code. memgate finds them by the lines that their runtimes write to the container's log. Empty without such a line. Null if memgate could not read the log, or did not read it. */
  readonly outOfMemory: readonly ({
    /** The runtime, and after the slash the limit that it reached. system: the operating system refused more memory, for example because of ulimit -v. */
    readonly code: "v8/heap" | "v8/worker" | "jvm/heap" | "jvm/metaspace" | "jvm/class-space" | "jvm/direct-buffers" | "jvm/system" | "dotnet/heap" | "php/memory-limit" | "php/system" | "go/system" | "python/system" | "ruby/system" | "rust/system" | "cpp/system";
    /** The first line of the log that reports it. */
    readonly line: string;
    /** How many lines of the log report it. */
    readonly count: number;
    /** When memgate read the first line, in milliseconds after timeOrigin. */
    readonly atMs: number;
    /** The phase at atMs. */
    readonly phase: "start" | "warmup" | "load" | "settle" | "run";
    /** The highest working set in the 2 s before atMs. Null without a sample. */
    readonly workingSetBytes: number | null;
    /** What the runtime wrote about its memory: for PHP memory_limit, for V8 the heap that its last garbage collection left. Null if it wrote nothing about it. */
    readonly statedBytes: number | null;
  })[] | null;
  /** The memory limit of the app's runtime. Null if memgate does not know it: it knows only the limit of Node.js, and only if it may read the app's process. */
  readonly runtimeLimit: {
    /** v8: the JavaScript engine of Node.js. */
    readonly runtime: "v8";
    /** The limit of the old generation, which has nearly the whole heap. */
    readonly bytes: number;
    /** True if no flag sets it. False if --max-old-space-size sets it. */
    readonly isDefault: boolean;
  } | null;
  /** How long processes of the container were stalled for lack of memory (memory.pressure). Null on cgroup v1, and with a kernel without pressure stall information. */
  readonly pressure: {
    /** Time during which at least one process waited. */
    readonly someMs: number;
    /** Time during which all processes waited at the same time. */
    readonly fullMs: number;
  } | null;
  /** Memory that the kernel took back during the run. Null if memgate could not read the container's cgroup files. */
  readonly reclaim: {
    /** How often memory reached the limit, so that the kernel had to take memory back. `max` of memory.events. Null on cgroup v1, which does not count it. */
    readonly limitHits: number | null;
    /** Pages of files that the kernel had taken back and had to read again. `workingset_refault_file`; on cgroup v1 `total_workingset_refault_file`. Null if unknown. */
    readonly fileRefaults: number | null;
    /** Accesses to memory that had to wait for the disk. `pgmajfault`; on cgroup v1 `total_pgmajfault`. Null if unknown. */
    readonly majorFaults: number | null;
    /** The most file cache that the processes mapped into their memory. memgate takes the higher of two figures. First, `file_mapped` without `shmem`; on cgroup v1 `total_mapped_file` without `total_shmem`. Second, `RssFile` of the process that maps most: it includes pages that are charged to another cgroup. Null if unknown. */
    readonly mappedFileBytes: number | null;
  } | null;
  /** The processes of the container at the highest working set at which memgate read them. Null if memgate could not read them. */
  readonly processes: {
    /** proc: /proc/PID/status of each process. top: the engine's list of processes, which has only the RSS as a whole. */
    readonly source: "proc" | "top";
    /** When memgate began to read the processes, in milliseconds after timeOrigin. */
    readonly atMs: number;
    /** How long the reading took. Processes that are read later may have changed meanwhile. */
    readonly durationMs: number;
    /** The working set of the container at atMs. If it is below peak.workingSetBytes, the processes may have held less than at the peak. */
    readonly workingSetBytes: number;
    /** The processes with the most anonymous memory, the largest first. With top, those with the most RSS. */
    readonly list: readonly ({
      /** PID in the PID namespace of the engine's machine. */
      readonly pid: number;
      /** The words of the command, at most 300 characters, with secrets masked. The short name in brackets if the process has no command. */
      readonly command: string;
      /** Memory that the process maps: the sum of the three kinds. */
      readonly rssBytes: number;
      /** Heap, stacks and private mappings (`RssAnon`). Null if unknown. */
      readonly anonymousBytes: number | null;
      /** Mapped pages of files (`RssFile`). Processes share them, and they may be charged to another cgroup. Null if unknown. */
      readonly fileBytes: number | null;
      /** Mapped tmpfs and shared memory (`RssShmem`). Each process that maps a page counts it. Null if unknown. */
      readonly sharedBytes: number | null;
    })[];
    /** Processes of the container that are not in list because there were too many. */
    readonly leftOut: number;
    /** Processes that ended before memgate could read them, or that it may not read. They are not in list. */
    readonly unread: number;
  } | null;
  /** What the app's runtime says about its memory: option why. memgate asks if the peak is above the threshold or if memory was still rising, after the verdict is fixed and before it stops the app. So these figures are from a later moment than the peak. Null if memgate did not ask. */
  readonly why: {
    /** When memgate began to ask, in milliseconds after timeOrigin. The verdict was fixed before. */
    readonly atMs: number;
    /** How long it took. */
    readonly durationMs: number;
    /** The processes of the container, those with the most anonymous memory first. */
    readonly processes: readonly ({
      /** PID in the PID namespace of the container. Null if memgate knows only the PID outside it. */
      readonly pid: number | null;
      /** The words of the command, at most 300 characters, with secrets masked. */
      readonly command: string;
      /** Heap, stacks and private mappings (`RssAnon`) when memgate asked. Null if unknown. */
      readonly anonymousBytes: number | null;
      /** What Node.js says. The first four fields add up to anonymousBytes. Null if memgate got no figures. */
      readonly node: {
        /** The JavaScript heap after a garbage collection: objects that the app still uses. */
        readonly liveHeapBytes: number;
        /** Memory outside the heap that JavaScript objects hold, after a garbage collection: Buffers and other ArrayBuffers, and what native addons report. */
        readonly buffersBytes: number;
        /** What the garbage collection could free: dead objects, dead Buffers, and pages of the heap that were empty. */
        readonly garbageBytes: number;
        /** The rest of anonymousBytes: the code and stacks of Node.js, native memory, and the heaps of worker threads. */
        readonly otherBytes: number;
        /** little: anonymousBytes is below 32 MiB. garbage: at least 40% of it can be freed. Else the largest part: live-heap, buffers (ArrayBuffers), external (the rest of buffersBytes) or other. */
        readonly meaning: "little" | "garbage" | "live-heap" | "buffers" | "external" | "other";
        /** process.memoryUsage().heapUsed before the garbage collection. */
        readonly heapUsedBytes: number;
        /** process.memoryUsage().heapTotal before the garbage collection. */
        readonly heapTotalBytes: number;
        /** process.memoryUsage().external before the garbage collection. It includes arrayBuffersBytes. */
        readonly externalBytes: number;
        /** process.memoryUsage().arrayBuffers before the garbage collection. */
        readonly arrayBuffersBytes: number;
        /** process.memoryUsage().arrayBuffers after the garbage collection. */
        readonly arrayBuffersAfterBytes: number;
        /** process.memoryUsage().rss before the garbage collection. It includes pages of files that other processes share: do not compare it with the limit. */
        readonly rssBytes: number;
        /** V8's limit of the heap (heap_size_limit). V8 ends the process above it. */
        readonly heapLimitBytes: number;
      } | null;
      /** What a JVM says. The first four fields add up to anonymousBytes. Null if memgate got no such figures. */
      readonly jvm: {
        /** The Java heap after a full garbage collection: objects that the app still uses. */
        readonly liveHeapBytes: number;
        /** What the garbage collection freed in the heap. */
        readonly garbageBytes: number;
        /** Committed metaspace: the classes that the app has loaded. */
        readonly metaspaceBytes: number;
        /** The rest: free heap, code cache, threads, direct buffers, native memory. */
        readonly otherBytes: number;
        /** The same words as in node.meaning, with three differences. little: anonymousBytes is below 40 MiB. metaspace: it is the largest part. free-heap: otherBytes is the largest part, and at least half of it may be free heap. */
        readonly meaning: "little" | "garbage" | "live-heap" | "metaspace" | "free-heap" | "other";
        /** Used heap before the garbage collection. */
        readonly heapUsedBytes: number;
        /** Used heap after it. */
        readonly heapUsedAfterBytes: number;
        /** Committed heap before it. */
        readonly heapCommittedBytes: number;
        /** MaxHeapSize, which -Xmx or -XX:MaxRAMPercentage sets. Null if unknown. */
        readonly heapLimitBytes: number | null;
        /** The largest classes after the garbage collection. */
        readonly classes: readonly ({
          /** The class, as in Java's source. byte[] is an array of bytes. */
          readonly name: string;
          /** The number of its objects. */
          readonly instances: number;
          /** Their size, without the objects to which they refer. */
          readonly bytes: number;
        })[];
        /** By kind. Null without -XX:NativeMemoryTracking. */
        readonly nativeMemory: readonly ({
          /** The kind, as the JVM names it, such as Java Heap. */
          readonly name: string;
          /** Its committed memory. The JVM may not have written to all of it. */
          readonly committedBytes: number;
        })[] | null;
      } | null;
      /** If memgate got its figures: the four parts in MiB, and what they mean. If not: the reason, as a sentence that lacks its subject (the process). */
      readonly text: string;
      /** Why memgate got no figures. Null if it got them. not-node: the program is neither Node.js nor a JVM. other-user: the process has more rights than memgate's helper, or there are more than three users. signal-not-caught: the process does not handle SIGUSR1, so it was not sent. sigusr1-disabled: --disable-sigusr1. permission-model: --permission. own-handler: no inspector opened after SIGUSR1, because the app handles the signal itself, or because another process has port 9229. node-missing: the image has neither node nor java. java-too-old: no node, and Java below 16. attach-disabled: -XX:+DisableAttachMechanism. attach-not-writable: /tmp is not writable. sigquit-not-caught: as signal-not-caught, of a JVM. not-hotspot: an OpenJ9 JVM. shared-heap: a JVM with ZGC. shell-missing: neither node nor /bin/sh. helper-refused: the engine did not start the helper container. no-response: the process did not respond in time. app-ended: the process ended. not-asked: there were too many processes. */
      readonly reason: "not-node" | "other-user" | "signal-not-caught" | "sigusr1-disabled" | "permission-model" | "own-handler" | "node-missing" | "java-too-old" | "attach-disabled" | "attach-not-writable" | "sigquit-not-caught" | "not-hotspot" | "shared-heap" | "shell-missing" | "helper-refused" | "no-response" | "app-ended" | "not-asked" | null;
    })[];
    /** Processes that are not in the list because there were too many. */
    readonly leftOut: number;
    /** The message of the engine if the helper container could not start. Null if it did. */
    readonly detail: string | null;
  } | null;
  /** CPU time of the container, from cpu.stat (on cgroup v1 also cpuacct.usage) or from the Docker stats API. If a counter falls, such as after a restart, memgate adds nothing for that moment. Null if no source reports it. */
  readonly cpu: {
    /** CPU time that the container used, over all cores. In the load phase; for a batch job, in the run phase. Null if the run ended before that phase began. */
    readonly loadMs: number | null;
    /** CPU time from container start to the last reading. For a container that already ran, from the beginning of the run. */
    readonly totalMs: number;
    /** The CPU limit that cpus or the manifest sets. Null without one, and if only the Compose file or a running container has one. */
    readonly limitCores: number | null;
    /** How long the kernel kept the container from running because it had used up its CPU limit. In the load phase; for a batch job, in the run phase. The kernel adds up the times of all cores, so it can be longer than the phase. Null if the source does not report it. */
    readonly throttledMs: number | null;
    /** The number of periods in which the container was throttled. In the load phase; for a batch job, in the run phase. Null if unknown. */
    readonly throttledPeriods: number | null;
    /** Periods of the CPU limit, usually 100 ms each, in which the container wanted to run. 0 without a CPU limit. In the load phase; for a batch job, in the run phase. Null if unknown. */
    readonly periods: number | null;
  } | null;
  /** The phases that the run reached, in order. */
  readonly phases: readonly ({
    /** start: until the app is ready. warmup: load whose failed requests do not count. load: load whose failed requests count. settle: a short time after the load. run: the whole life of a batch job. */
    readonly name: "start" | "warmup" | "load" | "settle" | "run";
    /** Milliseconds after timeOrigin. */
    readonly startMs: number;
    /** Milliseconds after timeOrigin. */
    readonly endMs: number;
    /** Number of samples of all sources together. */
    readonly samples: number;
    /** The longest time without a sample from any source. A gap that began before the phase counts in full. A gap that continues after the phase counts up to the end of the phase. The time before the first sample of the run does not count. If the whole phase is before that sample, the value is the length of the phase. */
    readonly maxGapMs: number;
    /** The highest working set in the phase. Null without a sample. */
    readonly peakBytes: number | null;
  })[];
  /** The requests of the load phase. Null if the load phase did not begin, if the load process failed, or if memgate itself sent no requests. */
  readonly load: {
    /** The requested URL. With a scenario, the address of the app. */
    readonly url: string;
    /** HTTP method, such as GET. */
    readonly method: string;
    /** How memgate reached the app. */
    readonly via: "container-address" | "published-port" | "host-network" | "unix-socket";
    /** Concurrent connections. With stages, the highest number. */
    readonly connections: number;
    /** Planned requests per second over all connections. Null with stages, and if memgate sends as fast as the app responds. */
    readonly rate: number | null;
    /** The planned number of requests. Null without the option requests: the load then ends by time. */
    readonly planned: {
      /** The option requests: the number of requests or turns after which the load ends. */
      readonly requests: number;
      /** What requests counts: requests over all connections, or with a scenario the turns of all users. */
      readonly unit: "request" | "turn";
      /** Requests that memgate sent, or turns that it began. */
      readonly sent: number;
      /** How many of the requests or turns in `sent` had not ended when the load ended. */
      readonly open: number;
      /** True if the load ended because all planned requests or turns had ended. False if it ended earlier, by time. */
      readonly endedLoad: boolean;
    } | null;
    /** How long memgate sent load in the load phase, including pauses. */
    readonly durationMs: number;
    /** The part of durationMs that the stages planned as pauses. */
    readonly pausedMs: number;
    /** Responses received, of any status. Requests without a response are in errors. This is not the option `requests`. */
    readonly requests: number;
    /** Requests without a response: socket errors, connections closed before the response, timeouts, and unfinished requests. */
    readonly errors: number;
    /** The part of errors that got no complete response within requestTimeoutMs. */
    readonly timeouts: number;
    /** request-timeout: the longest time for a response. */
    readonly requestTimeoutMs: number;
    /** The part of errors that had no response when the load ended, although they had waited longer than 1 s and longer than 5 times the 99th percentile of the latency. */
    readonly unfinished: number;
    /** Number of requests in timeouts and unfinished that had received the beginning of a response, as with server-sent events. */
    readonly streams: number;
    /** Despite its name, responses with a status outside 200–399. With a scenario: unexpected responses, and responses that lack a value to capture. */
    readonly non2xx: number;
    /** (errors + non2xx) ÷ (requests + errors). Null if memgate sent no request. */
    readonly errorRate: number | null;
    /** Responses per second over all connections and the whole phase. */
    readonly requestsPerSecond: number;
    /** How closely memgate kept the rate. Null without a rate. */
    readonly paced: {
      /** Requests that the rate, or the rates of the stages, require. */
      readonly due: number;
      /** How many of these requests memgate sent. */
      readonly sent: number;
    } | null;
    /** Number of responses by HTTP status. */
    readonly statusCodes: Readonly<Record<string, number>>;
    /** Lowest accepted share of paced.due. Null in a report of a version without it. */
    readonly minRate: number | null;
    /** The first redirect. With a scenario, the first whose status is not in expect. Null without one. */
    readonly redirect: {
      /** 301, 302, 303, 307 or 308. */
      readonly status: number;
      /** The Location header. Null without one. */
      readonly location: string | null;
      /** The name of the scenario's request. Null without a scenario. */
      readonly request: string | null;
    } | null;
    /** True if redirects do not make the run inconclusive: with accept-redirects, or in a scenario in which less than half of the responses are unexpected redirects. */
    readonly acceptsRedirects: boolean;
    /** Stalled connections: for more than half of the phase they waited without a response from 200 to 399 (with a scenario: without an expected response). Pauses do not count. */
    readonly stalledConnections: number;
    /** The longest time in the load phase without any response while a request was open. Time between the requests of a rate does not count. */
    readonly longestResponseGapMs: number;
    /** The sum of the response gaps that were longer than 1 s and longer than 5 times the median latency. With planned requests, a gap counts only if it was also longer than twice the highest latency. A response gap is a time in which a request was open and no response came. */
    readonly responseGapsMs: number;
    /** The time from the last response to the end of the load phase, while a request was open. */
    readonly finalResponseGapMs: number;
    /** Time from the request to the end of the response, in whole milliseconds; 0 means below 1 ms. Null without a response. */
    readonly latencyMs: {
      /** 50th percentile. */
      readonly p50: number;
      /** 90th percentile. */
      readonly p90: number;
      /** 99th percentile. */
      readonly p99: number;
      /** The slowest response. */
      readonly max: number;
    } | null;
    /** The last socket error, such as ECONNRESET, or SPEAKS_HTTP2 or SPEAKS_HTTPS if the app speaks this protocol. Null without an error. */
    readonly lastError: string | null;
    /** The load phase in intervals of one second. If it takes more than ten minutes, the intervals are longer: memgate joins neighbouring intervals in pairs. A pair gets the higher of its two percentiles. */
    readonly timeline: readonly ({
      /** End of the interval, in milliseconds after timeOrigin. */
      readonly atMs: number;
      /** Responses per second in the interval. */
      readonly requestsPerSecond: number;
      /** 99th percentile of the latency of its responses. Null without a response. */
      readonly p99Ms: number | null;
      /** Failed requests: responses outside 200–399 (with a scenario: unexpected responses), socket errors, requests that the server dropped, and timeouts. */
      readonly failed: number;
      /** Planned connections at the end of the interval. Absent without stages, because the number does not change then. */
      readonly connections?: number | undefined;
    })[];
    /** The requests of the scenario, in the order of its file. Null without a scenario. */
    readonly steps: readonly ({
      /** True if each user sends it once, at the beginning of its first turn. With a warmup, that is in the warmup. */
      readonly once: boolean;
      /** The name in the scenario, else method and path. */
      readonly name: string;
      /** Line in the scenario's file at which the request begins. */
      readonly line: number;
      /** HTTP method, such as GET. */
      readonly method: string;
      /** The path with its placeholders. For a recording, the path without its query. */
      readonly path: string;
      /** Responses received, of any status. Requests without a response are in errors. This is not the option `requests`. */
      readonly requests: number;
      /** Failed requests: unexpected responses, and requests without a response. */
      readonly failed: number;
      /** The part of failed that got no response. */
      readonly errors: number;
      /** Requests that a user had begun, but that had no result when the load ended. */
      readonly open: number;
      /** The part of failed whose response lacked a value to capture. */
      readonly captureFailures: number;
      /** Time from the request to the end of the response, in whole milliseconds; 0 means below 1 ms. Null without a response. */
      readonly latencyMs: {
        /** 50th percentile. */
        readonly p50: number;
        /** 90th percentile. */
        readonly p90: number;
        /** 99th percentile. */
        readonly p99: number;
        /** The slowest response. */
        readonly max: number;
      } | null;
      /** Why the first failed request failed. Null if no request failed. */
      readonly firstFailure: string | null;
    })[] | null;
    /** The planned load: two points per stage, its beginning and its end. The load changes evenly between two points. Null without stages. */
    readonly stages: readonly ({
      /** Milliseconds after the beginning of the load phase. */
      readonly atMs: number;
      /** Active connections. In a pause it is the number before the pause. */
      readonly connections: number;
      /** Requests per second; 0 in a pause. Null if memgate sends as fast as the app responds. */
      readonly rate: number | null;
    })[] | null;
  } | null;
  /** The requests of the warmup. Null without a warmup, or if memgate itself sent no requests. */
  readonly warmup: {
    /** Responses received, of any status. Requests without a response are in errors. This is not the option `requests`. */
    readonly requests: number;
    /** Failed requests: responses outside 200–399 (with a scenario: unexpected responses), and requests without a response. They do not affect the verdict. */
    readonly failed: number;
    /** Responses per second over all connections and the whole warmup. */
    readonly requestsPerSecond: number;
    /** Time from the request to the end of the response, in whole milliseconds; 0 means below 1 ms. Null without a response. */
    readonly latencyMs: {
      /** 50th percentile. */
      readonly p50: number;
      /** 90th percentile. */
      readonly p90: number;
      /** 99th percentile. */
      readonly p99: number;
      /** The slowest response. */
      readonly max: number;
    } | null;
  } | null;
  /** The load command or batch job. Null if memgate itself sends the requests, or if the command or job had not ended. */
  readonly workload: {
    /** command: a load-command. none: a batch job. */
    readonly kind: "command";
    /** The words of the command. */
    readonly command: string;
    /** Null if a signal or memgate ended the command, or if the exit code is unknown. */
    readonly exitCode: number | null;
    /** The signal that ended the command, such as SIGKILL, if memgate did not send it. Null without such a signal, or if unknown. */
    readonly signal: string | null;
    /** How long the command or job ran. */
    readonly durationMs: number;
    /** True if memgate ended the command after the duration that the user set for it. This is a normal end. */
    readonly wasToEnd: boolean;
    /** What the app received and how much CPU time it used while the command ran. Null if the run stopped before the values were known. */
    readonly app: {
      /** Bytes that the app received over its networks. Null if it has no network of its own or no TCP port, or if the engine does not count them. */
      readonly receivedBytes: number | null;
      /** CPU time that the app used. Null if the engine does not count it. */
      readonly cpuMs: number | null;
      /** CPU time that the app would use without load, in a time as long as that of the command. memgate computes it from a short measurement before the command. Null if receivedBytes is known, if the app has no address for load, or if unknown. */
      readonly idleCpuMs: number | null;
    } | null;
  } | {
    /** A batch job (load none). memgate sent it no requests. */
    readonly kind: "none";
    /** How long the command or job ran. */
    readonly durationMs: number;
    /** The exit codes that count as success. */
    readonly exitCodes: readonly (number)[];
  } | null;
  /** How memgate sampled. */
  readonly sampling: {
    /** The sources, sampled side by side. The peak is the highest value of the cgroup files. The stats API counts only while the files give no sample. */
    readonly sources: readonly ({
      /** stats-oneshot, stats-stream: the Docker stats API, polled or streamed. cgroup-v1, cgroup-v2: the container's cgroup files. */
      readonly name: "stats-oneshot" | "stats-stream" | "cgroup-v1" | "cgroup-v2";
      /** The planned interval between two samples. */
      readonly intervalMs: number;
      /** Number of samples. */
      readonly samples: number;
      /** Readings without a usable value: empty responses, repeated responses and failed reads. They never count as 0. */
      readonly missed: number;
      /** The longest time between two of its samples. Null with fewer than two samples. */
      readonly maxGapMs: number | null;
    })[];
    /** Milliseconds after timeOrigin at which the engine reported that the container was started. Null if it did not. */
    readonly startedMs: number | null;
    /** Milliseconds after timeOrigin at which memgate took the first sample. This includes the engine's time to start the container. Null without a sample. */
    readonly firstSampleMs: number | null;
    /** Why memgate did not read the cgroup files. Null if it read them. */
    readonly notice: string | null;
  };
  /** The engine. Null if no engine responded. */
  readonly engine: {
    /** The address of the engine. */
    readonly host: string;
    /** The engine's version, such as 28.5.2. */
    readonly version: string;
    /** The highest version of the Docker API that the engine supports. */
    readonly apiVersion: string;
    /** Null if the engine does not report it. */
    readonly cgroupVersion: "1" | "2" | null;
    /** cgroupfs or systemd. Null if the engine does not report it. */
    readonly cgroupDriver: string | null;
    /** Kernel version of the engine's machine, in the form of uname -r. */
    readonly kernelVersion: string;
    /** Operating system of the engine's machine. */
    readonly operatingSystem: string;
    /** Memory of the engine's machine. */
    readonly memoryBytes: number;
  } | null;
  /** The container. Null if the run ended before it had one. */
  readonly container: {
    /** The full ID: 64 hexadecimal digits. */
    readonly id: string;
    /** The container's name. memgate names its own containers memgate-ID. */
    readonly name: string;
    /** For messages: the requested image, the build folder, the Compose service, or the container's name. */
    readonly image: string;
    /** Digest of the image. Null if unknown. */
    readonly imageId: string | null;
    /** ISO 8601, by the engine's clock. Null if the container never started. */
    readonly startedAt: string | null;
    /** ISO 8601, by the engine's clock. Null if the container never ended. */
    readonly finishedAt: string | null;
    /** True if the container already ran before the run. memgate left it running, and the figures cover the run only. */
    readonly wasRunning: boolean;
    /** True if the container ended before memgate stopped it. */
    readonly exitedByItself: boolean;
    /** Exit code of a container that ended by itself. Null if memgate ended it, with SIGKILL. */
    readonly exitCode: number | null;
    /** How often the container ended and was started again during the run, by its restart policy or by something else. */
    readonly restarts: number;
    /** HostConfig.Memory, read back after container start. Null if it could not be read. */
    readonly memoryBytes: number | null;
    /** HostConfig.MemorySwap, read back after container start: memory and swap together. -1 means unlimited. Null if it could not be read. */
    readonly memorySwapBytes: number | null;
    /** The limit that the kernel applies, a multiple of its page size. Null if no source reported it. */
    readonly cgroupLimitBytes: number | null;
    /** The last log lines of the container, if one of these is true: the run ended early, a request failed, the app sent no response for a second or more, the command or job failed, a process was OOM-killed or ran out of memory. Empty otherwise. */
    readonly logTail: readonly (string)[];
  } | null;
  /** Facts that do not change the verdict, one sentence each. */
  readonly notices: readonly (string)[];
  /** The breakdown over time, at even intervals. */
  readonly compositions: readonly ({
    /** Milliseconds after timeOrigin. */
    readonly atMs: number;
    /** Heap, stacks and private mappings. Not reclaimable without swap. `anon`; on cgroup v1 `total_rss`. */
    readonly anonymous: number | null;
    /** tmpfs and shared memory. Not reclaimable without swap. `shmem`; on cgroup v1 `total_shmem`. */
    readonly shared: number | null;
    /** Recently used file cache. It counts in the working set, but the kernel can reclaim it. `active_file`; on cgroup v1 `total_active_file`. */
    readonly activeFile: number | null;
    /** Slab, kernel stacks, page tables and other kernel memory: the value `kernel` of memory.stat, or before Linux 5.18 the sum of its parts; on cgroup v1 `memory.kmem.usage_in_bytes`, which the Docker stats API does not report. */
    readonly kernel: number | null;
    /** The part of kernel that the kernel can take back, such as the names and sizes of files. `slab_reclaimable`. Null on cgroup v1, which does not report it. */
    readonly kernelReclaimable: number | null;
    /** Socket buffers. `sock`. Null on cgroup v1, which counts them outside the memory counter. */
    readonly sockets: number | null;
    /** The rest of the working set: memory that is counted, but not yet assigned to a part, such as growth in the last 2 s, parts of huge pages that the app gave back, and memory that the kernel reserved for each CPU. Never below 0. */
    readonly other: number;
  })[];
  /** CPU use over time. Each interval begins at the end of the previous interval. The first begins at timeOrigin. For a container that already ran, the first begins at the first sample. Empty if no source reports it. */
  readonly cpuSeries: readonly ({
    /** End of the interval, in milliseconds after timeOrigin. */
    readonly atMs: number;
    /** CPU time ÷ time of the interval: 1.5 is one and a half cores. */
    readonly cores: number;
    /** The share of the interval in which the CPU limit stopped the container. Null if unknown. */
    readonly throttledRatio: number | null;
  })[];
  /** The working set over time, reduced to fewer points. Each interval keeps its lowest and its highest sample, so no peak is lost. samples.csv has all samples. */
  readonly series: readonly ({
    /** Milliseconds after timeOrigin. */
    readonly atMs: number;
    /** Working set, as in peak. */
    readonly workingSetBytes: number;
    /** Usage, as in peak. */
    readonly usageBytes: number;
  })[];
}

/** Why a run is inconclusive. */
export type InconclusiveReason = Stopped["reason"];
export type PhaseName = Evidence["phases"][number]["name"];
export type SeriesPoint = Evidence["series"][number];
export type PlannedRequests = NonNullable<NonNullable<Evidence["load"]>["planned"]>;
export type Stopped = {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "engine-unavailable";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "engine-unavailable/no-response";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The address of the engine. */
    readonly host: string;
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "engine-unavailable";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "engine-unavailable/ssh";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The address of the engine. */
    readonly host: string;
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "engine-unavailable";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "engine-unavailable/no-access";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The address of the engine. */
    readonly host: string;
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "engine-unavailable";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "engine-unavailable/context";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The name of the docker context. */
    readonly context: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "image-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "image-failed/build";
  /** The measured values that belong to the code. */
  readonly data: {
    /** Exit code of the build command. */
    readonly exitCode: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "image-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "image-failed/build-not-run";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "image-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "image-failed/pull";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The image, or the services of the images. */
    readonly image: string;
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "image-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "image-failed/missing";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The requested image. */
    readonly image: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "image-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "image-failed/platform";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The requested image. */
    readonly image: string;
    /** The platform of the image that the engine has. */
    readonly platform: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "image-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "image-failed/inspect";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The requested image. */
    readonly image: string;
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "image-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "image-failed/credentials";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The file, and the place in it if known. */
    readonly place: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/create";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/start";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/no-command";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/program-not-found";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/unknown-user";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/volumes";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/port-in-use";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The port. */
    readonly port: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/socket-in-use";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The path of the socket on this machine. */
    readonly socketPath: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/inspect";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The name of the container. */
    readonly container: string;
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/set-limit";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The name of the container. */
    readonly container: string;
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/usage-above-limit";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The name of the container. */
    readonly container: string;
    /** The working set of the container. */
    readonly workingSetBytes: number;
    /** The limit to set. */
    readonly limitBytes: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/compose";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The service under test. */
    readonly service: string;
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "container-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "container-failed/dependency";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The service, or the services to start. */
    readonly services: readonly (string)[];
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/command-not-run";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The program of load-command. */
    readonly program: string;
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/machine-too-slow";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long the load process should run. 0 for its start. */
    readonly plannedMs: number;
    /** How long memgate waited for it. */
    readonly waitedMs: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/load-process";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The message of the engine, the tool or Node.js. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "engine-lost";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "engine-lost/stopped";
  /** The measured values that belong to the code. */
  readonly data: { readonly [name: string]: never };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "engine-lost";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "engine-lost/connection";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The message of the error. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "engine-lost";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "engine-lost/no-state";
  /** The measured values that belong to the code. */
  readonly data: { readonly [name: string]: never };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "limit-not-applied";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "limit-not-applied/unknown";
  /** The measured values that belong to the code. */
  readonly data: { readonly [name: string]: never };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "limit-not-applied";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "limit-not-applied/engine";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The limit that the engine reports; 0 for no limit. Null if unknown. */
    readonly reportedBytes: number | null;
    /** The requested limit. */
    readonly expectedBytes: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "limit-not-applied";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "limit-not-applied/swap";
  /** The measured values that belong to the code. */
  readonly data: {
    /** Memory and swap together; -1 if unlimited, 0 if not set. Null if unknown. */
    readonly swapBytes: number | null;
    /** The requested limit. */
    readonly expectedBytes: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "limit-not-applied";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "limit-not-applied/kernel";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The limit that the kernel applies. Null for no limit. */
    readonly appliedBytes: number | null;
    /** The requested limit. */
    readonly expectedBytes: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "limit-not-applied";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "limit-not-applied/changed";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The limit before. */
    readonly fromBytes: number;
    /** The limit after. */
    readonly toBytes: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "limit-not-applied";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "limit-not-applied/swap-allowed";
  /** The measured values that belong to the code. */
  readonly data: {
    /** Memory and swap together. -1 means unlimited. */
    readonly swapBytes: number;
    /** True if swap was no longer allowed at the end of the run. */
    readonly isTakenBack: boolean;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/http-4xx";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The HTTP status. */
    readonly status: number;
    /** The requested URL. */
    readonly url: string;
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/http-status";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The HTTP status. */
    readonly status: number;
    /** The requested URL. */
    readonly url: string;
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/no-response";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/refused";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/loopback-only";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/ipv6-only";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/closed";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/certificate";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/http2";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/protocol";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/unreachable";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/no-socket";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/other-network";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/no-address";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/not-tried";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/no-log-line";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/pattern-too-slow";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/log-unreadable";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/command-failed";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/command-not-run";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "not-ready";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "not-ready/command-running";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited: ready-timeout. */
    readonly afterMs: number;
    /** What memgate observed last. */
    readonly observed: Observation;
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
      /** The column of the probe. Null if unknown. */
      readonly column: number | null;
    } | null;
    /** Where the app listens in its container. Null if unknown, or if it does not matter. */
    readonly listeners: readonly ({
      /** The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address. */
      readonly address: string;
      /** The port. */
      readonly port: number;
    })[] | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "app-exited";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "app-exited/exit";
  /** The measured values that belong to the code. */
  readonly data: {
    /** Null if unknown. */
    readonly exitCode: number | null;
    /** The phase of the run. */
    readonly phase: "start" | "warmup" | "load" | "settle" | "run";
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "app-exited";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "app-exited/sigkill";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The phase of the run. */
    readonly phase: "start" | "warmup" | "load" | "settle" | "run";
    /** True if the engine or the kernel reported an OOM kill. */
    readonly isOomKilled: boolean;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "app-exited";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "app-exited/removed";
  /** The measured values that belong to the code. */
  readonly data: { readonly [name: string]: never };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "dependency-exited";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "dependency-exited/exited";
  /** The measured values that belong to the code. */
  readonly data: {
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
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/none-sent";
  /** The measured values that belong to the code. */
  readonly data: { readonly [name: string]: never };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/no-response";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The requested URL. */
    readonly url: string;
    /** Requests without a response. */
    readonly errors: number;
    /** The last socket error, such as ECONNRESET, or SPEAKS_HTTP2 or SPEAKS_HTTPS if the app speaks this protocol. Null without an error. */
    readonly lastError: string | null;
    /** The part of errors that got no response in time. */
    readonly timeouts: number;
    /** The part of errors that still waited when the load ended. */
    readonly unfinished: number;
    /** Number of requests in errors that had received the beginning of a response. */
    readonly streams: number;
    /** request-timeout: the longest time for a response. */
    readonly timeoutMs: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/errors";
  /** The measured values that belong to the code. */
  readonly data: {
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
    /** Number of requests in errors that had received the beginning of a response. */
    readonly streams: number;
    /** request-timeout: the longest time for a response. */
    readonly timeoutMs: number;
    /** The last socket error, such as ECONNRESET, or SPEAKS_HTTP2 or SPEAKS_HTTPS if the app speaks this protocol. Null without an error. */
    readonly lastError: string | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/redirects";
  /** The measured values that belong to the code. */
  readonly data: {
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
    /** The name of the scenario's request. Null without a scenario. */
    readonly request: string | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/rate-missed";
  /** The measured values that belong to the code. */
  readonly data: {
    /** Requests that the rate requires. */
    readonly due: number;
    /** How many of these requests memgate sent. */
    readonly sent: number;
    /** The lowest accepted share. */
    readonly minRate: number;
    /** All connections. */
    readonly connections: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/requests-missed";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The option requests: the planned number. */
    readonly requests: number;
    /** What requests counts. */
    readonly unit: "request" | "turn";
    /** Requests that memgate sent, or turns that it began. */
    readonly sent: number;
    /** How many of these had not ended. */
    readonly open: number;
    /** How long the load took. */
    readonly durationMs: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/scenario-errors";
  /** The measured values that belong to the code. */
  readonly data: {
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
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/step-failed";
  /** The measured values that belong to the code. */
  readonly data: {
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
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/step-no-response";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The requests of the scenario to which this happened. */
    readonly steps: readonly ({
      /** The name of the request. */
      readonly name: string;
      /** Line in the scenario's file at which the request begins. */
      readonly line: number;
    })[];
    /** All requests of the scenario. */
    readonly total: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/step-unsent";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The requests of the scenario to which this happened. */
    readonly steps: readonly ({
      /** The name of the request. */
      readonly name: string;
      /** Line in the scenario's file at which the request begins. */
      readonly line: number;
    })[];
    /** All requests of the scenario. */
    readonly total: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/response-gap";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The requested URL. */
    readonly url: string;
    /** The longest time without a response. */
    readonly gapMs: number;
    /** How long memgate sent load, without pauses. */
    readonly sendingMs: number;
    /** True if the stages planned pauses. */
    readonly hasPauses: boolean;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/response-gaps";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The requested URL. */
    readonly url: string;
    /** The time without a response, in total. */
    readonly gapsMs: number;
    /** How long memgate sent load, without pauses. */
    readonly sendingMs: number;
    /** True if the stages planned pauses. */
    readonly hasPauses: boolean;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/silent-end";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The requested URL. */
    readonly url: string;
    /** The time from the last response to the end of the load phase. */
    readonly gapMs: number;
    /** The longest time that is accepted. */
    readonly maxGapMs: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/silent-after-load";
  /** The measured values that belong to the code. */
  readonly data: {
    /** What memgate observed. */
    readonly observed: Observation;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/stalled";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The requested URL. */
    readonly url: string;
    /** Stalled connections. */
    readonly stalled: number;
    /** All connections. */
    readonly connections: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/command-failed";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The words of load-command. */
    readonly command: string;
    /** Null if a signal or memgate ended the command, or if unknown. */
    readonly exitCode: number | null;
    /** The signal that ended the command. Null without a signal, or if unknown. */
    readonly signal: string | null;
    /** How long the command ran. */
    readonly durationMs: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/command-too-short";
  /** The measured values that belong to the code. */
  readonly data: {
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
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "load-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "load-failed/command-unnoticed";
  /** The measured values that belong to the code. */
  readonly data: {
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
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "job-failed";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "job-failed/exit-code";
  /** The measured values that belong to the code. */
  readonly data: {
    /** Null if unknown. */
    readonly exitCode: number | null;
    /** The exit codes that count as success. */
    readonly expected: readonly (number)[];
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "job-unfinished";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "job-unfinished/time-up";
  /** The measured values that belong to the code. */
  readonly data: {
    /** How long memgate waited. */
    readonly afterMs: number;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "too-few-samples";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "too-few-samples/none";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The phase of the run. */
    readonly phase: "start" | "warmup" | "load" | "settle" | "run";
    /** True if memgate read the container's cgroup files. */
    readonly isFromFiles: boolean;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "too-few-samples";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "too-few-samples/few";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The phase of the run. */
    readonly phase: "start" | "warmup" | "load" | "settle" | "run";
    /** Number of samples. */
    readonly samples: number;
    /** The lowest number that is enough. */
    readonly minSamples: number;
    /** True if memgate read the container's cgroup files. */
    readonly isFromFiles: boolean;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "too-few-samples";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "too-few-samples/gap";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The phase of the run. */
    readonly phase: "start" | "warmup" | "load" | "settle" | "run";
    /** The longest time without a sample. */
    readonly gapMs: number;
    /** The longest time that is accepted. */
    readonly maxGapMs: number;
    /** True if memgate read the container's cgroup files. */
    readonly isFromFiles: boolean;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "too-few-samples";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "too-few-samples/late";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The time between the start of the container and the first sample. */
    readonly afterMs: number;
    /** The longest time that is accepted. */
    readonly maxGapMs: number;
    /** True if memgate read the container's cgroup files. */
    readonly isFromFiles: boolean;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "interrupted";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "interrupted/sigint";
  /** The measured values that belong to the code. */
  readonly data: { readonly [name: string]: never };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "interrupted";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "interrupted/sigterm";
  /** The measured values that belong to the code. */
  readonly data: { readonly [name: string]: never };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "interrupted";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "interrupted/sighup";
  /** The measured values that belong to the code. */
  readonly data: { readonly [name: string]: never };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "interrupted";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "interrupted/caller-aborted";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The reason that the program gave. Null without one. */
    readonly why: string | null;
  };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "interrupted";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "interrupted/caller-failed";
  /** The measured values that belong to the code. */
  readonly data: { readonly [name: string]: never };
  /** One sentence with the measured values. */
  readonly message: string;
} | {
  readonly kind: "stopped";
  /** The reason why the run ended early. */
  readonly reason: "internal-error";
  /** What happened, in detail. The part before the slash is the reason. */
  readonly code: "internal-error/unexpected";
  /** The measured values that belong to the code. */
  readonly data: {
    /** The message of the error, and the place in memgate. */
    readonly error: string;
  };
  /** One sentence with the measured values. */
  readonly message: string;
};
export type StopData = {
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
  /** True if swap was no longer allowed at the end of the run. */
  readonly isTakenBack: boolean;
} | {
  /** The HTTP status. */
  readonly status: number;
  /** The requested URL. */
  readonly url: string;
  /** How long memgate waited: ready-timeout. */
  readonly afterMs: number;
  /** What memgate observed last. */
  readonly observed: Observation;
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
    /** The column of the probe. Null if unknown. */
    readonly column: number | null;
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
  readonly observed: Observation;
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
    /** The column of the probe. Null if unknown. */
    readonly column: number | null;
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
  /** The last socket error, such as ECONNRESET, or SPEAKS_HTTP2 or SPEAKS_HTTPS if the app speaks this protocol. Null without an error. */
  readonly lastError: string | null;
  /** The part of errors that got no response in time. */
  readonly timeouts: number;
  /** The part of errors that still waited when the load ended. */
  readonly unfinished: number;
  /** Number of requests in errors that had received the beginning of a response. */
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
  /** Number of requests in errors that had received the beginning of a response. */
  readonly streams: number;
  /** request-timeout: the longest time for a response. */
  readonly timeoutMs: number;
  /** The last socket error, such as ECONNRESET, or SPEAKS_HTTP2 or SPEAKS_HTTPS if the app speaks this protocol. Null without an error. */
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
  /** The name of the scenario's request. Null without a scenario. */
  readonly request: string | null;
} | {
  /** Requests that the rate requires. */
  readonly due: number;
  /** How many of these requests memgate sent. */
  readonly sent: number;
  /** The lowest accepted share. */
  readonly minRate: number;
  /** All connections. */
  readonly connections: number;
} | {
  /** The option requests: the planned number. */
  readonly requests: number;
  /** What requests counts. */
  readonly unit: "request" | "turn";
  /** Requests that memgate sent, or turns that it began. */
  readonly sent: number;
  /** How many of these had not ended. */
  readonly open: number;
  /** How long the load took. */
  readonly durationMs: number;
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
  readonly observed: Observation;
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
  /** The exit codes that count as success. */
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
};
export type Observation = {
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
