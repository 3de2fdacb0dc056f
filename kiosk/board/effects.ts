import { fromCallback, fromPromise } from "xstate";
import type { BoardView, Call, hallBoard } from "../../server/contract/board.ts";
import { type Heard, sinceHeard } from "../../server/contract/heard-calls.ts";
import type { SpeechRequest } from "../../server/contract/speech.ts";
import type { ConnectionState, ServiceConnection } from "../connection/service-connection.ts";
import type { Voice } from "./voice.ts";

export type HallEvent =
  | { type: "connection"; state: ConnectionState; at: number }
  | { type: "called"; call: Call; board: BoardView; at: number }
  | { type: "changed"; board: BoardView; at: number };

export interface FetchedBoard {
  readonly board: BoardView;
  readonly missed: readonly Call[];
  readonly at: number;
}

/** A call in one language of the voice, with what the hall needs to know to speak it. */
export interface Sentence extends SpeechRequest {
  readonly words: string;
}

export interface Sources {
  now(): number;
  /** Where a bug, or a voice that failed, is reported. */
  report(error: unknown): void;
}

/** Everything the board's machine does to the outside: one connection to the hall, and the page's own sound. */
export function createEffects(
  hall: ServiceConnection<typeof hallBoard>,
  voice: Voice,
  { now, report }: Sources,
) {
  return {
    report,

    /** Tells the connection's state, now and at every change, and every call and change of the hall. */
    watchHall: fromCallback<{ type: "none" }, Record<string, never>, HallEvent>(({ sendBack }) => {
      const undo = [
        hall.onState((state) => sendBack({ type: "connection", state, at: now() })),
        hall.on("XiaohuBoard.CalledEvent", ({ call, board }) =>
          sendBack({ type: "called", call, board, at: now() }),
        ),
        hall.on("XiaohuBoard.ChangedEvent", ({ board }) => sendBack({ type: "changed", board, at: now() })),
      ];
      sendBack({ type: "connection", state: hall.state, at: now() });
      return () => {
        for (const step of undo) step();
      };
    }),

    /** The board, and the calls that one missed which has heard so much. */
    fetchBoard: fromPromise<FetchedBoard, Heard>(async ({ input, signal }) => {
      const { board, missed = [] } = await hall.request("XiaohuBoard.Snapshot", sinceHeard(input), {
        signal,
      });
      return { board, missed, at: now() };
    }),

    /** Whether sound may be heard without anybody touching the page. */
    probeSound: fromPromise<boolean>(() => voice.isAllowed()),
    /** Asks for sound; must begin within the touch that wants it. */
    openSound: fromPromise<boolean>(() => voice.open()),
    chime: fromPromise<void>(({ signal }) => voice.chime(signal)),
    speak: fromPromise<void, Sentence>(({ input, signal }) => voice.speak(input, signal)),
  };
}

export type BoardEffects = ReturnType<typeof createEffects>;
