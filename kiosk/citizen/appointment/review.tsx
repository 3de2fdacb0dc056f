import { dayWords, spanWords } from "../../i18n/appointment-time.ts";
import { Button } from "../../ui/button.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";

/** All that will be sent, each row to be changed. */
export function AppointmentReview() {
  const { t, common, view, language, send } = useAppointment();
  const { service, day, start, purpose, appointment } = view;
  const slot = day?.slots.find((each) => each.start === start);
  if (!service || !slot) throw new Error("an appointment was to be confirmed before all of it was chosen");
  const hall = appointment?.hall;
  const rows = [
    ...(hall?.elsewhere ? [{ term: t("rowHall"), value: hall.name[language], edit: null }] : []),
    {
      term: t("rowService"),
      value: service.plainName[language],
      // A change keeps its matter.
      edit: purpose === "book" ? () => send({ type: "editService" }) : null,
    },
    {
      term: t("rowDay"),
      value: dayWords(slot.start, language),
      edit: () => send({ type: "editDay" }),
    },
    {
      term: t("rowTime"),
      value: spanWords(slot.start, slot.end),
      edit: () => send({ type: "editTime" }),
    },
  ];
  return (
    <AppointmentPage
      name="appointmentReview"
      step={purpose === "book" ? 4 : 3}
      title={t("reviewTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("confirm"), icon: "check", onPress: () => send({ type: "confirm" }) }}
    >
      <dl class="review card">
        {rows.map(({ term, value, edit }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
            {edit && (
              <Button variant="secondary" icon="pencil" label={`${t("edit")} ${term}`} onPress={edit}>
                {t("edit")}
              </Button>
            )}
          </div>
        ))}
      </dl>
    </AppointmentPage>
  );
}
