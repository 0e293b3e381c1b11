export interface MemoryQuantity {
    /** A whole number of bytes. A fraction of a byte is rounded up, as in Kubernetes. */
    readonly bytes: number;
    /** A warning if Kubernetes reads the same text differently. Null otherwise. */
    readonly notice: string | null;
}
export declare const acceptedQuantities = "512Mi, 1.5Gi, 512M (decimal), 129e6, a number of bytes, or Docker's 512m, 1g (binary)";
/**
 * Reads a decimal number with a suffix of Kubernetes (`Ki`…`Ei`, `M`…`E`, an exponent) or of Docker (`b`, `k`, `m`,
 * `g`). Returns null for any other text. Source: `resource.Quantity` of apimachinery, and Docker's `go-units`.
 */
export declare function parseMemoryQuantity(text: string): MemoryQuantity | null;
