import type { SelfTest } from "../device/self-test.ts";
import { keypadFunctions } from "./key-map.ts";
import type { KeypadSession } from "./session.ts";

/** What a technician can have a keypad prove. */
export const keypadSelfTests: readonly SelfTest<KeypadSession>[] = [
  {
    /** Ends when every key that has a function has gone down and up again; until then somebody presses them. */
    name: "pressEveryKey",
    needsEyes: false,
    async run(session, signal) {
      signal.throwIfAborted();
      const waiting = new Set(keypadFunctions.filter((name) => session.keyMap[name] !== undefined));
      const pressed: string[] = [];
      const down = new Set<string>();
      const undo: (() => void)[] = [];
      try {
        await new Promise<void>((resolve, reject) => {
          const onAbort = () => reject(signal.reason);
          signal.addEventListener("abort", onAbort, { once: true });
          const stop = session.onKey(({ key, isDown, function: name }) => {
            if (isDown) down.add(key);
            if (isDown || !name || !down.has(key) || !waiting.delete(name)) return;
            pressed.push(name);
            if (waiting.size === 0) resolve();
          });
          undo.push(stop, () => signal.removeEventListener("abort", onAbort));
          if (waiting.size === 0) resolve();
        });
      } finally {
        for (const step of undo) step();
      }
      return [{ name: "keys", value: pressed.join(", ") || "none" }];
    },
  },
];
