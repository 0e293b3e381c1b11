/**
 * A text that memgate masks. With `inLogs`, memgate masks it only in the output of others: such a secret is a short
 * number like a port, and memgate's own sentences contain such numbers.
 */
export type Secret = string | { readonly inLogs: string };
