import { WebSocket } from "ws";
import type { Clock } from "../../../device-drivers/clock.ts";
import { type Call, hallBoard } from "../../contract/board.ts";
import { protocolVersion, serverMessage } from "../../contract/envelope.ts";
import {
  type Heard,
  hearCall,
  hearChange,
  hearSnapshot,
  nothingHeard,
  sinceHeard,
} from "../../contract/heard-calls.ts";
import { sitePath } from "../../contract/sites.ts";
import type { WayToHall } from "../way-to-hall.ts";

/** Waits before a lost hall is tried again, milliseconds; the last one repeats. As the pages have it. */
export const reconnectDelays = [100, 300, 1000, 3000] as const;

/** A hall that does not say in so many milliseconds how it stands is asked anew, on a new line. As the pages have it. */
export const snapshotPatience = 5000;

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
  const url = `${hall.url.replace(/^http/, "ws")}${sitePath(hallBoard.path, hall.site)}`;
  let heard: Heard = nothingHeard;
  let socket: WebSocket | undefined;
  let retry: unknown;
  let patience: unknown;
  let attempt = 0;
  let isClosed = false;
  /** Whether the board is asked for: what is told before it comes would stand before what was missed, and is on it. */
  let isCatchingUp = false;

  const take = (next: Heard) => {
    heard = { ...next, queue: [] };
    for (const call of next.queue) onCall(call);
  };
  const receive = (text: string) => {
    const { header, payload } = serverMessage.parse(JSON.parse(text));
    if (header.type === "completion") {
      if (header.completionCode !== "success") {
        // What was missed is known to nobody else: it is asked for until it is told.
        log("the hall does not say how it stands", { code: header.completionCode });
        socket?.terminate();
        return;
      }
      clock.clearTimeout(patience);
      isCatchingUp = false;
      attempt = 0;
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
  const open = () => {
    const opened = new WebSocket(
      url,
      ["xiaohu.v1", `token.${hall.boardToken}`],
      hall.authority === undefined ? {} : { ca: hall.authority },
    );
    socket = opened;
    opened.on("open", () => {
      patience = clock.setTimeout(() => opened.terminate(), snapshotPatience);
      const header = {
        type: "command",
        name: "XiaohuBoard.Snapshot",
        requestId: 1,
        version: protocolVersion,
      };
      isCatchingUp = heard.lastSeq !== null;
      opened.send(JSON.stringify({ header, payload: sinceHeard(heard) }));
    });
    opened.on("message", (data) => receive(String(data)));
    // What went wrong is followed by "close".
    opened.on("error", (cause) => log("the hall cannot be heard", { cause: String(cause) }));
    opened.on("close", () => {
      clock.clearTimeout(patience);
      if (isClosed) return;
      const delay = reconnectDelays[Math.min(attempt, reconnectDelays.length - 1)] ?? 3000;
      attempt += 1;
      retry = clock.setTimeout(open, delay);
    });
  };
  open();
  return {
    close() {
      isClosed = true;
      clock.clearTimeout(retry);
      clock.clearTimeout(patience);
      socket?.close();
    },
  };
}
