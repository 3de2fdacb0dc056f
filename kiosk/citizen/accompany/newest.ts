import type { PageClock } from "../../connection/clock.ts";

export interface NewestOptions<Value> {
  readonly clock: Pick<PageClock, "now" | "setTimeout" | "clearTimeout">;
  /** Between two of them, milliseconds, at least. */
  readonly interval: number;
  /** Before another try behind one that did not arrive, milliseconds. */
  readonly retryAfter: number;
  /** What there is now, and by what it is known that it is another one. */
  readonly look: () => { readonly value: Value; readonly sign: string };
  readonly send: (value: Value) => Promise<unknown>;
}

/** Sends what is newest, and nothing else: never two on the way, none twice, none that was there in between. */
export interface Newest {
  /** Something may have changed. */
  changed(): void;
  /** What was sent may not have arrived: it is sent anew. */
  again(): void;
  stop(): void;
}

export function sendNewest<Value>({ clock, interval, retryAfter, look, send }: NewestOptions<Value>): Newest {
  let sent: string | null = null;
  let sentAt = Number.NEGATIVE_INFINITY;
  let isSending = false;
  let isWanted = false;
  let isOver = false;
  let timer: unknown = null;

  const later = (milliseconds: number) => {
    timer ??= clock.setTimeout(() => {
      timer = null;
      go();
    }, milliseconds);
  };
  const go = () => {
    if (isOver || isSending || !isWanted) return;
    const wait = sentAt + interval - clock.now();
    if (wait > 0) return later(wait);
    isWanted = false;
    const { value, sign } = look();
    if (sign === sent) return;
    isSending = true;
    sentAt = clock.now();
    send(value).then(
      () => {
        isSending = false;
        sent = sign;
        go();
      },
      () => {
        // Nobody has it: behind the wait the newest is sent, whatever it is by then.
        isSending = false;
        isWanted = true;
        if (!isOver) later(retryAfter);
      },
    );
  };
  const changed = () => {
    isWanted = true;
    go();
  };
  return {
    changed,
    again() {
      sent = null;
      clock.clearTimeout(timer);
      timer = null;
      changed();
    },
    stop() {
      isOver = true;
      clock.clearTimeout(timer);
    },
  };
}
