import { type Parsed } from "./parsed.js";
import { type MemoryQuantity } from "./quantity.js";
/** The name and value of an environment variable, a header or a build argument. */
export type Pair = readonly [name: string, value: string];
/** The lowest memory limit that Docker accepts. */
export declare const minLimitBytes: number;
/** The shortest and the longest load phase. */
export declare const loadTime: {
    minMs: number;
    maxMs: number;
};
export declare function memoryLimit(text: string): Parsed<MemoryQuantity>;
/** @param noun names the number in messages, such as "a port" */
export declare function wholeNumber(min: number, max: number, noun: string): (text: string) => Parsed<number>;
/** A TCP port, or `none` for an app without a port. */
export declare function port(text: string): Parsed<number | "none">;
/** Accepts only `true` and `false`, so that a typo does not count as false. */
export declare function boolean(text: string): Parsed<boolean>;
export declare function cpus(text: string): Parsed<number>;
/** Reads `1h`, `2m`, `30s`, `500ms`, a sum such as `1m30s`, or a number of seconds. The value is in milliseconds. */
export declare function duration(minMs: number, maxMs: number): (text: string) => Parsed<number>;
export declare function urlPath(text: string): Parsed<string>;
export declare const methods: readonly ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
export type Method = (typeof methods)[number];
export declare function method(text: string): Parsed<Method>;
export declare const pullPolicies: readonly ["missing", "always", "never"];
export type PullPolicy = (typeof pullPolicies)[number];
export declare function pull(text: string): Parsed<PullPolicy>;
export declare const loads: readonly ["http", "none"];
export declare function load(text: string): Parsed<(typeof loads)[number]>;
export declare const modes: readonly ["run", "comment"];
export declare function mode(text: string): Parsed<(typeof modes)[number]>;
export declare function exitCodes(text: string): Parsed<readonly number[]>;
export declare function header(text: string): Parsed<Pair>;
export declare function assignment(text: string): Parsed<Pair>;
/** A user, or user and group, by name or number, in the form of `docker run --user`. */
export declare function user(text: string): Parsed<string>;
/** A file or folder of this machine that is mounted into the container. */
export interface Mount {
    readonly source: string;
    readonly target: string;
    readonly readOnly: boolean;
}
/** Removes trailing slashes, because `/data/` and `/data` are the same folder. */
export declare function folderName(path: string): string;
export declare function mount(text: string): Parsed<Mount>;
/** An empty file system in memory. Its files count as the container's memory. */
export interface Tmpfs {
    readonly target: string;
    /** In the form of mount(8), such as `size=64m,mode=1777`. Empty without options. */
    readonly options: string;
}
export declare function tmpfs(text: string): Parsed<Tmpfs>;
/** Checks an image reference loosely, to refuse obvious mistakes early. The engine checks it in full. */
export declare function image(text: string): Parsed<string>;
/** A platform in Docker's form, such as `linux/arm64` or `linux/arm/v7`. */
export declare function platform(text: string): Parsed<string>;
export declare function network(text: string): Parsed<string>;
/** How an app shows that it is ready. */
export type ReadyWhen = {
    readonly kind: "http";
} | {
    readonly kind: "tcp";
}
/** The command of the image's HEALTHCHECK succeeds. */
 | {
    readonly kind: "healthcheck";
} | {
    readonly kind: "log";
    readonly pattern: RegExp;
} | {
    readonly kind: "exec";
    readonly command: readonly string[];
};
export declare function readyWhen(text: string): Parsed<ReadyWhen>;
/** A file and a line in it. The line is null if memgate must find the best line. */
export interface FilePlace {
    readonly file: string;
    readonly line: number | null;
}
export declare function filePlace(text: string): Parsed<FilePlace>;
export declare function text(value: string): Parsed<string>;
/** The words of a command: a JSON array, as in CMD of a Dockerfile, or words with shell quoting. No shell runs. */
export declare function command(text: string): Parsed<readonly string[]>;
export declare function seconds(ms: number): string;
