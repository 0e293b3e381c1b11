import type { Evidence, StopData, Stopped } from "../../model/evidence.js";
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
    /** pass: the peak is within the threshold. increased: the app holds more memory than its base or its baseline, see comparison and baseline. leaks: live memory grows from block to block, see leak. over-ratio, increased, leaks, out-of-memory, oom-killed and inconclusive fail the check, unless isEnforced is false. */
    readonly kind: "pass" | "over-ratio" | "increased" | "leaks" | "out-of-memory" | "oom-killed" | "inconclusive";
    /** The reason of an inconclusive verdict. Null otherwise. */
    readonly reason: "engine-unavailable" | "engine-lost" | "image-failed" | "container-failed" | "limit-not-applied" | "not-ready" | "app-exited" | "dependency-exited" | "load-failed" | "job-failed" | "job-unfinished" | "too-few-samples" | "interrupted" | "internal-error" | null;
    /** The reason in detail: the part before the slash is the reason. Null without a reason. */
    readonly code: "engine-unavailable/no-response" | "engine-unavailable/ssh" | "engine-unavailable/no-access" | "engine-unavailable/context" | "image-failed/build" | "image-failed/build-not-run" | "image-failed/pull" | "image-failed/missing" | "image-failed/platform" | "image-failed/inspect" | "image-failed/credentials" | "container-failed/create" | "container-failed/start" | "container-failed/no-command" | "container-failed/program-not-found" | "container-failed/unknown-user" | "container-failed/volumes" | "container-failed/port-in-use" | "container-failed/socket-in-use" | "container-failed/inspect" | "container-failed/set-limit" | "container-failed/usage-above-limit" | "container-failed/compose" | "container-failed/dependency" | "load-failed/command-not-run" | "load-failed/machine-too-slow" | "load-failed/load-process" | "engine-lost/stopped" | "engine-lost/connection" | "engine-lost/no-state" | "limit-not-applied/unknown" | "limit-not-applied/engine" | "limit-not-applied/swap" | "limit-not-applied/kernel" | "limit-not-applied/changed" | "limit-not-applied/swap-allowed" | "not-ready/http-4xx" | "not-ready/http-status" | "not-ready/no-response" | "not-ready/refused" | "not-ready/loopback-only" | "not-ready/ipv6-only" | "not-ready/closed" | "not-ready/certificate" | "not-ready/http2" | "not-ready/protocol" | "not-ready/unreachable" | "not-ready/no-socket" | "not-ready/other-network" | "not-ready/no-address" | "not-ready/not-tried" | "not-ready/no-log-line" | "not-ready/pattern-too-slow" | "not-ready/log-unreadable" | "not-ready/command-failed" | "not-ready/command-not-run" | "not-ready/command-running" | "app-exited/exit" | "app-exited/sigkill" | "app-exited/removed" | "dependency-exited/exited" | "load-failed/none-sent" | "load-failed/no-response" | "load-failed/errors" | "load-failed/redirects" | "load-failed/rate-missed" | "load-failed/requests-missed" | "load-failed/scenario-errors" | "load-failed/step-failed" | "load-failed/step-no-response" | "load-failed/step-unsent" | "load-failed/response-gap" | "load-failed/response-gaps" | "load-failed/silent-end" | "load-failed/silent-after-load" | "load-failed/stalled" | "load-failed/command-failed" | "load-failed/command-too-short" | "load-failed/command-unnoticed" | "job-failed/exit-code" | "job-unfinished/time-up" | "too-few-samples/none" | "too-few-samples/few" | "too-few-samples/gap" | "too-few-samples/late" | "interrupted/sigint" | "interrupted/sigterm" | "interrupted/sighup" | "interrupted/caller-aborted" | "interrupted/caller-failed" | "internal-error/unexpected" | null;
    /** The measured values that belong to the code, as in outcome.data. Null without a reason. */
    readonly data: StopData | null;
    /** How certain a pass is. proven: the kernel's peak usage shows that no moment was above the threshold. sampled: no sample was above it. Null without a pass. */
    readonly proof: "proven" | "sampled" | null;
    /** The verdict in one sentence. Its text may change. */
    readonly message: string;
  };
  /** The highest peak ÷ limit that passes. The threshold is maxRatio × limitBytes. */
  readonly maxRatio: number;
  /** A pass with a peak ÷ limit above it has a warning. Null if no warning was asked for. */
  readonly warnRatio: number | null;
  /** The highest accepted share of failed requests in the load phase. */
  readonly maxErrorRate: number;
  /** False if a verdict other than a pass does not fail the check (enforce: false). A report without this field counts as true. */
  readonly isEnforced: boolean;
  /** How far the peak of a pass is below the threshold and below the limit. Null without a pass. */
  readonly headroom: {
    /** Threshold − peak, in whole bytes. */
    readonly toThresholdBytes: number;
    /** toThresholdBytes ÷ limitBytes. */
    readonly toThresholdRatio: number;
    /** Limit − peak, in bytes. */
    readonly toLimitBytes: number;
    /** toLimitBytes ÷ limitBytes. */
    readonly toLimitRatio: number;
  } | null;
  /** Lowest limit in whole MiB with which this peak passes, in bytes: peak ÷ maxRatio, rounded up, at least 6 MiB. After an OOM kill, memgate divides the higher of limit and peak, and the app needs more than the result. Null if no limit can be derived from the peak: see noSuggestion. */
  readonly suggestedLimitBytes: number | null;
  /** Why suggestedLimitBytes is null. no-peak: memgate took no sample. inconclusive: the run is inconclusive. ended-early: the run ended early, so the real peak may be higher. reclaimable: memory that the kernel can take back brought the peak above the threshold, or is at least half of the peak. kernel-memory: the same may be true, because it is unknown how much of the kernel memory can be taken back. file-cache: file cache filled the limit, or the app mapped more of its files than the limit would hold. rising: memory was still rising when the load ended. out-of-memory: a process ran out of memory at the limit of its runtime. cgroup-limit: the OOM kills were only at limits of cgroups below the container's. leak-check: the leak check forced garbage collections, which lower the peak. Null with a suggested limit, and in a report of a version without this field. */
  readonly noSuggestion: "no-peak" | "inconclusive" | "ended-early" | "reclaimable" | "kernel-memory" | "file-cache" | "rising" | "out-of-memory" | "cgroup-limit" | "leak-check" | null;
  /** The highest held memory: at the peak, or at a point of compositions. Held memory is working set − active file cache − reclaimable kernel memory. Kernel memory counts in full if kernelReclaimable is null. Null without a sample. */
  readonly heldBytes: number | null;
  /** Growth under load. Null if the load phase took less than 10 s, or if compositions has too few points in it. */
  readonly growth: {
    /** True if anonymous and shared memory was still rising when the load ended. It does not change the verdict. */
    readonly isRising: boolean;
    /** Growth of anonymous and shared memory in the second half of the load phase: the 5% quantile of the slopes between all pairs of points of compositions that are at least 2 s apart. */
    readonly bytesPerSecond: number;
    /** bytesPerSecond ÷ responses per second. Null if memory did not rise, or if memgate's own load got no response. */
    readonly bytesPerRequest: number | null;
    /** Milliseconds of further load after which memory would reach the limit at this growth. Null if memory did not rise. */
    readonly msToLimit: number | null;
    /** The length of the second half of the load phase. */
    readonly windowMs: number;
  } | null;
  /** What the leak check found. Null without the option leak. */
  readonly leak: {
    /** leaks: live memory grew steadily to the end of 12 blocks. suspected: it did so in the first blocks, and the run ended before memgate could confirm it. levelled-off: it grew and then stopped, or grows more and more slowly. steady: it did not grow. varies: it rises and falls. unknown: there are fewer than 8 blocks. */
    readonly result: "leaks" | "suspected" | "levelled-off" | "steady" | "varies" | "unknown";
    /** Live memory after the last block. Null without a block. */
    readonly liveBytes: number | null;
    /** Growth of live memory in the second half of the blocks. Null with fewer than 8 blocks. */
    readonly grownBytes: number | null;
    /** Number of requests in the second half of the blocks. Null with fewer than 8 blocks. */
    readonly overRequests: number | null;
    /** grownBytes ÷ overRequests. Null if the result is neither leaks nor suspected. */
    readonly bytesPerRequest: number | null;
    /** After this many more requests, the peak would reach the limit at this growth. Null if bytesPerRequest is null. */
    readonly requestsToLimit: number | null;
  } | null;
  /** The runs of a gate with the option repeat, or the head's runs of a comparison with a base. Null otherwise, and in the report of each single run. */
  readonly set: {
    /** The option repeat. In a comparison, the number of head runs. */
    readonly repeat: "auto" | number;
    /** The number of planned runs. runs is shorter if the set ended early, for example by an interrupt. */
    readonly planned: number;
    /** The number of the run with the worst verdict. If several runs have this verdict, it is an interrupted run. If none was interrupted, it is the run with the highest peak ÷ limit. verdict and notices are about the set. All other fields of the report are about this run. */
    readonly shown: number;
    /** The runs, in their order. */
    readonly runs: readonly ({
      /** The number of the run, from 1. Its own report is in the folder run-1, run-2 and so on. */
      readonly run: number;
      /** The verdict of the run, as in verdict.kind. */
      readonly verdict: "pass" | "over-ratio" | "out-of-memory" | "oom-killed" | "inconclusive";
      /** How certain the pass of the run is. Null without a pass. */
      readonly proof: "proven" | "sampled" | null;
      /** Why the run is inconclusive. Null if it has another verdict. */
      readonly stop: Stopped | null;
      /** The verdict of the run in one sentence. Its text may change. */
      readonly message: string;
      /** The peak of the run. Null without a sample. Do not judge the peak of an inconclusive run. */
      readonly peakBytes: number | null;
      /** The limit that the peak of the run is compared with. */
      readonly limitBytes: number;
      /** How long the run took, as in durationMs of its own report. */
      readonly durationMs: number;
      /** ISO 8601: the beginning of the run. Null in a report of a version without this field. */
      readonly createdAt: string | null;
      /** True if the run was interrupted. Its verdict may still be over-ratio, out-of-memory or oom-killed. */
      readonly isInterrupted: boolean;
      /** True if the verdict of the run is pass or over-ratio, and its growth.isRising is true. */
      readonly isRising: boolean;
    })[];
    /** The median peak. Inconclusive runs do not count. Null if no run counts. */
    readonly medianBytes: number | null;
    /** The lowest peak. Inconclusive runs do not count. Null if no run counts. */
    readonly lowestBytes: number | null;
    /** The highest peak. Inconclusive runs do not count. Null if no run counts. */
    readonly highestBytes: number | null;
    /** (highestBytes − lowestBytes) ÷ medianBytes. Null if fewer than two runs count. */
    readonly spread: number | null;
  } | null;
  /** The comparison with a base. Null without one of the options base-image, base-build and base-ref. */
  readonly comparison: {
    /** What the app is compared with. */
    readonly base: {
      /** The option that gave the base: base-image, base-build or base-ref. */
      readonly kind: "image" | "build" | "ref";
      /** The base as messages name it, such as main@abc1234, an image or a folder. */
      readonly name: string;
      /** The full commit of base-ref. Null for another base, or after an interrupt before memgate found the commit. */
      readonly commit: string | null;
    };
    /** The option max-increase as a share: 0.05 is 5%. */
    readonly maxIncrease: number;
    /** increased: an increase is certain, an increase above maxIncrease is possible, and the estimate is at least half of maxIncrease, after 10 pairs 60%. not-increased: an increase above maxIncrease is ruled out. unclear: neither; the verdict is then that of the limit alone. */
    readonly result: "increased" | "not-increased" | "unclear";
    /** Why the result is unclear. noise: the runs vary too much, or memgate judged them again with another max-increase that needs more runs. interrupted: the set ended early. base-run, head-run: a run was inconclusive twice. killed: a run was killed, so its full peak is unknown. Null otherwise. */
    readonly unclear: "noise" | "interrupted" | "base-run" | "head-run" | "killed" | null;
    /** The reason in one sentence. Null if the result is clear. */
    readonly unclearMessage: string | null;
    /** The number of requests that memgate chose for the later runs: the responses of the first run. If a run of pair 1 was too slow for this number, but completed at least a tenth of it, memgate chose half of that run's responses, for all runs. Null if the options set the number or the rate, or without memgate's own load. */
    readonly requests: number | null;
    /** The pairs of runs, in their order. */
    readonly pairs: readonly ({
      /** The number of the pair, from 1. Its reports are in the folders base-1 and run-1, and so on. */
      readonly pair: number;
      /** The run of the pair that ran first. */
      readonly first: "base" | "head";
      /** True if the pair ran twice, because a run of it was inconclusive. */
      readonly isRepeated: boolean;
      /** The run of the base. */
      readonly base: {
        /** The verdict of the run by itself, as in verdict.kind. */
        readonly verdict: "pass" | "over-ratio" | "out-of-memory" | "oom-killed" | "inconclusive";
        /** Why the run is inconclusive, or why it ended early. Null otherwise. */
        readonly reason: "engine-unavailable" | "engine-lost" | "image-failed" | "container-failed" | "limit-not-applied" | "not-ready" | "app-exited" | "dependency-exited" | "load-failed" | "job-failed" | "job-unfinished" | "too-few-samples" | "interrupted" | "internal-error" | null;
        /** True if the run was measured to its end, so that its figures count. False if it was killed, ended early or is inconclusive. A run above the threshold counts. */
        readonly isMeasured: boolean;
        /** The verdict of the run in one sentence. Its text may change. */
        readonly message: string;
        /** The most memory that the app held: working set − active file cache − reclaimable kernel memory. Null without a sample. */
        readonly heldBytes: number | null;
        /** The peak of the working set. Null without a sample. */
        readonly peakBytes: number | null;
        /** Responses in the load phase. Null without memgate's own load. */
        readonly requests: number | null;
        /** Responses per second in the load phase. Null without responses. */
        readonly requestsPerSecond: number | null;
        /** Median latency in the load phase. Null without responses. */
        readonly p50Ms: number | null;
        /** 99th percentile of the latency in the load phase. Null without responses. */
        readonly p99Ms: number | null;
        /** CPU time of the container in the load phase. Null if it is unknown. */
        readonly cpuMs: number | null;
        /** The share of the load phase in which the CPU limit stopped the container. Null if it is unknown. */
        readonly throttledRatio: number | null;
        /** The peak by kind of memory. Null without a sample. */
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
        } | null;
      };
      /** The run of the app. */
      readonly head: {
        /** The verdict of the run by itself, as in verdict.kind. */
        readonly verdict: "pass" | "over-ratio" | "out-of-memory" | "oom-killed" | "inconclusive";
        /** Why the run is inconclusive, or why it ended early. Null otherwise. */
        readonly reason: "engine-unavailable" | "engine-lost" | "image-failed" | "container-failed" | "limit-not-applied" | "not-ready" | "app-exited" | "dependency-exited" | "load-failed" | "job-failed" | "job-unfinished" | "too-few-samples" | "interrupted" | "internal-error" | null;
        /** True if the run was measured to its end, so that its figures count. False if it was killed, ended early or is inconclusive. A run above the threshold counts. */
        readonly isMeasured: boolean;
        /** The verdict of the run in one sentence. Its text may change. */
        readonly message: string;
        /** The most memory that the app held: working set − active file cache − reclaimable kernel memory. Null without a sample. */
        readonly heldBytes: number | null;
        /** The peak of the working set. Null without a sample. */
        readonly peakBytes: number | null;
        /** Responses in the load phase. Null without memgate's own load. */
        readonly requests: number | null;
        /** Responses per second in the load phase. Null without responses. */
        readonly requestsPerSecond: number | null;
        /** Median latency in the load phase. Null without responses. */
        readonly p50Ms: number | null;
        /** 99th percentile of the latency in the load phase. Null without responses. */
        readonly p99Ms: number | null;
        /** CPU time of the container in the load phase. Null if it is unknown. */
        readonly cpuMs: number | null;
        /** The share of the load phase in which the CPU limit stopped the container. Null if it is unknown. */
        readonly throttledRatio: number | null;
        /** The peak by kind of memory. Null without a sample. */
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
        } | null;
      };
    })[];
    /** The difference of heldBytes. It decides the result. Null with fewer than two complete pairs. */
    readonly held: {
      /** Geometric mean of the runs of the base, or of the saved runs. */
      readonly baseBytes: number;
      /** Geometric mean of the head's runs. */
      readonly headBytes: number;
      /** headBytes ÷ baseBytes − 1. */
      readonly difference: number;
      /** The lower end of the 95% confidence interval of the difference. */
      readonly lower: number;
      /** The upper end of the 95% confidence interval of the difference. */
      readonly upper: number;
    } | null;
    /** The difference of peakBytes. It does not affect the result. Null with fewer than two complete pairs. */
    readonly workingSet: {
      /** Geometric mean of the runs of the base, or of the saved runs. */
      readonly baseBytes: number;
      /** Geometric mean of the head's runs. */
      readonly headBytes: number;
      /** headBytes ÷ baseBytes − 1. */
      readonly difference: number;
      /** The lower end of the 95% confidence interval of the difference. */
      readonly lower: number;
      /** The upper end of the 95% confidence interval of the difference. */
      readonly upper: number;
    } | null;
  } | null;
  /** The comparison with saved runs. It changes the verdict only with max-increase. Null without the option baseline. */
  readonly baseline: {
    /** The option baseline. */
    readonly path: string;
    /** The measured runs of the baseline with the gate of this report, the oldest first. */
    readonly runs: readonly ({
      /** ISO 8601: the beginning of the run. */
      readonly createdAt: string;
      /** The commit, as identity.commit of its report. Null if unknown. */
      readonly commit: string | null;
      /** True if memory limit, CPU limit, load, kernel and engine are those of this report. Only such runs count for the result. The table shows the median of the other runs if there is no such run. */
      readonly isComparable: boolean;
      /** The peak of the working set. */
      readonly peakBytes: number;
      /** The most memory that the app held, as heldBytes of the report. */
      readonly heldBytes: number;
      /** 99th percentile of the latency in the load phase. Null without responses. */
      readonly p99Ms: number | null;
      /** Responses in the load phase. Null without memgate's own load. */
      readonly requests: number | null;
      /** Responses per second in the load phase. Null without responses. */
      readonly requestsPerSecond: number | null;
      /** CPU time in the load phase. Null if it is unknown. */
      readonly cpuMs: number | null;
      /** The share of the load phase in which the CPU limit stopped the container. Null if it is unknown. */
      readonly throttledRatio: number | null;
    })[];
    /** Runs of the baseline that were not measured to their end, or were killed. */
    readonly leftOut: number;
    /** The measured runs of this report, in their order. */
    readonly head: readonly ({
      /** ISO 8601: the beginning of the run. */
      readonly createdAt: string;
      /** The commit, as identity.commit of its report. Null if unknown. */
      readonly commit: string | null;
      /** The peak of the working set. */
      readonly peakBytes: number;
      /** The most memory that the app held, as heldBytes of the report. */
      readonly heldBytes: number;
      /** 99th percentile of the latency in the load phase. Null without responses. */
      readonly p99Ms: number | null;
      /** Responses in the load phase. Null without memgate's own load. */
      readonly requests: number | null;
      /** Responses per second in the load phase. Null without responses. */
      readonly requestsPerSecond: number | null;
      /** CPU time in the load phase. Null if it is unknown. */
      readonly cpuMs: number | null;
      /** The share of the load phase in which the CPU limit stopped the container. Null if it is unknown. */
      readonly throttledRatio: number | null;
    })[];
    /** The first difference of each run that is not comparable. Runs with the same difference have one entry. */
    readonly differences: readonly ({
      /** What differs. */
      readonly name: "limit" | "CPU limit" | "workload" | "connections" | "rate" | "requests" | "kernel" | "engine";
      /** Its value in the baseline. */
      readonly baseline: string;
      /** Its value in this report. */
      readonly head: string;
      /** The number of runs of the baseline with this value. */
      readonly runs: number;
    })[];
    /** The option max-increase as a share: 0.05 is 5%. Null without it: then the verdict stays as it is. */
    readonly maxIncrease: number | null;
    /** increased: an increase is certain, and the estimate is above maxIncrease. not-increased: an increase above maxIncrease is ruled out. unclear: neither; the verdict is then that of the limit alone. Null without maxIncrease, with fewer than four comparable runs, or without a measured run of this report. */
    readonly result: "increased" | "not-increased" | "unclear" | null;
    /** The difference of heldBytes between the runs of this report (head) and the comparable runs of the baseline (base), which decides. Null without a result. */
    readonly held: {
      /** Geometric mean of the runs of the base, or of the saved runs. */
      readonly baseBytes: number;
      /** Geometric mean of the head's runs. */
      readonly headBytes: number;
      /** headBytes ÷ baseBytes − 1. */
      readonly difference: number;
      /** The lower end of the 95% confidence interval of the difference. */
      readonly lower: number;
      /** The upper end of the 95% confidence interval of the difference. */
      readonly upper: number;
    } | null;
  } | null;
}
