import type { WindowLineSession } from "../../device-drivers/window-line/session.ts";
import { ContractError } from "../contract/errors.ts";
import type { HallClient } from "./hall-client.ts";

/** Keys of windows' call pads on their way to the hall: in the order in which they were pressed, each once. */
export interface PadKeys {
  /** Takes the keys of this session from now on. */
  follow(session: WindowLineSession): void;
}

/** @param hall asked when a key is pressed: there is none before the server listens */
export function createPadKeys(
  hall: () => HallClient,
  log: (message: string, data: Readonly<Record<string, unknown>>) => void,
): PadKeys {
  let last: Promise<void> = Promise.resolve();
  return {
    follow(session) {
      session.onKey(({ window: windowId, key, id }) => {
        last = last.then(async () => {
          try {
            await hall().pressKey({ windowId, key, idempotencyKey: id });
          } catch (cause) {
            if (!(cause instanceof ContractError)) throw cause;
            // Nobody is signed in, or there is nobody to call: the pad's clerk sees that nothing changed.
            log("a pad's key did nothing", { window: windowId, key, code: cause.code });
          }
        });
      });
    },
  };
}
