/** The result of a parser. `accepted` completes the sentence "expected …". */
export type Parsed<T> = {
    readonly ok: true;
    readonly value: T;
} | {
    readonly ok: false;
    readonly accepted: string;
};
export declare function yes<T>(value: T): Parsed<T>;
export declare function no(accepted: string): {
    readonly ok: false;
    readonly accepted: string;
};
