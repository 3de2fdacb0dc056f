import { hallBoard } from "../contract/hall.ts";
import { defineService, type Service } from "../door/service.ts";
import type { Hall } from "./hall.ts";

/** The boards' service: every call once, in order, and whatever else changes what a board shows. */
export function boardService(hall: Hall): Service {
  return defineService<typeof hallBoard>({
    definition: hallBoard,
    roles: ["board"],
    open(client) {
      const unsubscribe = hall.subscribe((changes) => {
        const board = hall.board();
        const calls = changes.flatMap((change) => (change.kind === "called" ? [change.call] : []));
        for (const call of calls) client.send("XiaohuBoard.CalledEvent", { call, board });
        if (calls.length === 0) client.send("XiaohuBoard.ChangedEvent", { board });
      });
      return {
        commands: { "XiaohuBoard.Snapshot": () => ({ board: hall.board() }) },
        close: unsubscribe,
      };
    },
  });
}
