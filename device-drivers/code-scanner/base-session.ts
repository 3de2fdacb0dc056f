import { DeviceError } from "../device/errors.ts";
import type { DeviceIdentity } from "../device/session.ts";
import type { CodeListener, DecodedCode } from "./code.ts";
import type { CodeScannerSession, TriggerState } from "./session.ts";

/** What the sessions of all drivers have in common: listeners, and reading one code on demand. */
export abstract class BaseScannerSession implements CodeScannerSession {
  readonly triggers: ReadonlySet<TriggerState>;
  readonly #codeListeners = new Set<(code: DecodedCode) => void>();
  readonly #damageListeners = new Set<(error: DeviceError) => void>();
  /** Why the trigger could not be released after a code had come: told at the next look, for the code comes first. */
  #trouble: { readonly cause: unknown } | undefined;

  constructor(triggers: ReadonlySet<TriggerState>) {
    this.triggers = triggers;
  }

  abstract identify(signal: AbortSignal): Promise<DeviceIdentity>;
  abstract reset(signal: AbortSignal): Promise<void>;
  /** Called with what is in `triggers` only. */
  protected abstract sendTrigger(state: TriggerState): Promise<void>;

  /** For the driver: where its codes and their damages go. */
  protected readonly outlet: CodeListener = {
    onCode: (code) => {
      for (const listener of [...this.#codeListeners]) listener(code);
    },
    onDamage: (detail) => {
      const error = new DeviceError("scanner.codeDamaged", detail);
      for (const listener of [...this.#damageListeners]) listener(error);
    },
  };

  /** A scanner that has gone is told by its line; there is nothing to ask one that is there. */
  async checkHealth(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const trouble = this.#trouble;
    this.#trouble = undefined;
    if (trouble) throw trouble.cause;
  }

  onCode(listener: (code: DecodedCode) => void): () => void {
    this.#codeListeners.add(listener);
    return () => this.#codeListeners.delete(listener);
  }

  onDamage(listener: (error: DeviceError) => void): () => void {
    this.#damageListeners.add(listener);
    return () => this.#damageListeners.delete(listener);
  }

  async setTrigger(state: TriggerState, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.triggers.has(state)) throw new DeviceError("scanner.noTrigger", `it cannot be ${state}`);
    await this.sendTrigger(state);
  }

  async read(signal: AbortSignal): Promise<DecodedCode> {
    signal.throwIfAborted();
    if (!this.triggers.has("initiated")) return this.#next(signal, async () => undefined);
    try {
      return await this.#next(signal, () => this.sendTrigger("initiated"));
    } finally {
      const released = this.sendTrigger("released").catch((cause: unknown) => {
        this.#trouble = { cause };
      });
      // Who gives up does not wait for a line that may hang.
      if (!signal.aborted) await released;
    }
  }

  /** The next code or damage; `begin` runs while it is waited for already. */
  async #next(signal: AbortSignal, begin: () => Promise<void>): Promise<DecodedCode> {
    const undo: (() => void)[] = [];
    try {
      const coming = new Promise<DecodedCode>((resolve, reject) => {
        const onAbort = () => reject(signal.reason);
        signal.addEventListener("abort", onAbort, { once: true });
        undo.push(
          () => signal.removeEventListener("abort", onAbort),
          this.onCode(resolve),
          this.onDamage(reject),
        );
      });
      const [code] = await Promise.all([coming, begin()]);
      return code;
    } finally {
      for (const step of undo) step();
    }
  }
}
