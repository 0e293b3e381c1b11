// A text that must not be shown.

/** A text that must not be shown; or one that is no more than a port, and only hidden in what others write: memgate's own sentences have such numbers. */
export type Secret = string | { readonly inLogs: string };
