import type { Clock } from "../../device-drivers/clock.ts";
import { ContractError } from "../contract/errors.ts";
import type { HallDirectory } from "./hall-config.ts";
import type { WindowSession } from "./queue/decide.ts";
import { nextAt } from "./queue/decide-at-window.ts";
import type { QueueState } from "./queue/state.ts";

export interface AutoCallOptions {
  readonly hall: HallDirectory;
  readonly clock: Clock;
  /** The queue as it is now. */
  state(): QueueState;
  /** Calls the next one at a window. Rejects with a ContractError when it is refused or the storage failed. */
  callNext(idempotencyKey: string, session: WindowSession): Promise<unknown>;
}

export interface AutoCall {
  /** To be called whenever something in the hall has changed. */
  look(): void;
  close(): void;
}

interface Waiting {
  readonly key: string;
  readonly timer: unknown;
}

/**
 * Calls the next one by itself at every window that wants it: free, attended, not paused, and somebody may be called,
 * all that for `rules.autoCallDelay`. Whatever happens at the window meanwhile starts the delay anew.
 *
 * The key of such a call names the window's last event, so that several processes on one store, each with its own
 * delay, call once; and one that looks late finds its call made already.
 */
export function createAutoCall({ hall, clock, state, callNext }: AutoCallOptions): AutoCall {
  const waiting = new Map<string, Waiting>();

  const drop = (windowId: string) => {
    clock.clearTimeout(waiting.get(windowId)?.timer);
    waiting.delete(windowId);
  };

  const call = (session: WindowSession, key: string) => {
    waiting.delete(session.windowId);
    callNext(key, session).catch((cause: unknown) => {
      if (!(cause instanceof ContractError)) throw cause;
      // Another process was faster, or the storage failed: the state tells what is left to do, under the same key.
      if (cause.code !== "message.connectionLost") look();
    });
  };

  const look = () => {
    for (const { id: windowId } of hall.windows) {
      const wish = wishOf(hall, state(), windowId, clock);
      if (wish?.key === waiting.get(windowId)?.key) continue;
      drop(windowId);
      if (!wish) continue;
      const { key, session } = wish;
      const timer = clock.setTimeout(() => call(session, key), hall.rules.autoCallDelay);
      waiting.set(windowId, { key, timer });
    }
  };

  return {
    look,
    close() {
      for (const windowId of [...waiting.keys()]) drop(windowId);
    },
  };
}

/** The call that a window wants to make by itself, if it does. */
function wishOf(hall: HallDirectory, state: QueueState, windowId: string, clock: Clock) {
  const window = state.windows.get(windowId);
  if (!window?.autoCall || window.clerkId === null || window.paused || window.work.current) return undefined;
  if (!nextAt(hall, state, windowId, clock.now())) return undefined;
  return {
    key: `auto-call-${state.day}-${windowId}-${window.changedSeq}`,
    session: { windowId, clerkId: window.clerkId },
  };
}
