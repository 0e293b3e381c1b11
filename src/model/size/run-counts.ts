// The numbers of runs of a search. They have their own file, because the programs do not load the schemas.

/** The highest number of runs of a search. */
export const maxSizeRuns = 12;
/** The number of runs that a limit must survive before memgate reports it. */
export const confirmingRuns = 3;
