import { DeviceError } from "../device/errors.ts";
import type { DeviceIdentity, DeviceSession } from "../device/session.ts";
import { parseReportDescriptor } from "../hid/report-descriptor.ts";
import type { HidTransport } from "../transport/transport.ts";
import { functionOf, type Key, type KeyMap, type KeypadFunction, keyOf } from "./key-map.ts";
import { hasKeys, type KeyChange, KeyTracker } from "./key-tracker.ts";

export interface KeyEvent {
  readonly key: Key;
  readonly isDown: boolean;
  /** By the session's key map; absent for a key that it does not name. */
  readonly function?: KeypadFunction;
}

/** An accessibility keypad on an open line. It speaks without being asked, and cannot be asked whether it is well. */
export interface KeypadSession extends DeviceSession {
  readonly keyMap: KeyMap;
  /** Takes another key map at once. A key that is down goes up with the function that it went down with. */
  setKeyMap(keyMap: KeyMap): void;
  /**
   * Calls `listener` with each key that goes down or up, from now until the line ends or the function that it returns is
   * called. Keys that are down when the line ends do not go up any more.
   */
  onKey(listener: (event: KeyEvent) => void): () => void;
}

/**
 * A keypad that is a HID keyboard, by its report descriptor: boot keyboards, keyboards with a bit for each key, and
 * volume keys on the consumer page.
 *
 * Linux takes such a keypad for a keyboard too, and types its keys into whatever page has the focus. Reading the raw
 * device, as this driver does, does not keep them away: hidraw has no grab. It is done outside of this driver and for
 * this device alone, by a udev rule that sets `LIBINPUT_IGNORE_DEVICE` to 1 on its event nodes (libinput, "Ignoring
 * specific devices": desktops and X with libinput leave it alone then, the text console does not), or by a process
 * that holds `EVIOCGRAB` on them. Where neither is done, each key comes both ways, and a page must take it from here
 * only and drop the `keydown`.
 */
export function createKeypadSession(transport: HidTransport, keyMap: KeyMap): KeypadSession {
  return new HidKeyboardSession(transport, keyMap);
}

class HidKeyboardSession implements KeypadSession {
  keyMap: KeyMap;
  readonly #tracker: KeyTracker | undefined;
  /** Why the device is no keypad. */
  readonly #mismatch: string | undefined;
  readonly #listeners = new Set<(event: KeyEvent) => void>();
  /** What each key that is down went down as. */
  readonly #down = new Map<Key, KeypadFunction>();

  constructor(transport: HidTransport, keyMap: KeyMap) {
    this.keyMap = keyMap;
    const parsed = parseReportDescriptor(transport.reportDescriptor);
    if (parsed.kind === "malformed") this.#mismatch = `its report descriptor is malformed: ${parsed.reason}`;
    else if (!hasKeys(parsed.descriptor)) this.#mismatch = "its reports hold no keys of a keyboard";
    else this.#tracker = new KeyTracker(parsed.descriptor);
    transport.onData((report) => this.#tell(this.#tracker?.push(report) ?? []));
  }

  setKeyMap(keyMap: KeyMap): void {
    this.keyMap = keyMap;
  }

  async identify(signal: AbortSignal): Promise<DeviceIdentity> {
    await this.checkHealth(signal);
    return { protocol: "HID keyboard" };
  }

  /** A keypad that has gone is told by its line; there is nothing to ask it. */
  async checkHealth(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#mismatch !== undefined) throw new DeviceError("device.garbled", this.#mismatch);
  }

  /** Lets go of all keys: the keypad says with its next report which are down. */
  async reset(signal: AbortSignal): Promise<void> {
    await this.checkHealth(signal);
    this.#tell(this.#tracker?.releaseAll() ?? []);
  }

  onKey(listener: (event: KeyEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(changes: readonly KeyChange[]): void {
    for (const { usage, isDown } of changes) {
      const key = keyOf(usage);
      const name = isDown ? functionOf(this.keyMap, key) : this.#down.get(key);
      if (isDown && name) this.#down.set(key, name);
      else this.#down.delete(key);
      const event = { key, isDown, ...(name === undefined ? {} : { function: name }) };
      for (const listener of [...this.#listeners]) listener(event);
    }
  }
}
