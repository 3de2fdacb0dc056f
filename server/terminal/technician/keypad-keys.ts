import { keyMapOf } from "../../../device-drivers/keypad/configured-keys.ts";
import { type KeyMap, ordinaryKeyMap } from "../../../device-drivers/keypad/key-map.ts";
import { createKeypadSession, type KeypadSession } from "../../../device-drivers/keypad/session.ts";
import type { HidTransport } from "../../../device-drivers/transport/transport.ts";
import type { DeviceConfiguration } from "../../config/devices.ts";
import type { KeypadKeysView } from "../../contract/technician.ts";
import type { Setting, Settings } from "./settings.ts";

/** The key map that the terminal's keypad works by: what was learned, what is configured, or the ordinary one. */
export interface KeypadKeys {
  inForce(): KeypadKeysView;
  /** A keypad's session by the map in force; it takes every later one. */
  createSession(line: HidTransport): KeypadSession;
  /** From now on, and after a restart. @throws StorageError; then nothing has changed */
  learn(learnt: Setting<"keypadKeys">): void;
  /** Back to the configuration's. @throws StorageError; then nothing has changed */
  forget(): void;
}

export function createKeypadKeys(
  configured: NonNullable<DeviceConfiguration["keypad"]>["keys"],
  settings: Settings,
): KeypadKeys {
  let session: KeypadSession | undefined;
  const inForce = (): { map: KeyMap; source: KeypadKeysView["source"] } => {
    const learnt = settings.read("keypadKeys");
    if (learnt) return { map: learnt.value, source: "learnt" };
    return configured
      ? { map: keyMapOf(configured), source: "configuration" }
      : { map: ordinaryKeyMap, source: "ordinary" };
  };
  return {
    inForce,
    createSession(line) {
      session = createKeypadSession(line, inForce().map);
      return session;
    },
    learn(learnt) {
      settings.save("keypadKeys", learnt);
      session?.setKeyMap(inForce().map);
    },
    forget() {
      settings.forget("keypadKeys");
      session?.setKeyMap(inForce().map);
    },
  };
}
