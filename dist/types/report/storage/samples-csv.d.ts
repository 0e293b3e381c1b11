import type { SeriesPoint } from "../../model/evidence.js";
/** The samples of all sources in order of time. Each index is a sample; all columns have the same length. */
export interface SampleColumns {
    /** Milliseconds after `timeOrigin`. */
    readonly atMs: Float64Array;
    readonly workingSetBytes: Float64Array;
    readonly usageBytes: Float64Array;
}
/**
 * Reads samples.csv. Skips a line that is damaged or goes back in time, and a sample that `countsBesideFiles` excludes.
 * With more than `limit` samples, keeps the lowest and the highest sample of each interval, so that memory is bounded
 * and no peak is lost.
 * @returns null if there is no file, or no sample in it
 */
export declare function readSamples(path: string, limit?: number): SampleColumns | null;
/** The reduced series of the evidence, for charts without samples.csv. */
export declare function columnsOf(series: readonly SeriesPoint[]): SampleColumns;
