// The numbers of pairs of a comparison. They have their own file because the verdict needs no option.

/** The numbers of pairs after which a comparison may end. */
export const looks = [4, 6, 8, 10] as const;

export const maxPairs = 10;
