import { moveDay } from "../../contract/calendar.ts";
import type { ErrorCode } from "../../contract/errors.ts";
import type { Decision } from "../../storage/command-log.ts";
import { type Day, dayOf } from "../calendar/day.ts";
import type { MatterEvent, MatterOutcome } from "./events.ts";
import { handedInAs, type LaterEvent, next } from "./evolve.ts";
import { type Application, isOver, type MattersState, platformResultOf } from "./state.ts";
import { type Arrangements, deferralTerm, termFrom } from "./terms.ts";

export interface MatterRefusal {
  readonly code: ErrorCode;
  readonly detail: string;
}
export type MatterDecision = Decision<MatterEvent, MatterOutcome, MatterRefusal>;

/** The hall as applications see it. */
export interface MattersHall {
  readonly arrangements: Arrangements;
  /** Before the numbers of this site. */
  readonly prefix: string;
}

/** Who decides where rules do: 智能审批. */
export const byRules = "rules";

/**
 * What one command leads to: each event sees what those before it have done, and what follows by itself is told with it. The state that it
 * begins with is not changed.
 */
export class Story {
  readonly events: MatterEvent[] = [];
  readonly day: Day;
  readonly #hall: MattersHall;
  readonly #state: MattersState;
  readonly #at: number;
  readonly #now = new Map<string, Application>();

  constructor(hall: MattersHall, state: MattersState, at: number) {
    this.#hall = hall;
    this.#state = state;
    this.#at = at;
    this.day = dayOf(at);
  }

  application(number: string): Application | undefined {
    return this.#now.get(number) ?? this.#state.applications.get(number);
  }

  /** All of a case, in order. */
  ofCase(code: string): Application[] {
    const known = this.#state.cases.get(code)?.numbers ?? [];
    const fresh = [...this.#now.values()].filter(
      (each) => each.code === code && !known.includes(each.number),
    );
    return [...known.flatMap((number) => this.application(number) ?? []), ...fresh];
  }

  submit(event: Extract<MatterEvent, { type: "submitted" }>): void {
    this.events.push(event);
    this.#now.set(event.number, handedInAs(event, this.#at));
  }

  tell(event: LaterEvent): Application {
    const before = this.application(event.number);
    if (!before) throw new Error(`${event.type} of ${event.number}, which is not there`);
    const after = next(before, event, this.#at);
    this.events.push(event);
    this.#now.set(event.number, after);
    return after;
  }

  /** Accepts what has nothing more to be shown, opens what comes later, and grants what its rules grant. */
  acceptIfWhole(number: string): void {
    const { state, paper, deferred, deferral, committed } = this.#there(number);
    if (state !== "received" || paper.length > 0) return;
    const { arrangements } = this.#hall;
    const due = termFrom(arrangements, this.day, committed);
    this.tell({ type: "accepted", number, day: this.day, due });
    if (deferred.materials.length > 0) {
      if (deferral === null) throw new Error(`${number} has something to come later, and no term for it`);
      const until = deferralTerm(arrangements, this.day, { deferral, committed });
      this.tell({ type: "deferralOpened", number, materials: [...deferred.materials], until });
      return;
    }
    const { rules } = this.#there(number);
    if (rules) this.grant(number, { rules: [...rules], note: null, by: byRules });
  }

  grant(
    number: string,
    how: { readonly rules: string[] | null; readonly note: string | null; readonly by: string },
  ): void {
    const { commitments } = this.tell({ type: "granted", number, ...how });
    for (const { id, checkedWithin } of commitments) {
      const due = termFrom(this.#hall.arrangements, this.day, checkedWithin);
      this.tell({ type: "checkOpened", number, commitment: id, due });
    }
    this.issueIfWhole(number);
  }

  /** No result while a deferred material is open. */
  issueIfWhole(number: string): void {
    const { state, deferred, validMonths } = this.#there(number);
    if (state !== "granted" || deferred.materials.length > 0) return;
    // Valid from the day it is given: the day before the same one, so many months later, is its last.
    const ours = validMonths === null ? null : moveDay(moveDay(this.day, validMonths, "month"), -1, "day");
    const validTo = platformResultOf(this.#there(number))?.validTo ?? ours;
    const { code } = this.tell({ type: "resultIssued", number, day: this.day, validTo });
    for (const { number: other } of this.ofCase(code)) {
      // As it is now: what began a moment ago may have led to more.
      const each = this.#there(other);
      if (each.state !== "waiting" || !each.after.includes(number)) continue;
      if (!each.after.every((needed) => this.application(needed)?.state === "issued")) continue;
      this.tell({ type: "began", number: each.number });
      this.acceptIfWhole(each.number);
    }
  }

  /** What is over without a result stops what needs it, and what needs that; nothing else of the case. */
  end(event: Extract<LaterEvent, { type: "refused" | "returned" | "withdrawn" | "stopped" }>): void {
    const { code, number } = this.tell(event);
    for (const each of this.ofCase(code))
      if (each.after.includes(number) && !isOver(this.#there(each.number)))
        this.end({ type: "stopped", number: each.number, because: number });
  }

  #there(number: string): Application {
    const found = this.application(number);
    if (!found) throw new Error(`no application ${number}`);
    return found;
  }
}
