// Ends a load after a planned number of turns. Without a scenario, each request is a turn.

export interface TurnCount {
  /** Turns that have begun. */
  readonly begun: () => number;
  /** Turns that have begun and have not ended. */
  readonly open: () => number;
  /** True if all planned turns have begun. */
  readonly isSpent: () => boolean;
  /**
   * Counts the turns of one more connection.
   * @param beginsTurn returns true if the next request of the connection begins a turn
   */
  readonly createMember: (beginsTurn: () => boolean) => TurnMember;
}

/** The turns of one connection. */
export interface TurnMember {
  /** Must be called after each request, before the next one. Ends the turn if it has no further request. */
  readonly settle: () => void;
  /** False if the next request begins a turn, but all planned turns have begun. */
  readonly maySend: () => boolean;
  /** Must be called before each request. */
  readonly send: () => void;
  /** Ends an unfinished turn, because the plan does not use the connection any more. */
  readonly abandon: () => void;
}

/**
 * @param onSpent called when the last planned turn begins
 * @param onEnd called when all planned turns have ended
 */
export function createTurnCount(planned: number, onSpent: () => void, onEnd: () => void): TurnCount {
  let begun = 0;
  let open = 0;
  const isSpent = () => begun >= planned;
  const createMember = (beginsTurn: () => boolean): TurnMember => {
    let isOpen = false;
    const end = () => {
      if (!isOpen) return;
      isOpen = false;
      open -= 1;
      if (open === 0 && isSpent()) onEnd();
    };
    return {
      settle: () => {
        if (beginsTurn()) end();
      },
      maySend: () => !isSpent() || !beginsTurn(),
      send: () => {
        if (!isOpen) open += 1;
        isOpen = true;
        if (!beginsTurn()) return;
        begun += 1;
        if (isSpent()) onSpent();
      },
      abandon: end,
    };
  };
  return { begun: () => begun, open: () => open, isSpent, createMember };
}
