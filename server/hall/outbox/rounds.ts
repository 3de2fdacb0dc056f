import type { Clock } from "../../../device-drivers/clock.ts";
import { ConnectorError } from "../../connectors/connector-error.ts";
import { ContractError } from "../../contract/errors.ts";
import { StorageError } from "../../storage/database.ts";
import type { OutboxOptions } from "./outbox.ts";

export interface RoundsOptions extends Pick<OutboxOptions, "log"> {
  readonly clock: Clock;
  /** Ends it all. */
  readonly signal: AbortSignal;
}

/** Work that brings what is true here to those outside, round after round: what fails for now is done again in the next. */
export interface Rounds {
  /**
   * Of some work, what asks for it a moment later, one after the other, however often it is asked for: whoever asks does not wait for it.
   *
   * @param failed what to say when it could not be done for now
   */
  soon(failed: string, work: () => void | Promise<void>): () => void;
  /** Does it now. What is no failure for now is thrown. */
  tried(failed: string, work: () => void | Promise<void>): Promise<void>;
  /** When nothing of it is under way any more. */
  ended(): Promise<void>;
}

export function createRounds({ clock, log, signal }: RoundsOptions): Rounds {
  let working: Promise<void> = Promise.resolve();
  const tried: Rounds["tried"] = async (failed, work) => {
    try {
      await work();
    } catch (cause) {
      if (signal.aborted) return;
      const isOurs = cause instanceof StorageError;
      if (!(isOurs || cause instanceof ConnectorError || cause instanceof ContractError)) throw cause;
      log[isOurs ? "warn" : "info"]({ cause: cause.message }, failed);
    }
  };
  return {
    tried,
    soon(failed, work) {
      let isDue = false;
      return () => {
        if (isDue) return;
        isDue = true;
        clock.defer(() => {
          isDue = false;
          if (signal.aborted) return;
          working = working.then(() => (signal.aborted ? undefined : tried(failed, work)));
        });
      };
    },
    ended: () => working,
  };
}
