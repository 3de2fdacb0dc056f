import type { Clock } from "../../../device-drivers/clock.ts";
import type { KeptNotice } from "../../contract/notices/desk.ts";
import { mostNotices, type Notice, standsAt } from "../../contract/notices/notice.ts";
import type { NoticeStore } from "./store.ts";

/** The notices of one hall. Who may do what is the desk's matter. */
export interface Notices {
  /** Running, to come, and those that ended of late. */
  all(): readonly KeptNotice[];
  /** For a terminal at rest, those to come among them: it goes by its own clock while the hall is away. */
  at(terminal: { readonly id: string; readonly zone: string | null }): Notice[];
  onBoards(): Notice[];
  isFull(): boolean;
  /** What is decided and written in it is one, whichever process writes beside it. @throws StorageError */
  alone<Result>(work: () => Result): Result;
  /** Reads what another process of the hall wrote: before something is decided by it. */
  look(): void;
  /** The same id again is the same notice. @throws StorageError */
  post(notice: KeptNotice): void;
  /** Ends one now; one that is over, or unknown, stays as it is. @throws StorageError */
  takeBack(id: string, by: string): void;
  onChange(listener: () => void): () => void;
  close(): void;
}

/**
 * Posts a notice at all of these or at none. Sites are gone through in one order by every process, so that none waits for another in a ring.
 *
 * @returns false where one of them is full
 * @throws StorageError
 */
export function postAt(sites: readonly Notices[], notice: KeptNotice): boolean {
  const post = (): boolean => {
    for (const each of sites) each.look();
    const isKnown = sites.some((each) => each.all().some(({ id }) => id === notice.id));
    if (!isKnown && sites.some((each) => each.isFull())) return false;
    for (const each of sites) each.post(notice);
    return true;
  };
  return sites.reduceRight<() => boolean>((inner, each) => () => each.alone(inner), post)();
}

export interface NoticesOptions {
  readonly store: NoticeStore;
  readonly clock: Clock;
  /** Milliseconds between two looks at the store, at most. */
  readonly lookEvery?: number;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** How long an ended one is still listed. House rule: whoever writes this month's looks at last month's. */
const keptFor = 31 * 86_400_000;
/** Between two looks, at most, milliseconds: what another process of the hall wrote is shown no later. */
const usualWait = 2_000;

/** @throws StorageError */
export function openNotices({ store, clock, lookEvery = usualWait, log }: NoticesOptions): Notices {
  const listeners = new Set<() => void>();
  let notices: readonly KeptNotice[] = store.all();
  let timer: unknown;

  const left = () => notices.filter(({ until }) => until > clock.now());
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const watch = () => {
    clock.clearTimeout(timer);
    const wait = Math.min(lookEvery, ...left().map(({ until }) => until - clock.now()));
    timer = clock.setTimeout(look, Math.max(1, wait));
  };
  let open = left().length;
  let known = JSON.stringify(notices);
  /** Sees what has ended, and lets go of what ended long ago. */
  function look() {
    try {
      notices = store.all();
    } catch (cause) {
      log("notices could not be read anew", { cause: String(cause) });
    }
    const before = clock.now() - keptFor;
    const kept = notices.filter(({ until }) => until > before);
    if (kept.length < notices.length) {
      notices = kept;
      try {
        store.forget(before);
      } catch (cause) {
        // It is listed no more, and forgotten with the next one.
        log("ended notices could not be forgotten", { cause: String(cause) });
      }
    }
    watch();
    const now = left().length;
    const read = JSON.stringify(notices);
    if (now !== open || read !== known) tell();
    open = now;
    known = read;
  }
  look();

  const shown = ({ id, text, always, urgent, from, until, hours }: KeptNotice): Notice => ({
    id,
    text,
    always,
    urgent,
    from,
    until,
    hours,
  });
  return {
    all: () => notices,
    at: (terminal) =>
      left()
        .filter(({ place }) => standsAt(place, terminal))
        .map(shown),
    onBoards: () =>
      left()
        .filter(({ place }) => place.boards)
        .map(shown),
    isFull: () => left().length >= mostNotices,
    alone: store.alone,
    look,
    post(notice) {
      store.add(notice);
      look();
    },
    takeBack(id, by) {
      look();
      const found = left().find((each) => each.id === id);
      if (!found) return;
      const at = clock.now();
      store.end({ ...found, until: at, takenBack: { by, at } }, at);
      look();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => clock.clearTimeout(timer),
  };
}
