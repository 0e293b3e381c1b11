import { type Parsed } from "./parsed.js";
export declare function maxRatio(text: string): Parsed<number>;
export declare function minRate(text: string): Parsed<number>;
export declare function maxErrorRate(text: string): Parsed<number>;
