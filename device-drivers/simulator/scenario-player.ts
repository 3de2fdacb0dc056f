import { type Clock, sleep } from "../clock.ts";
import { type Bench, type BenchDeviceState, BenchError } from "./bench.ts";
import type { Scenario, ScenarioStep } from "./scenarios.ts";

export type PlayState =
  | { readonly kind: "idle"; readonly last: Ended | null }
  | {
      readonly kind: "playing";
      readonly scenario: string;
      /** Steps that are done, and how many there are. */
      readonly done: number;
      readonly of: number;
      /** Null when all are done, and the bench is being put back. */
      readonly next: ScenarioStep | null;
    };

/** How the last scenario ended. However it did, the bench was put back. */
export type Ended =
  | { readonly scenario: string; readonly kind: "finished" | "stopped" }
  /** The bench refused a step (from 1), or, behind the last one, to be put back. */
  | {
      readonly scenario: string;
      readonly kind: "failed";
      readonly step: number;
      readonly code: BenchError["code"];
      readonly detail: string;
    };

/** Plays one scenario at a time on a bench. */
export interface ScenarioPlayer {
  readonly scenarios: readonly Scenario[];
  state(): PlayState;
  /** @throws BenchError while one plays (problem `playing`), and for an unknown scenario */
  play(id: string): void;
  /** Resolves when the bench is put back. Nothing happens where nothing plays. */
  stop(): Promise<void>;
  /** Returns what ends it. */
  onChange(listener: () => void): () => void;
}

/**
 * When a scenario ends, or is stopped, the bench is put back: the cables that it pulled are in, its faults are over, its card is
 * off the reader, and its keys are up. What somebody did by hand, and what lies on the paper, stays.
 */
export function createScenarioPlayer(
  bench: Bench,
  scenarios: readonly Scenario[],
  clock: Clock,
): ScenarioPlayer {
  const listeners = new Set<() => void>();
  let state: PlayState = { kind: "idle", last: null };
  let playing: { readonly stopping: AbortController; readonly ended: Promise<void> } | undefined;
  const become = (next: PlayState) => {
    state = next;
    for (const listener of listeners) listener();
  };

  const run = async ({ id, steps }: Scenario, signal: AbortSignal): Promise<Ended> => {
    const open = new Map<string, Act>();
    let done = 0;
    let ended: Ended = { scenario: id, kind: "finished" };
    const failed = (cause: BenchError): Ended => ({
      scenario: id,
      kind: "failed",
      step: done + 1,
      code: cause.code,
      detail: cause.message,
    });
    const progress = () =>
      become({ kind: "playing", scenario: id, done, of: steps.length, next: steps[done] ?? null });
    progress();
    try {
      for (const step of steps) {
        await sleep(clock, step.after, signal);
        const act = actOf(step);
        const before = bench.state().find(({ device }) => device === act.device);
        await bench.perform(act.device, act.action, act.arguments);
        open.delete(keyOf(act));
        const undo = before && undoOf(act, before);
        if (undo) open.set(keyOf(undo), undo);
        done++;
        progress();
      }
    } catch (cause) {
      if (signal.aborted && cause === signal.reason) ended = { scenario: id, kind: "stopped" };
      else if (cause instanceof BenchError) ended = failed(cause);
      else throw cause;
    }
    for (const act of [...open.values()].reverse()) {
      try {
        await bench.perform(act.device, act.action, act.arguments);
      } catch (cause) {
        if (!(cause instanceof BenchError)) throw cause;
        if (ended.kind !== "failed") ended = failed(cause);
      }
    }
    return ended;
  };

  return {
    scenarios,
    state: () => state,
    play(id) {
      if (state.kind === "playing") {
        const { scenario } = state;
        throw new BenchError("invalidArguments", `${scenario} is playing; stop it first`, {
          kind: "playing",
          scenario,
        });
      }
      const scenario = scenarios.find((candidate) => candidate.id === id);
      if (!scenario) throw new BenchError("invalidArguments", `no scenario ${id}`);
      const stopping = new AbortController();
      const ended = run(scenario, stopping.signal).then((last) => {
        playing = undefined;
        become({ kind: "idle", last });
      });
      playing = { stopping, ended };
    },
    async stop() {
      playing?.stopping.abort(new Error("the scenario was stopped"));
      await playing?.ended;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface Act {
  readonly device: string;
  readonly action: string;
  readonly arguments: Readonly<Record<string, string | number>>;
}

/** A step without its time. */
export function actOf({ after: _, device, action, ...args }: ScenarioStep): Act {
  return { device, action, arguments: args };
}

const keyOf = ({ device, action, arguments: args }: Act): string => JSON.stringify([device, action, args]);

/** What puts the bench back after this; nothing where it was so before, or where nothing stays of it. */
function undoOf({ device, action, arguments: args }: Act, before: BenchDeviceState): Act | undefined {
  switch (action) {
    case "unplug":
      return before.plugged ? { device, action: "plug", arguments: {} } : undefined;
    case "setFault":
      return before.faults.includes(String(args.fault))
        ? undefined
        : { device, action: "clearFault", arguments: args };
    case "layCard":
      return { device, action: "removeCard", arguments: {} };
    case "holdKey":
      return { device, action: "releaseKey", arguments: args };
    default:
      return undefined;
  }
}
