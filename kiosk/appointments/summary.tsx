import type { Appointment } from "../../server/contract/appointments.ts";
import { wallTime } from "../../server/contract/hall-time.ts";
import { dayWords, spacedCode, spanWords } from "../i18n/appointment-time.ts";
import type { BookingContext } from "./booking.machine.ts";
import { words } from "./words.ts";

/** For what, when, where, and its code. */
export function Summary({ appointment, context }: { appointment: Appointment; context: BookingContext }) {
  const { language } = context;
  const { a } = words(language);
  const { plainName, start, end, area, code, state, ticketNumber, checkInFrom, changeUntil, hall } =
    appointment;
  return (
    <div class="summary">
      <p class="summary__when">
        {dayWords(start, language)} {spanWords(start, end)}
      </p>
      <p>{plainName[language]}</p>
      {hall && <p class="summary__hall">{hall.name[language]}</p>}
      <p class="summary__quiet">{[hall?.place?.[language], area[language]].filter(Boolean).join(" · ")}</p>
      <p class="summary__code">{spacedCode(code)}</p>
      {state === "open" ? (
        <p class="summary__quiet">
          {a("checkInFrom", { time: wallTime(checkInFrom) })} ·{" "}
          {a("changeUntil", { time: `${dayWords(changeUntil, language)} ${wallTime(changeUntil)}` })}
        </p>
      ) : (
        ticketNumber && <p>{a("stateCheckedIn", { number: ticketNumber })}</p>
      )}
    </div>
  );
}
