import type { InputCode } from "../options/reader.js";
/** Rejected input: options, thresholds or a saved report. Nothing has been started or written. */
export declare class InputError extends Error {
    /** One sentence for each problem, with the value seen and the accepted values. At least one. */
    readonly problems: readonly string[];
    /** The codes of the wrong options, each once, such as `bad-input/memory-limit`. */
    readonly codes: readonly InputCode[];
    constructor(problems: readonly string[], { codes, ...options }?: {
        readonly codes?: readonly InputCode[];
        readonly cause?: unknown;
    });
}
