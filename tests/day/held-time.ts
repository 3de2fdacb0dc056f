/** What a page that was opened with `holdTime` has for who moves its time. */
export interface HeldPage {
  /** Moves the page's time on, and hands over what the page has noted since. */
  advance(to: number): Promise<unknown[]>;
  now(): number;
  note(noted: object): void;
}

declare const window: Window & typeof globalThis & { held: HeldPage };

/**
 * Runs in a page before its own scripts: its time stands still but for `held.advance`. Timers fire in the order in which they fall due, each
 * at its time; a frame is drawn with every move.
 *
 * @param start milliseconds since the epoch
 */
export function holdTime(start: number): void {
  let now = start;
  let lastId = 0;
  const timers = new Map<number, { due: number; every: number | null; run: () => void }>();
  let frames = new Map<number, FrameRequestCallback>();
  let noted: object[] = [];
  const RealDate = Date;

  class HeldDate extends RealDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [now] : given) as [number]));
    }
    static override now = () => now;
  }
  const set =
    (isRepeated: boolean) =>
    (callback: (...given: unknown[]) => void, milliseconds = 0, ...given: unknown[]) => {
      lastId += 1;
      const wait = Math.max(isRepeated ? 1 : 0, Number(milliseconds) || 0);
      timers.set(lastId, {
        due: now + wait,
        every: isRepeated ? wait : null,
        run: () => callback(...given),
      });
      return lastId;
    };
  const clear = (id: number) => void timers.delete(id);
  const earliest = (until: number) => {
    let found: number | undefined;
    let due = until;
    for (const [id, timer] of timers)
      if (timer.due < due || (timer.due === due && found === undefined)) {
        found = id;
        due = timer.due;
      }
    return found;
  };
  /** As many turns as promises need that lead to promises. */
  const settle = async () => {
    for (let turn = 0; turn < 8; turn++) await undefined;
  };

  Object.assign(window, {
    Date: HeldDate,
    setTimeout: set(false),
    setInterval: set(true),
    clearTimeout: clear,
    clearInterval: clear,
    requestAnimationFrame(callback: FrameRequestCallback) {
      lastId += 1;
      frames.set(lastId, callback);
      return lastId;
    },
    cancelAnimationFrame: (id: number) => void frames.delete(id),
    held: {
      now: () => now,
      note: (what) => void noted.push(what),
      async advance(to) {
        for (let id = earliest(to); id !== undefined; id = earliest(to)) {
          const timer = timers.get(id);
          if (!timer) break;
          now = Math.max(now, timer.due);
          if (timer.every === null) timers.delete(id);
          else timer.due += timer.every;
          try {
            timer.run();
          } catch (cause) {
            reportError(cause);
          }
          await settle();
        }
        now = to;
        const drawn = frames;
        frames = new Map();
        for (const callback of drawn.values()) callback(now - start);
        await settle();
        const told = noted;
        noted = [];
        return told;
      },
    } satisfies HeldPage,
  });
  performance.now = () => now - start;
}
