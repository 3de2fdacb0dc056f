import type { Clock } from "../../../device-drivers/clock.ts";

/** XFS4IoT's words for where vendor mode is. */
export type VendorModeState = "inactive" | "enterPending" | "active" | "exitPending";

/**
 * Milliseconds that registered applications are given to acknowledge. House rule: a technician who stands before a terminal does not wait
 * longer for a program that hangs, and the standard leaves it open.
 */
export const acknowledgeWithin = 30_000;

/** What registered applications and everybody else are told, in the standard's words. */
export type VendorModeEvent =
  | "EnterModeRequestEvent"
  | "ModeEnteredEvent"
  | "ExitModeRequestEvent"
  | "ModeExitedEvent";

/** An application that wants to be asked before vendor mode begins or ends. */
export interface RegisteredApplication {
  /** That it has let go of the devices, or may have them again. @returns false where nothing was asked of it */
  acknowledge(of: "enter" | "exit"): boolean;
  /** It is gone: nobody waits for it. */
  leave(): void;
}

export interface VendorModeOptions {
  readonly clock: Clock;
  /** Called when the mode is entered, and when it is left. */
  readonly onEntered: () => void;
  readonly onExited: () => void;
  /** Called after every change of state and with every event. */
  readonly tell: (event: VendorModeEvent) => void;
}

/** Vendor mode: the terminal in a technician's hands. Entered and left when every registered application agrees, or is late. */
export class VendorMode {
  readonly #options: VendorModeOptions;
  readonly #applications = new Set<object>();
  readonly #awaited = new Set<object>();
  #state: VendorModeState = "inactive";
  #timer: unknown;

  constructor(options: VendorModeOptions) {
    this.#options = options;
  }

  get state(): VendorModeState {
    return this.#state;
  }

  register(): RegisteredApplication {
    const application = {};
    this.#applications.add(application);
    return {
      acknowledge: (of) => {
        const isAsked = this.#state === (of === "enter" ? "enterPending" : "exitPending");
        if (!isAsked || !this.#awaited.has(application)) return false;
        this.#noLongerAwait(application);
        return true;
      },
      leave: () => {
        this.#applications.delete(application);
        this.#noLongerAwait(application);
      },
    };
  }

  /** @returns false where it is not inactive */
  requestEnter(): boolean {
    return this.#request("inactive", "enterPending", "EnterModeRequestEvent");
  }

  /** @returns false where it is not active */
  requestExit(): boolean {
    return this.#request("active", "exitPending", "ExitModeRequestEvent");
  }

  #request(from: VendorModeState, to: "enterPending" | "exitPending", event: VendorModeEvent): boolean {
    if (this.#state !== from) return false;
    this.#state = to;
    for (const application of this.#applications) this.#awaited.add(application);
    this.#timer = this.#options.clock.setTimeout(() => this.#settle(), acknowledgeWithin);
    this.#options.tell(event);
    // An application may have acknowledged as it was told.
    if (this.#state === to && this.#awaited.size === 0) this.#settle();
    return true;
  }

  #noLongerAwait(application: object): void {
    if (this.#awaited.delete(application) && this.#awaited.size === 0) this.#settle();
  }

  #settle(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#awaited.clear();
    if (this.#state === "enterPending") {
      this.#state = "active";
      this.#options.onEntered();
      this.#options.tell("ModeEnteredEvent");
    } else if (this.#state === "exitPending") {
      this.#state = "inactive";
      this.#options.onExited();
      this.#options.tell("ModeExitedEvent");
    }
  }
}
