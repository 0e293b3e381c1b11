import type { Parsed } from "./parsed.js";
import { type WorkloadKind } from "./workload-kinds.js";
/** Selects the container of a manifest to test. */
export type Selector = {
    /** Null for any namespace. */
    readonly namespace: string | null;
} & ({
    readonly by: "container";
    readonly container: string;
}
/** `container` is null if the selector names only the workload, which must then have exactly one container. */
 | {
    readonly by: "workload";
    readonly kind: WorkloadKind;
    readonly name: string;
    readonly container: string | null;
});
/**
 * Reads `KIND/NAME`, `KIND/NAME/CONTAINER` or `CONTAINER`, each with an optional `NAMESPACE:` before it. KIND has any
 * form that kubectl accepts.
 */
export declare function parseSelector(text: string): Parsed<Selector>;
