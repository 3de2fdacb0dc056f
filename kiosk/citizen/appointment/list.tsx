import { dayWords, spanWords } from "../../i18n/appointment-time.ts";
import { PagedList } from "../frame/paged-list.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";
import { hallWords, StateChip } from "./when.tsx";

export function AppointmentList() {
  const { t, common, view, language, send } = useAppointment();
  return (
    <AppointmentPage
      name="appointmentList"
      step={1}
      title={t("listTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <PagedList items={view.found}>
        {(each) => (
          <li key={each.id}>
            <button
              type="button"
              class="matter"
              disabled={view.purpose === "checkIn" && each.state !== "open" && each.state !== "checkedIn"}
              onClick={() => send({ type: "choose", id: each.id })}
            >
              <span class="matter__words">
                <strong>{`${dayWords(each.start, language)} ${spanWords(each.start, each.end)}`}</strong>
                <span class="matter__detail">{each.plainName[language]}</span>
                {each.hall?.elsewhere && <span class="matter__detail">{hallWords(each.hall, language)}</span>}
                <StateChip appointment={each} />
              </span>
            </button>
          </li>
        )}
      </PagedList>
    </AppointmentPage>
  );
}
