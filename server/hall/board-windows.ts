import type { BoardView, BoardWindow } from "../contract/board.ts";
import type { Notice } from "../contract/notices/notice.ts";
import type { Hall } from "./hall.ts";

/**
 * Adds to a board what the displays above the desks show, and where telephones take numbers, and the hall's notices. A board that goes to many clients is the same object for each: its
 * windows are looked at once.
 */
export function withWindows(
  hall: Pick<Hall, "windowView">,
  windowIds: readonly string[],
  phoneEntry: () => string | null = () => null,
  notices: () => Notice[] = () => [],
): (board: BoardView) => BoardView {
  const known = new WeakMap<BoardView, BoardView>();
  return (board) => {
    const complete = known.get(board) ?? {
      ...board,
      windows: windowIds.map((id) => windowOf(hall, id)),
      phoneEntry: phoneEntry(),
      notices: notices(),
    };
    known.set(board, complete);
    return complete;
  };
}

function windowOf(hall: Pick<Hall, "windowView">, id: string): BoardWindow {
  const { windowName, clerkName, current, waiting, paused } = hall.windowView(id);
  return {
    id,
    name: windowName,
    serviceNames: waiting.map(({ serviceName }) => serviceName),
    clerkPresent: clerkName !== null,
    paused: paused !== null,
    current: current && { number: current.number, state: current.state },
  };
}
