import type { Call } from "../../contract/board.ts";

/** Something that tells a call: a voice module, a window's display, an LED board. */
export interface CallOutput {
  readonly name: string;
  /**
   * Tells one call, to its end. Rejects when it could not; the signal aborts when the terminal stops.
   * Resolves at once for a call that is none of its business.
   */
  tell(call: Call, signal: AbortSignal): Promise<void>;
}

/**
 * Calls that wait for one output at most; the oldest go. Ours: a voice that was away for some minutes must not read out the
 * past to people who have long gone to their window.
 */
export const longestLine = 20;

export interface Announcer {
  announce(call: Call): void;
  /** Ends what is being told. Resolves when every output is quiet. */
  stop(): Promise<void>;
}

/**
 * Tells every call on every output, in the order of the hall's events. Each output goes at its own pace, one call at a time,
 * none cut off by the next; one that fails, or is slow, holds up no other and misses only what it could not tell.
 */
export function createAnnouncer(
  outputs: readonly CallOutput[],
  log: (message: string, data: Readonly<Record<string, unknown>>) => void,
): Announcer {
  let isStopped = false;
  const lines = outputs.map((output) => {
    const waiting: Call[] = [];
    let telling: Promise<void> | undefined;
    let current = new AbortController();
    const work = async () => {
      for (let call = waiting.shift(); call; call = waiting.shift()) {
        if (isStopped) return;
        current = new AbortController();
        try {
          await output.tell(call, current.signal);
        } catch (cause) {
          if (!isStopped)
            log("a call was not told", { output: output.name, number: call.number, cause: String(cause) });
        }
      }
    };
    return {
      add(call: Call) {
        // A newer call of the same ticket says everything that the older one would.
        const same = waiting.findIndex(({ ticketId }) => ticketId === call.ticketId);
        if (same >= 0) waiting.splice(same, 1);
        waiting.push(call);
        if (waiting.length > longestLine) {
          const dropped = waiting.shift();
          log("a call came too late to be told", { output: output.name, number: dropped?.number });
        }
        telling ??= work().finally(() => {
          telling = undefined;
        });
      },
      stop() {
        current.abort();
        return telling;
      },
    };
  });
  return {
    announce(call) {
      if (isStopped) return;
      for (const line of lines) line.add(call);
    },
    async stop() {
      isStopped = true;
      await Promise.all(lines.map((line) => line.stop()));
    },
  };
}
