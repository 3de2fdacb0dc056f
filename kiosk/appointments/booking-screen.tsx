import { useLayoutEffect, useMemo } from "preact/hooks";
import type { SnapshotFrom } from "xstate";
import { qrPrefix } from "../../server/contract/appointments.ts";
import { wallTime } from "../../server/contract/hall-time.ts";
import { dayWords, spanWords } from "../i18n/appointment-time.ts";
import { Button } from "../ui/button.tsx";
import { EgretWing } from "../ui/egret-wing.tsx";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import { QrCode } from "../ui/qr-code.tsx";
import { Notice } from "../ui/text-block.tsx";
import {
  type BookingContext,
  type BookingEvent,
  type BookingMachine,
  hallInHand,
  hasChoice,
} from "./booking.machine.ts";
import { HallBar, HallChoice, NoHall } from "./halls.tsx";
import { Sheet } from "./sheet.tsx";
import { Summary } from "./summary.tsx";
import { Who } from "./who.tsx";
import { words } from "./words.ts";

export interface BookingSnapshot {
  readonly value: SnapshotFrom<BookingMachine>["value"];
  readonly context: BookingContext;
}

export interface BookingScreenProps {
  readonly snapshot: BookingSnapshot;
  readonly send: (event: BookingEvent) => void;
}

/** The booking page at any moment, drawn from plain data. */
export function BookingScreen({ snapshot, send }: BookingScreenProps) {
  const { value, context } = snapshot;
  const { language } = context;
  const { t } = useMemo(() => words(language), [language]);
  useLayoutEffect(() => applyModes(document.documentElement, { ...initialModes, language }), [language]);
  useLayoutEffect(() => {
    document.title = t("product");
  }, [t]);
  return (
    <div class="booking">
      <header class="masthead">
        <EgretWing />
        <p class="masthead__name">{t("product")}</p>
        <LanguageSwitch
          language={language}
          label={t("languageSwitch")}
          onChange={(each) => send({ type: "setLanguage", language: each })}
        />
      </header>
      <HallBar snapshot={snapshot} send={send} />
      <Step key={value} snapshot={snapshot} send={send} />
    </div>
  );
}

function Step({ snapshot: { value, context }, send }: BookingScreenProps) {
  const { language, service, day, start, appointment, error } = context;
  const { t, a, advise } = words(language);
  const trouble = error && <Notice tone="bad" title={advise(error)} />;
  switch (value) {
    case "looking":
      return <Sheet title={t("lookingTitle")} busy />;
    case "unreached":
      return (
        <Sheet
          title={a("refusedOther")}
          primary={{ words: t("tryAgain"), onPress: () => send({ type: "tryAgain" }) }}
        >
          {trouble}
        </Sheet>
      );
    case "noHall":
      return <NoHall context={context} send={send} />;
    case "hall":
      return <HallChoice context={context} send={send} />;
    case "who":
      return (
        <Sheet title={t("whoTitle")} hint={t("whoHint")}>
          {trouble}
          <Who context={context} send={send} />
        </Sheet>
      );
    case "identifying":
      return <Sheet title={a("findingTitle")} busy />;
    case "times":
      return <Sheet title={a("timesTitle")} busy />;
    case "saving":
      return <Sheet title={a("savingTitle")} busy />;
    case "cancelling":
      return <Sheet title={a("cancellingTitle")} busy />;
    case "mine":
      return (
        <Sheet
          title={t("mineTitle")}
          secondary={{ words: t("leave"), onPress: () => send({ type: "leave" }) }}
          primary={{ words: t("book"), onPress: () => send({ type: "book" }) }}
        >
          {trouble}
          {context.appointments.length === 0 && <p>{t("mineNone")}</p>}
          <ul class="booking__list">
            {context.appointments.map((each) => (
              <li key={each.id} class="card">
                <Summary appointment={each} context={context} />
                {each.state === "open" && (
                  <div class="booking__row">
                    <Button variant="secondary" onPress={() => send({ type: "change", id: each.id })}>
                      {a("changeTime")}
                    </Button>
                    <Button variant="secondary" onPress={() => send({ type: "cancel", id: each.id })}>
                      {a("cancelIt")}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </Sheet>
      );
    case "service":
      return (
        <Sheet title={a("serviceTitle")} back={() => send({ type: "back" })} context={context}>
          <ul class="booking__list">
            {context.hall?.services.map(({ id, plainName, area }) => (
              <li key={id}>
                <button type="button" class="option" onClick={() => send({ type: "chooseService", id })}>
                  <strong>{plainName[language]}</strong>
                  <span>{area[language]}</span>
                </button>
              </li>
            ))}
          </ul>
        </Sheet>
      );
    case "day":
      return (
        <Sheet
          title={a("dayTitle")}
          hint={service?.plainName[language] ?? ""}
          back={() => send({ type: "back" })}
          context={context}
        >
          <ul class="booking__grid">
            {context.days.map(({ day: each, slots }) => (
              <li key={each}>
                <button
                  type="button"
                  class="option option--short"
                  disabled={slots.length === 0}
                  onClick={() => send({ type: "chooseDay", day: each })}
                >
                  <strong>{dayWords(Date.parse(`${each}T12:00:00+08:00`), language)}</strong>
                  <span>{slots.length > 0 ? a("dayFree", { count: slots.length }) : a("dayFull")}</span>
                </button>
              </li>
            ))}
          </ul>
        </Sheet>
      );
    case "time":
      return (
        <Sheet
          title={a("timeTitle")}
          hint={day?.slots[0] ? dayWords(day.slots[0].start, language) : ""}
          back={() => send({ type: "back" })}
          context={context}
        >
          <ul class="booking__grid">
            {day?.slots.map((slot) => (
              <li key={slot.start}>
                <button
                  type="button"
                  class="option option--short"
                  onClick={() => send({ type: "chooseTime", start: slot.start })}
                >
                  <strong>{wallTime(slot.start)}</strong>
                  <span>{a("timeFree", { count: slot.free })}</span>
                </button>
              </li>
            ))}
          </ul>
        </Sheet>
      );
    case "review": {
      const slot = day?.slots.find((each) => each.start === start);
      if (!slot || !service) throw new Error("nothing was chosen that could be reviewed");
      const hall = hallInHand(context);
      const rows = [
        ...(hall
          ? [
              [
                a("rowHall"),
                hall.name[language],
                appointment || !hasChoice(context) ? null : "otherHall",
              ] as const,
            ]
          : []),
        [a("rowService"), service.plainName[language], appointment ? null : "editService"],
        [a("rowDay"), dayWords(slot.start, language), "editDay"],
        [a("rowTime"), spanWords(slot.start, slot.end), "editTime"],
      ] as const;
      return (
        <Sheet
          title={a("reviewTitle")}
          back={() => send({ type: "back" })}
          context={context}
          primary={{ words: a("confirm"), onPress: () => send({ type: "confirm" }) }}
        >
          <dl class="booking__rows card">
            {rows.map(([term, value, edit]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
                {edit && (
                  <Button
                    variant="secondary"
                    label={`${a("edit")} ${term}`}
                    onPress={() => send({ type: edit })}
                  >
                    {a("edit")}
                  </Button>
                )}
              </div>
            ))}
          </dl>
        </Sheet>
      );
    }
    case "refused":
      return (
        <Sheet
          title={error === "appointment.slotTaken" ? a("refusedTaken") : a("refusedOther")}
          back={() => send({ type: "back" })}
          context={context}
          primary={
            error === "appointment.slotTaken" || error === "appointment.notOffered"
              ? { words: a("anotherTime"), onPress: () => send({ type: "editTime" }) }
              : { words: t("tryAgain"), onPress: () => send({ type: "confirm" }) }
          }
        >
          {trouble}
        </Sheet>
      );
    case "cancelAsk":
      return (
        <Sheet
          title={a("cancelAskTitle")}
          hint={a("cancelAskHint")}
          secondary={{ words: a("keepIt"), onPress: () => send({ type: "back" }) }}
          primary={{ words: a("cancelIt"), onPress: () => send({ type: "confirm" }) }}
        >
          {appointment && (
            <div class="card">
              <Summary appointment={appointment} context={context} />
            </div>
          )}
        </Sheet>
      );
    case "booked":
      if (!appointment) throw new Error("booked without an appointment");
      return (
        <Sheet
          title={a("bookedTitle")}
          hint={t("bookedHint")}
          secondary={{ words: t("leave"), onPress: () => send({ type: "leave" }) }}
          primary={{ words: t("toMine"), onPress: () => send({ type: "back" }) }}
        >
          <div class="card booking__code">
            <Summary appointment={appointment} context={context} />
            <QrCode text={`${qrPrefix}${appointment.code}`} size={48} label={appointment.code} />
          </div>
        </Sheet>
      );
  }
}
