import { Notice } from "../../ui/text-block.tsx";
import { PagedList } from "../frame/paged-list.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";

export function AppointmentService() {
  const { t, common, view, language, send } = useAppointment();
  return (
    <AppointmentPage
      name="appointmentService"
      step={2}
      title={t("serviceTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      {view.services.length === 0 && <Notice tone="information" title={t("serviceNone")} />}
      <PagedList items={view.services}>
        {(service) => (
          <li key={service.id}>
            <button type="button" class="matter" onClick={() => send({ type: "choose", id: service.id })}>
              <span class="matter__words">
                <strong>{service.plainName[language]}</strong>
                <span class="matter__detail">{service.area[language]}</span>
              </span>
            </button>
          </li>
        )}
      </PagedList>
    </AppointmentPage>
  );
}
