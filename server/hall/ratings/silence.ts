import type { Clock } from "../../../device-drivers/clock.ts";
import { type UnitKind, unitKinds } from "../../contract/ratings/words.ts";
import { dayOf, daysAfter } from "../calendar/day.ts";
import type { AskedToRate } from "./asked.ts";
import type { RatingCommand } from "./decide.ts";
import type { RatingRules } from "./rules.ts";
import { type UnitVisits, windowUnit } from "./state.ts";

/** Days back of which silence is counted where it was not counted in time. */
const caughtUpDays = 31;

interface SilenceRoom {
  readonly rules: Pick<RatingRules, "satisfiedAfter">;
  readonly clock: Pick<Clock, "now">;
  readonly asked: AskedToRate;
  /** Times that each window served somebody on a day that is over; undefined: nobody knows yet, or any more. */
  servedOn(day: string): ReadonlyMap<string, number> | undefined;
  isCounted(kind: UnitKind, day: string): boolean;
  submit(idempotencyKey: string, command: RatingCommand): Promise<unknown>;
}

/** Counts each day's silence once its term is over; of windows and of terminals each when it is known. */
export function silenceCounter(room: SilenceRoom): () => Promise<void> {
  const { rules, clock, asked, servedOn, isCounted, submit } = room;
  const visitsOf: Readonly<Record<UnitKind, (day: string) => readonly UnitVisits[] | undefined>> = {
    window(day) {
      const served = servedOn(day);
      return served && [...served].map(([id, visits]) => ({ unit: windowUnit(id), visits }));
    },
    terminal(day) {
      const visits = asked.on(day);
      return visits.length > 0 ? visits : undefined;
    },
  };
  return async () => {
    const { satisfiedAfter } = rules;
    if (satisfiedAfter === null) return;
    const last = daysAfter(dayOf(clock.now()), -satisfiedAfter - 1);
    for (let back = 0; back < caughtUpDays; back++) {
      const of = daysAfter(last, -back);
      for (const kind of unitKinds) {
        if (isCounted(kind, of)) continue;
        const served = visitsOf[kind](of);
        if (served) await submit(`passed over ${kind} ${of}`, { type: "passOver", kind, of, served });
      }
    }
    asked.forget(daysAfter(last, -caughtUpDays));
  };
}
