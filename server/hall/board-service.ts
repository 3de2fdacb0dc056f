import { hallBoard } from "../contract/board.ts";
import { defineService, type Service } from "../door/service.ts";
import type { Hall } from "./hall.ts";

/** The boards' service: every call once, in order, and whatever else changes what a board shows. */
export function boardService(hall: Hall, path: string = hallBoard.path): Service {
  return defineService<typeof hallBoard>({
    definition: { ...hallBoard, path } as typeof hallBoard,
    roles: ["board"],
    open: (client) => ({
      commands: { "XiaohuBoard.Snapshot": () => ({ board: hall.boardView() }) },
      close: hall.subscribe((change) => {
        if (change.kind === "called")
          client.send("XiaohuBoard.CalledEvent", { call: change.call, board: change.board });
        else client.send("XiaohuBoard.ChangedEvent", { board: change.board });
      }),
    }),
  });
}
