import { Button } from "../ui/button.tsx";
import type { BookingContext, BookingEvent } from "./booking.machine.ts";
import { bookable, hallInHand, hasChoice } from "./booking.machine.ts";
import type { BookingSnapshot } from "./booking-screen.tsx";
import { Sheet } from "./sheet.tsx";
import { words } from "./words.ts";

interface PartProps {
  readonly context: BookingContext;
  readonly send: (event: BookingEvent) => void;
}

/** Steps of no hall, or in which the hall is the question. */
const withoutBar: readonly BookingSnapshot["value"][] = ["looking", "unreached", "noHall", "hall"];
/** Steps in which the hall's server works. */
const busy: readonly BookingSnapshot["value"][] = ["identifying", "times", "saving", "cancelling"];

/** On top of every step: which hall it is about, and the way to another. */
export function HallBar({
  snapshot: { value, context },
  send,
}: {
  readonly snapshot: BookingSnapshot;
  readonly send: (event: BookingEvent) => void;
}) {
  const hall = hallInHand(context);
  if (!hall || withoutBar.includes(value)) return null;
  const { t } = words(context.language);
  return (
    <div class="hall-bar">
      <p>{hall.name[context.language]}</p>
      {hasChoice(context) && (
        <Button
          variant="secondary"
          disabled={busy.includes(value)}
          onPress={() => send({ type: "otherHall" })}
        >
          {t("otherHall")}
        </Button>
      )}
    </div>
  );
}

/** The halls that take appointments, each with its place and what can be booked there. */
export function HallChoice({ context, send }: PartProps) {
  const { language, hall } = context;
  const { t, a } = words(language);
  const halls = bookable(context);
  return (
    <Sheet
      title={t("hallTitle")}
      {...(halls.length > 0 ? { hint: t("hallHint") } : {})}
      {...(hall ? { back: () => send({ type: "back" }), context } : {})}
    >
      {halls.length === 0 && <p>{a("serviceNone")}</p>}
      <ul class="booking__list">
        {halls.map(({ site, name, place, services }) => (
          <li key={site}>
            <button
              type="button"
              class="option"
              aria-current={site === hall?.site}
              onClick={() => send({ type: "chooseHall", site })}
            >
              <strong>{name[language]}</strong>
              {place && <span>{place[language]}</span>}
              <span class="option__matters">
                {services.map(({ id, plainName }) => (
                  <span key={id}>{plainName[language]}</span>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** The page's address names a hall that is not there, or that takes no appointments. */
export function NoHall({ context, send }: PartProps) {
  const { language, halls, wanted } = context;
  const { t } = words(language);
  const named = halls.find(({ site }) => site === wanted);
  return (
    <Sheet
      title={named ? t("hallTakesNone", { hall: named.name[language] }) : t("hallUnknown")}
      hint={named ? t("hallTakesNoneHint") : t("hallUnknownHint")}
      primary={{ words: t("chooseHall"), onPress: () => send({ type: "otherHall" }) }}
    />
  );
}
