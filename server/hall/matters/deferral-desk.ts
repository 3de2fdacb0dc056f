import type { Language } from "../../contract/hall.ts";
import { deferralTextConcept, internationalNumber } from "../../contract/matters.ts";
import { dayOf, daysAfter } from "../calendar/day.ts";
import { morningOf } from "../licence-reminders/schedule.ts";
import { usualTextBefore } from "../reminder-days.ts";
import type { DeferralWords } from "./deferral-text.ts";
import { type Room, submissionOf } from "./room.ts";
import { type Application, isOver } from "./state.ts";
import { type Arrangements, isPast, workingDaysBefore } from "./terms.ts";

/**
 * When the reminder of an application is due, milliseconds since the epoch: where the term is short, not on the day of acceptance itself.
 * Undefined: it owes nothing that has a term, is over, or the term is. Granted, it still owes, since its result waits. Pure.
 */
export function deferralDueAt(
  arrangements: Arrangements,
  { deferred: { materials, until }, acceptedOn, textBefore = usualTextBefore, ...application }: Application,
  now: number,
): number | undefined {
  if (isOver(application) || materials.length === 0 || !until || acceptedOn === null) return undefined;
  if (isPast(until, dayOf(now))) return undefined;
  const wanted = workingDaysBefore(arrangements, until.day, textBefore);
  const first = daysAfter(acceptedOn, 1);
  return morningOf(wanted > first ? wanted : first);
}

/** What is to be said of an application, to whom and how. */
export interface DeferralReminder {
  /** E.164 */
  readonly to: string;
  readonly language: Language;
  readonly words: DeferralWords;
}

/** 容缺: what is owed by a day, and of which its applicant agreed to be reminded, by application numbers. */
export interface DeferralDesk {
  has(number: string): boolean;
  /** Applications to be reminded of until now, by the log alone: whether anybody agreed stands sealed. @throws StorageError */
  due(): string[];
  /**
   * Milliseconds until it is due, 0: now. Undefined: nothing is to be said any more. The office may have given longer, or it came, since it was
   * first due. @throws StorageError
   */
  wait(number: string): number | undefined;
  /** Undefined: nobody was told of a text where it was chosen, the form has no mobile, or it is not kept any more. @throws StorageError */
  reminder(number: string): DeferralReminder | undefined;
}

export function deferralDesk(room: Room, arrangements: Arrangements): DeferralDesk {
  const { log, clock, guides } = room;
  const dueAt = (application: Application | undefined) =>
    application && deferralDueAt(arrangements, application, clock.now());
  const of = (number: string) => {
    log.catchUp();
    return log.state.applications.get(number);
  };
  return {
    has: (number) => of(number) !== undefined,
    due() {
      log.catchUp();
      const now = clock.now();
      return [...log.state.applications.values()].flatMap((application) => {
        const at = dueAt(application);
        return at !== undefined && at <= now ? [application.number] : [];
      });
    },
    wait(number) {
      const at = dueAt(of(number));
      return at === undefined ? undefined : Math.max(0, at - clock.now());
    },
    reminder(number) {
      const application = of(number);
      const [record] = application?.records ?? [];
      const submission = record === undefined ? undefined : submissionOf(room, record);
      if (!application || !submission) return undefined;
      const { code, deferred, guide } = application;
      const told = submission.materials.flatMap(({ materialId, how }) =>
        how.by === "later" && how.told && deferred.materials.includes(materialId) ? [how.told] : [],
      );
      const said = submission.concepts[deferralTextConcept];
      const to = typeof said === "string" ? internationalNumber(said) : undefined;
      const language = told.at(-1)?.language;
      if (language === undefined || to === undefined || !deferred.until) return undefined;
      const names = guides.matter(guide).materials.filter(({ id }) => deferred.materials.includes(id));
      const words = {
        materials: names.map(({ name }) => name),
        day: deferred.until.day,
        code: `${code.slice(0, 4)} ${code.slice(4)}`,
      };
      return { to, language, words };
    },
  };
}
