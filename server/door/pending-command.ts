/**
 * A command that was acknowledged and has not completed. Most complete at once and are never aborted: their signal, which costs more
 * than all the rest of them, is made when somebody asks for it.
 */
export class PendingCommand {
  #controller: AbortController | undefined;
  #aborted: { readonly reason: unknown } | undefined;
  #onAbort: (() => void) | undefined;

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#aborted) this.#controller.abort(this.#aborted.reason);
    }
    return this.#controller.signal;
  }

  /** The first reason counts. */
  abort(reason: unknown): void {
    if (this.#aborted) return;
    this.#aborted = { reason };
    this.#controller?.abort(reason);
    this.#onAbort?.();
  }

  throwIfAborted(): void {
    if (this.#aborted) throw this.#aborted.reason;
  }

  /** One listener, behind those of the signal. */
  set onAbort(listener: () => void) {
    this.#onAbort = listener;
  }
}
