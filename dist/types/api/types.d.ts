import type { Evidence, PhaseName } from "../model/evidence.js";
import type { Verdict } from "../model/verdict.js";
import type { Report } from "../report/model/schema.js";
/** The connections between a run and the program that starts it. */
export interface GateControls {
    /**
     * Ends the run early. memgate cleans up first. The run then resolves as `inconclusive` with the reason `interrupted`,
     * unless the gate had failed before. memgate handles no signals such as SIGINT by itself.
     */
    readonly signal?: AbortSignal | undefined;
    /**
     * Called for each step of the run, and for each of the samples (about 100 a second). If it throws, the run ends and
     * its promise rejects.
     */
    readonly onProgress?: ((progress: GateProgress) => void) | undefined;
    /**
     * Called for each line of memgate's log, and of the output of builds and of load commands. memgate masks secrets and
     * control characters in it. If it throws, the run ends and its promise rejects.
     */
    readonly log?: ((line: string) => void) | undefined;
    /**
     * The environment that memgate reads: `DOCKER_HOST` and others, and the variables of Compose files and env files.
     * Default: `process.env`. `docker build`, credential helpers and load commands always get `process.env`.
     */
    readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}
/** A moment of a run. Later versions may add kinds. */
export type GateProgress = 
/** A phase begins. */
{
    readonly kind: "phase";
    readonly phase: PhaseName;
}
/** A sentence about the run. */
 | {
    readonly kind: "note";
    readonly text: string;
}
/** A sample. `limitBytes` is the requested limit. */
 | {
    readonly kind: "sample";
    readonly workingSetBytes: number;
    readonly limitBytes: number;
}
/** The responses in the last second of the load. `planned` is null without the option requests. */
 | {
    readonly kind: "load";
    readonly requestsPerSecond: number;
    readonly planned: {
        readonly requests: number;
        readonly unit: "request" | "turn";
        readonly sent: number;
    } | null;
};
/** Evidence with the verdict on it. */
export interface JudgedReport {
    /** The content of report.json. `report.verdict.message` is the verdict in one sentence. */
    readonly report: Report;
    /** The part of the report that was measured, without thresholds and verdict. */
    readonly evidence: Evidence;
    readonly verdict: Verdict;
    /** False with `enforce: false`: the caller should report a verdict other than a pass, but not fail on it. */
    readonly isEnforced: boolean;
}
/** The result of a run. */
export interface GateOutcome extends JudgedReport {
    /** Why a file in `reportDir` is missing or incomplete, as a sentence. Null if all files are complete, or without `reportDir`. */
    readonly reportProblem: string | null;
}
/** The options of `judge`. An option that is absent keeps the value of the report. */
export interface JudgeOptions {
    /** The highest peak ÷ limit that passes, such as 0.8 or `80%`. */
    readonly maxRatio?: number | string | undefined;
    /** A run that passes with a peak ÷ limit above this value has a warning. Such as 0.7 or `70%`, below `maxRatio`. */
    readonly warnRatio?: number | string | undefined;
    /** The highest accepted share of failed requests, such as 0.01 or `1%`. */
    readonly maxErrorRate?: number | string | undefined;
    /** The highest increase over the base or the baseline that passes, such as 0.05 or `5%`. Needs a report with one of them. */
    readonly maxIncrease?: number | string | undefined;
    /** True if a verdict other than a pass should fail the check. */
    readonly enforce?: boolean | undefined;
    /**
     * The reports of all runs of a set, or of the head's runs of a comparison, in their order, as `readRuns` returns them.
     * `judge` then judges each run again. Needed for another `maxRatio` or `maxErrorRate`. Empty for the report of one run.
     */
    readonly runs?: readonly Report[] | undefined;
}
export interface SummaryControls {
    /** The last paragraph, as plain text. It is the place for a link to the report. */
    readonly footer?: string | undefined;
}
export interface TextControls {
    /** True to colour the verdict for a terminal. Default: false. */
    readonly colour?: boolean | undefined;
    /** Characters per line. Default: 100. */
    readonly width?: number | undefined;
}
