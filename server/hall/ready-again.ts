import type { Clock } from "../../device-drivers/clock.ts";
import { appointmentClass } from "./queue/line.ts";
import type { QueueState } from "./queue/state.ts";

export interface ReadyAgainOptions {
  readonly clock: Clock;
  /** The queue as it is now. */
  state(): QueueState;
  /** Somebody may be called who could not be a moment ago. */
  onReady(): void;
}

/**
 * Tells when somebody who stands aside, or came before the time of an appointment, may be called: no event of the log
 * says so. `look` is to be called whenever something in the hall has changed.
 */
export function watchReadyAgain({ clock, state, onReady }: ReadyAgainOptions): {
  look(): void;
  close(): void;
} {
  let next: { readonly at: number; readonly timer: unknown } | undefined;

  const stop = () => {
    if (next) clock.clearTimeout(next.timer);
    next = undefined;
  };

  const look = () => {
    const at = nextReady(state(), clock);
    if (at === next?.at) return;
    stop();
    if (at === undefined) return;
    const timer = clock.setTimeout(() => {
      next = undefined;
      onReady();
    }, at - clock.now());
    next = { at, timer };
  };

  return { look, close: stop };
}

/** The earliest time, milliseconds since the epoch, at which somebody who may not be called yet may be. */
function nextReady({ lines }: QueueState, clock: Clock): number | undefined {
  // Nobody else has a time before which they are not called.
  const bound = [...lines.values()].flatMap(({ returned, classes }) =>
    [...returned, ...(classes.get(appointmentClass) ?? [])].filter(({ notBefore }) => notBefore > 0),
  );
  if (bound.length === 0) return undefined;
  const now = clock.now();
  const coming = bound.map(({ notBefore }) => notBefore).filter((at) => at > now);
  return coming.length === 0 ? undefined : Math.min(...coming);
}
