import { type Head, nextHead, type ServiceHeads, standsBefore } from "../../../server/hall/queue/order.ts";
import { dayLength, minute, type Visitor } from "./coming.ts";
import type { Hall } from "./hall-file.ts";

/** What a visitor, a window or an estimator could see at a moment. */
export interface InHand {
  readonly visitor: Visitor;
  readonly calledAt: number;
  /** Null until the visitor has come to the window. */
  startedAt: number | null;
}

export interface SimulatedWindow {
  readonly index: number;
  /** Known beforehand, milliseconds, in order. */
  readonly closures: readonly { readonly from: number; readonly until: number }[];
  inHand: InHand | null;
  idleSince: number;
  /** When something happens here next. */
  nextAt: number;
}

export interface HallDay {
  readonly hall: Hall;
  readonly day: number;
  readonly windows: readonly SimulatedWindow[];
  /** By service, then by class; first the first. */
  readonly lines: readonly (readonly (readonly Visitor[])[])[];
  /** Came for an appointment that is still to come. */
  readonly early: readonly Visitor[];
  readonly preferredRun: readonly number[];
}

/** What happens, as it happens; `now` in milliseconds. */
export interface Watcher {
  /** Has come, and stands in its line if it was not called at once. */
  arrived?(now: number, visitor: Visitor, hall: HallDay, waits: boolean): void;
  called?(now: number, visitor: Visitor, window: SimulatedWindow): void;
  noShow?(now: number, inHand: InHand, window: SimulatedWindow): void;
  finished?(now: number, inHand: InHand, window: SimulatedWindow): void;
}

interface SimulatedHead extends Head {
  readonly visitor: Visitor;
}

/**
 * One day of a hall, event by event. Who comes while windows are idle goes to the one that was idle longest; a window closes when it
 * has finished what it has in hand; after the last arrival the windows work until nobody waits.
 */
export function simulateDay(hall: Hall, day: number, visitors: readonly Visitor[], watch: Watcher): void {
  const opening = day * dayLength;
  const closing = opening + hall.day * minute;
  const lines = hall.services.map(() => hall.classes.map((): Visitor[] => []));
  const preferredRun = hall.services.map(() => 0);
  const skills = hall.windows.map((window) =>
    window.skills.map((skill) => hall.services.findIndex(({ id }) => id === skill)),
  );
  const windows = hall.windows.map(
    ({ closed }, index): SimulatedWindow => ({
      index,
      closures: closed.map(([from, until]) => ({
        from: opening + from * minute,
        until: opening + until * minute,
      })),
      inHand: null,
      idleSince: opening,
      nextAt: Number.POSITIVE_INFINITY,
    }),
  );
  const early: Visitor[] = [];
  const view: HallDay = { hall, day, windows, lines, early, preferredRun };
  const policy = {
    rule: hall.policy.rule,
    cap: {
      passed: hall.policy.cap.passed,
      waited: hall.policy.cap.waited === null ? null : hall.policy.cap.waited * minute,
    },
  };

  function heads(window: SimulatedWindow): ServiceHeads<SimulatedHead>[] {
    return (skills[window.index] ?? []).map((service) => ({
      preferredRun: preferredRun[service] ?? 0,
      heads: (lines[service] ?? []).flatMap((line, callClass) => {
        const visitor = line[0];
        return visitor ? [headOf(hall, visitor, callClass)] : [];
      }),
    }));
  }

  function call(window: SimulatedWindow, now: number): void {
    const closure = window.closures.find(({ from, until }) => from <= now && now < until);
    const head = closure ? undefined : nextHead(policy, heads(window), now);
    if (!head) {
      window.nextAt = closure?.until ?? nextReopening(window, now);
      return;
    }
    const { visitor } = head;
    lines[visitor.service]?.[visitor.callClass]?.shift();
    const weight = hall.classes[visitor.callClass]?.weight ?? 1;
    preferredRun[visitor.service] = weight > 1 ? (preferredRun[visitor.service] ?? 0) + 1 : 0;
    for (const line of lines[visitor.service] ?? []) {
      for (const other of line) {
        if (!standsBefore(other, visitor)) break;
        other.passed += 1;
      }
    }
    const shows = !visitor.noShow;
    window.inHand = {
      visitor,
      calledAt: now,
      startedAt: shows && visitor.walk === 0 ? now : null,
    };
    window.nextAt =
      now + (shows ? visitor.walk || serveTime(window, visitor, now) : hall.noShow.grace * minute);
    watch.called?.(now, visitor, window);
  }

  function serveTime({ index }: SimulatedWindow, visitor: Visitor, now: number): number {
    const { speed = 1, speedOf = {} }: Partial<Hall["windows"][number]> = hall.windows[index] ?? {};
    const service = hall.services[visitor.service]?.id ?? "";
    const pace = 1 + hall.drift.overTheDay * ((now - opening) / (closing - opening) - 0.5);
    return (visitor.serve * Math.max(0.1, pace)) / (speed * (speedOf[service] ?? 1));
  }

  function happens(window: SimulatedWindow, now: number): void {
    const { inHand } = window;
    if (inHand && inHand.startedAt === null && !inHand.visitor.noShow) {
      inHand.startedAt = now;
      window.nextAt = now + serveTime(window, inHand.visitor, now);
      return;
    }
    if (inHand) {
      window.inHand = null;
      window.idleSince = now;
      if (inHand.visitor.noShow) watch.noShow?.(now, inHand, window);
      else watch.finished?.(now, inHand, window);
    }
    call(window, now);
  }

  function joinsLine(visitor: Visitor, now: number): void {
    lines[visitor.service]?.[visitor.callClass]?.push(visitor);
    const idle = windows
      .filter(
        ({ index, inHand, closures }) =>
          inHand === null &&
          skills[index]?.includes(visitor.service) &&
          !closures.some(({ from, until }) => from <= now && now < until),
      )
      .sort((a, b) => a.idleSince - b.idleSince)[0];
    if (idle) call(idle, now);
  }

  for (let coming = 0; ; ) {
    const next = windows.reduce((first, window) => (window.nextAt < first.nextAt ? window : first));
    const ready = early[0];
    const visitor = visitors[coming];
    const arrival = visitor?.arrivedAt ?? Number.POSITIVE_INFINITY;
    if (ready && ready.notBefore <= Math.min(next.nextAt, arrival)) {
      early.shift();
      joinsLine(ready, ready.notBefore);
    } else if (visitor && arrival <= next.nextAt) {
      coming += 1;
      if (visitor.notBefore > arrival) {
        early.push(visitor);
        early.sort((a, b) => a.notBefore - b.notBefore);
        watch.arrived?.(arrival, visitor, view, true);
      } else {
        joinsLine(visitor, arrival);
        const waits = lines[visitor.service]?.[visitor.callClass]?.includes(visitor) ?? false;
        watch.arrived?.(arrival, visitor, view, waits);
      }
    } else if (next.nextAt < Number.POSITIVE_INFINITY) {
      happens(next, next.nextAt);
    } else {
      return;
    }
  }
}

function headOf(hall: Hall, visitor: Visitor, callClass: number): SimulatedHead {
  const { due, seq, passed } = visitor;
  return { weight: hall.classes[callClass]?.weight ?? 1, due, seq, passed, returned: false, visitor };
}

function nextReopening({ closures }: SimulatedWindow, now: number): number {
  return closures.find(({ until }) => until > now)?.until ?? Number.POSITIVE_INFINITY;
}
