import type { BoardView, Call } from "./board.ts";

/** What a listener, a board or a voice, has heard of the hall so far. */
export interface Heard {
  readonly board: BoardView | null;
  /** The newest call that was announced or stands in line for it; null before the first word of the hall. */
  readonly lastSeq: number | null;
  /** Calls still to be announced, in the order of the hall's events. */
  readonly queue: readonly Call[];
}

export const nothingHeard: Heard = { board: null, lastSeq: null, queue: [] };

/**
 * Takes in a message about a call. Every call newer than the last one joins the line, also one that only the
 * message's board knows of because its own message was lost: none is missed, none is announced twice.
 */
export function hearCall(heard: Heard, call: Call, board: BoardView): Heard {
  const lastSeq = heard.lastSeq ?? call.seq - 1;
  return join({ ...heard, lastSeq }, [...board.calls, call], board);
}

/** Takes in a message that something else on the board has changed. */
export function hearChange(heard: Heard, board: BoardView): Heard {
  return join({ ...heard, lastSeq: heard.lastSeq ?? board.seq }, board.calls, board);
}

/**
 * Takes in the board as it is after connecting. The first one is history, nobody hears it again; a later one brings
 * the calls that were missed, more of them than a board shows. A hall that has begun anew counts from the start, and so does the board.
 */
export function hearSnapshot(heard: Heard, board: BoardView, missed: readonly Call[] = []): Heard {
  const begunAnew = heard.lastSeq !== null && board.seq < heard.lastSeq;
  if (begunAnew) return { board, lastSeq: board.seq, queue: [] };
  const lastSeq = heard.lastSeq ?? board.seq;
  return join({ ...heard, lastSeq }, [...missed, ...board.calls], board);
}

/** What is asked with the snapshot. */
export const sinceHeard = ({ lastSeq }: Heard): { after?: number } =>
  lastSeq === null ? {} : { after: lastSeq };

function join(heard: Heard & { lastSeq: number }, calls: readonly Call[], board: BoardView): Heard {
  const fresh = [...new Map(calls.map((call) => [call.seq, call])).values()]
    .filter(({ seq }) => seq > heard.lastSeq)
    .sort((one, other) => one.seq - other.seq);
  return {
    board: heard.board && heard.board.seq > board.seq ? heard.board : board,
    lastSeq: fresh.at(-1)?.seq ?? heard.lastSeq,
    queue: [...heard.queue, ...fresh],
  };
}
