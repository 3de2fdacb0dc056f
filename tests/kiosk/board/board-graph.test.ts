import { describe, expect, it } from "vitest";
import { fromCallback, fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
import { type BoardEvent, createAnnouncementsMachine } from "../../../kiosk/board/announcements.machine.ts";
import type { FetchedBoard } from "../../../kiosk/board/effects.ts";
import { defaultSettings } from "../../../kiosk/board/settings.ts";
import { boardPage, isAnnouncing, isStale, stageCall } from "../../../kiosk/board/snapshot.ts";
import type { Heard } from "../../../server/contract/heard-calls.ts";
import { aBoard, aCall } from "./board-fixture.ts";

const never = <Output>() => fromPromise<Output>(() => new Promise(() => undefined));

/** The board in a hall, and with a voice, that say nothing by themselves; the walk speaks for them. */
const machine = createAnnouncementsMachine({
  report: () => undefined,
  watchHall: fromCallback(() => undefined),
  fetchBoard: fromPromise<FetchedBoard, Heard>(() => new Promise(() => undefined)),
  probeSound: never(),
  openSound: never(),
  chime: never(),
  speak: fromPromise(() => new Promise<void>(() => undefined)),
});

const done = (actor: string, output?: unknown) => ({ type: `xstate.done.actor.0.board.${actor}`, output });
const failed = (actor: string) => ({ type: `xstate.error.actor.0.board.${actor}`, error: new Error("walk") });
const after = (delay: string, state: string) => ({ type: `xstate.after.${delay}.board.${state}` });
const voice = "stage.announcing.sound";

const events = [
  { type: "connection", state: "open", at: 1 },
  { type: "connection", state: "lost", at: 2 },
  { type: "called", call: aCall(1), board: aBoard([aCall(1)]), at: 3 },
  { type: "enableSound" },
  done("hall.asking", { board: aBoard([]), at: 4 }),
  failed("hall.asking"),
  after("lostPatience", "hall.apart.hopeful"),
  after("snapshotRetry", "hall.askingLater"),
  after("callTime", "stage.announcing.sight.shown"),
  after("gapTime", "stage.gap"),
  done(`${voice}.chime`),
  failed(`${voice}.chime`),
  done(`${voice}.sentence`),
  after("speechMaximum", `${voice}.sentence`),
  done("sound.probing", true),
  done("sound.probing", false),
  failed("sound.probing"),
  done("sound.opening", true),
  done("sound.opening", false),
] as unknown as BoardEvent[];

const situations = getShortestPaths(machine, {
  events,
  input: defaultSettings,
  serializeState: ({ value, context: { board, queue, stage } }) =>
    JSON.stringify([value, board !== null, queue.length, stage?.seq]),
}).map(({ state }) => state);

/** Every place in the tree of states, `hall.apart.stale`. */
function placesIn(value: unknown, prefix = ""): string[] {
  if (typeof value === "string") return [prefix + value];
  return Object.entries(value as object).flatMap(([key, inner]) => placesIn(inner, `${prefix}${key}.`));
}

describe("every reachable situation of a board", () => {
  it("covers all that the machine can be in for longer than a moment", () => {
    const reached = new Set(situations.flatMap(({ value }) => placesIn(value)));
    expect([...reached].sort()).toEqual(
      [
        "hall.apart.hopeful",
        "hall.apart.stale",
        "hall.asking",
        "hall.askingLater",
        "hall.live",
        "sound.blocked",
        "sound.on",
        "sound.opening",
        "sound.probing",
        "stage.announcing.sight.seen",
        "stage.announcing.sight.shown",
        "stage.announcing.sound.chime",
        "stage.announcing.sound.heard",
        "stage.announcing.sound.sentence",
        "stage.gap",
        "stage.still",
      ].sort(),
    );
  });

  it("has what its screen is drawn from", () => {
    for (const state of situations) {
      if (isAnnouncing(state)) expect(stageCall(state)).not.toBeNull();
      if (boardPage(state) === "connecting")
        expect([state.context.board, isAnnouncing(state)]).toEqual([null, false]);
      if (state.matches({ hall: "live" }))
        expect([boardPage(state), isStale(state)]).toEqual(["hall", false]);
    }
  });
});
