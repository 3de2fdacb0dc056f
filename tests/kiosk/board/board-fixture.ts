import { createActor, fromCallback, fromPromise } from "xstate";
import { createAnnouncementsMachine } from "../../../kiosk/board/announcements.machine.ts";
import type { BoardEffects, HallEvent, Sentence } from "../../../kiosk/board/effects.ts";
import { type BoardSettings, defaultSettings } from "../../../kiosk/board/settings.ts";
import {
  isAnnouncing,
  isStale,
  needsTouchForSound,
  spokenNow,
  stageCall,
} from "../../../kiosk/board/snapshot.ts";
import type { BoardView, Call } from "../../../server/contract/board.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

const named = (text: string) => ({
  "zh-CN": `${text}号窗口`,
  "zh-TW": `${text}號窗口`,
  en: `Window ${text}`,
});

export function aCall(
  seq: number,
  number = `A${String(seq).padStart(3, "0")}`,
  count = 1,
  windowId = "3",
): Call {
  return {
    seq,
    ticketId: `20261123-${number}`,
    number,
    windowId,
    windowName: named(windowId),
    count,
    calledAt: 0,
  };
}

/** The board after these calls, as the hall draws it: the latest call of each ticket, newest first. */
export function aBoard(calls: readonly Call[], seq = calls.at(-1)?.seq ?? 0): BoardView {
  const latest = new Map(calls.map((call) => [call.ticketId, call]));
  return {
    seq,
    hallName: named("大厅"),
    calls: [...latest.values()].sort((one, other) => other.seq - one.seq),
    waiting: [],
    rule: { kind: "accumulating", preferred: null, passedCap: 8, minutesCap: null, classes: [] },
  };
}

export interface AnnounceOptions {
  readonly settings?: Partial<BoardSettings>;
  readonly soundAllowed?: boolean;
  /** How long a sentence takes, milliseconds; null: it never ends. */
  readonly speechTime?: number | null;
  readonly chimeTime?: number | null;
  readonly speechFails?: boolean;
}

/** A board in a hall that does what the test says. `log` is what the people in the hall see and hear, with times. */
export function aBoardInAHall(options: AnnounceOptions = {}) {
  const { speechTime = 4_000, chimeTime = 1_100, soundAllowed = true, speechFails = false } = options;
  const clock = new SimulatedClock(0);
  const log: { at: number; what: string }[] = [];
  const reported: unknown[] = [];
  let allowed = soundAllowed;
  let listen: (event: HallEvent) => void = () => undefined;
  let board: BoardView | Error = aBoard([]);
  let missed: readonly Call[] = [];
  const note = (what: string) => log.push({ at: clock.now(), what });
  const lasting = (name: string, time: number | null, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      note(`${name} begins`);
      signal.addEventListener("abort", () => note(`${name} is cut`));
      if (time !== null)
        clock.setTimeout(() => {
          if (signal.aborted) return;
          if (speechFails && name !== "chime") reject(new Error("no voice"));
          note(`${name} ends`);
          resolve();
        }, time);
    });
  const effects: BoardEffects = {
    report: (error) => reported.push(error),
    watchHall: fromCallback<{ type: "none" }, Record<string, never>, HallEvent>(({ sendBack }) => {
      listen = sendBack;
    }),
    fetchBoard: fromPromise(async () => {
      if (board instanceof Error) throw board;
      return { board, missed, at: clock.now() };
    }),
    probeSound: fromPromise(async () => allowed),
    openSound: fromPromise(async () => allowed),
    chime: fromPromise<void>(({ signal }) => lasting("chime", chimeTime, signal)),
    speak: fromPromise<void, Sentence>(({ input, signal }) => lasting(input.words, speechTime, signal)),
  };
  const actor = createActor(createAnnouncementsMachine(effects), {
    clock,
    input: { ...defaultSettings, voices: ["zh-CN"], ...options.settings },
  });
  let shown: number | null = null;
  actor.subscribe((snapshot) => {
    const seq = isAnnouncing(snapshot) ? (snapshot.context.stage?.seq ?? null) : null;
    if (seq === shown) return;
    if (shown !== null) note(`${shown} leaves`);
    if (seq !== null) note(`${seq} takes the stage`);
    shown = seq;
  });
  actor.start();

  return {
    actor,
    clock,
    log,
    reported,
    snapshot: () => actor.getSnapshot(),
    /** The calls in the order in which they took the stage. */
    announced: () =>
      log.flatMap(({ what }) => /^(\d+) takes the stage$/.exec(what)?.slice(1, 2).map(Number) ?? []),
    spoken: () => log.flatMap(({ what }) => /^(.*) begins$/.exec(what)?.[1] ?? []),
    stage: () => stageCall(actor.getSnapshot())?.seq ?? null,
    subtitle: () => spokenNow(actor.getSnapshot()),
    isStale: () => isStale(actor.getSnapshot()),
    isMute: () => needsTouchForSound(actor.getSnapshot()),
    allowSound() {
      allowed = true;
    },
    hall: {
      async connection(state: "open" | "lost") {
        listen({ type: "connection", state, at: clock.now() });
        await settle();
      },
      snapshotIs(next: BoardView | Error, missedBefore: readonly Call[] = []) {
        board = next;
        missed = missedBefore;
      },
      async calls(call: Call, after: readonly Call[]) {
        listen({ type: "called", call, board: aBoard([...after, call]), at: clock.now() });
        await settle();
      },
      async changes(next: BoardView) {
        listen({ type: "changed", board: next, at: clock.now() });
        await settle();
      },
    },
  };
}
