/** Rejected input: options, thresholds or a saved report. Nothing has been started or written. */
export declare class InputError extends Error {
    /** One sentence for each problem, with the value seen and the accepted values. At least one. */
    readonly problems: readonly string[];
    constructor(problems: readonly string[], options?: {
        readonly cause?: unknown;
    });
}
