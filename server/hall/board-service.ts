import { hallBoard } from "../contract/board.ts";
import { defineService, type Service } from "../door/service.ts";
import { withWindows } from "./board-windows.ts";
import type { Hall } from "./hall.ts";

/**
 * The boards' service: every call once, in order, and whatever else changes what a board shows.
 *
 * @param windowIds the hall's windows, in its order
 */
export function boardService(
  hall: Hall,
  windowIds: readonly string[],
  path: string = hallBoard.path,
): Service {
  const complete = withWindows(hall, windowIds);
  return defineService<typeof hallBoard>({
    definition: { ...hallBoard, path } as typeof hallBoard,
    roles: ["board", "station"],
    open: (client) => ({
      commands: {
        "XiaohuBoard.Snapshot": ({ after }) => {
          const { board, missed } = hall.boardSince(after);
          return { board: complete(board), missed: [...missed] };
        },
      },
      close: hall.subscribe((change) => {
        const board = complete(change.board);
        if (change.kind === "called") client.send("XiaohuBoard.CalledEvent", { call: change.call, board });
        else client.send("XiaohuBoard.ChangedEvent", { board });
      }),
    }),
  });
}
