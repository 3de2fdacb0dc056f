import { hallBoard } from "../contract/board.ts";
import { defineService, type Service } from "../door/service.ts";
import { withWindows } from "./board-windows.ts";
import type { Hall } from "./hall.ts";
import type { Notices } from "./notices/notices.ts";
import type { ShownEntry } from "./take-by-phone/entry.ts";

/**
 * The boards' service: every call once, in order, and whatever else changes what a board shows.
 *
 * @param windowIds the hall's windows, in its order
 * @param entry where telephones take numbers; undefined: nowhere
 * @param notices of the hall; undefined: it has none
 */
export function boardService(
  hall: Hall,
  windowIds: readonly string[],
  path: string = hallBoard.path,
  entry?: ShownEntry,
  notices?: Pick<Notices, "onBoards" | "onChange">,
): Service {
  const complete = withWindows(hall, windowIds, entry?.address, notices?.onBoards);
  return defineService<typeof hallBoard>({
    definition: { ...hallBoard, path } as typeof hallBoard,
    roles: ["board", "station"],
    open(client) {
      const leaveHall = hall.subscribe((change) => {
        const board = complete(change.board);
        if (change.kind === "called") client.send("XiaohuBoard.CalledEvent", { call: change.call, board });
        else client.send("XiaohuBoard.ChangedEvent", { board });
      });
      const tell = () => client.send("XiaohuBoard.ChangedEvent", { board: complete(hall.boardView()) });
      const leaveEntry = entry?.onChange(tell);
      const leaveNotices = notices?.onChange(tell);
      return {
        commands: {
          "XiaohuBoard.Snapshot": ({ after }) => {
            const { board, missed } = hall.boardSince(after);
            return { board: complete(board), missed: [...missed] };
          },
        },
        close() {
          leaveHall();
          leaveEntry?.();
          leaveNotices?.();
        },
      };
    },
  });
}
