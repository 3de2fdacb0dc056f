import type { Clock } from "../../../device-drivers/clock.ts";
import { type Call, hallBoard } from "../../contract/board.ts";
import type { ServerMessage } from "../../contract/envelope.ts";
import {
  type Heard,
  hearCall,
  hearChange,
  hearSnapshot,
  nothingHeard,
  sinceHeard,
} from "../../contract/heard-calls.ts";
import { type HallSocket, keepHallSocket } from "../hall-socket.ts";
import type { WayToHall } from "../way-to-hall.ts";

export interface BoardListenerOptions {
  readonly hall: Omit<WayToHall, "token">;
  readonly clock: Clock;
  /** Every call once, in the hall's order, whatever was lost on the way. */
  readonly onCall: (call: Call) => void;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** Hears the hall's calls as a board does, for what has no page: voice modules and displays. */
export function listenToHall(options: BoardListenerOptions): { close(): void } {
  const { hall, clock, onCall, log } = options;
  let heard: Heard = nothingHeard;
  /** Whether the board is asked for: what is told before it comes would stand before what was missed, and is on it. */
  let isCatchingUp = false;

  const take = (next: Heard) => {
    heard = { ...next, queue: [] };
    for (const call of next.queue) onCall(call);
  };
  const receive = ({ header, payload }: ServerMessage, socket: HallSocket) => {
    if (header.type === "completion") {
      if (header.completionCode !== "success") {
        // What was missed is known to nobody else: it is asked for until it is told.
        log("the hall does not say how it stands", { code: header.completionCode });
        socket.giveUp();
        return;
      }
      socket.isWell();
      isCatchingUp = false;
      const { board, missed } = hallBoard.commands["XiaohuBoard.Snapshot"].completion.parse(payload);
      take(hearSnapshot(heard, board, missed));
    } else if (isCatchingUp) {
      return;
    } else if (header.type === "unsolicited" && header.name === "XiaohuBoard.CalledEvent") {
      const { call, board } = hallBoard.unsolicited["XiaohuBoard.CalledEvent"].parse(payload);
      take(hearCall(heard, call, board));
    } else if (header.type === "unsolicited" && header.name === "XiaohuBoard.ChangedEvent") {
      take(hearChange(heard, hallBoard.unsolicited["XiaohuBoard.ChangedEvent"].parse(payload).board));
    }
  };
  return keepHallSocket({
    hall,
    path: hallBoard.path,
    token: hall.boardToken,
    clock,
    onOpen(socket) {
      isCatchingUp = heard.lastSeq !== null;
      socket.command("XiaohuBoard.Snapshot", sinceHeard(heard));
    },
    onMessage: receive,
    log,
  });
}
