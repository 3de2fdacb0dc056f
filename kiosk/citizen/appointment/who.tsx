import { readerProblem } from "../condition.ts";
import { Tile } from "../frame/tile.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";

/** By the card, by the code, or, where there is a scanner, by the QR code. */
export function AppointmentWho() {
  const { t, common, view, send, condition } = useAppointment();
  const readerOff = readerProblem(condition) !== null;
  return (
    <AppointmentPage
      name="appointmentWho"
      step={1}
      title={t("appointmentWhoTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <div class="tiles">
        <Tile
          icon="card"
          words={t("byCard")}
          hint={readerOff ? common("readerOff") : t("byCardHint")}
          disabled={readerOff}
          main={!readerOff}
          onPress={() => send({ type: "useCard" })}
        />
        {view.scanner && (
          <Tile
            icon="place"
            words={t("byScan")}
            hint={t("byScanHint")}
            onPress={() => send({ type: "scan" })}
          />
        )}
        <Tile
          icon="pencil"
          words={t("byCode")}
          hint={t("byCodeHint")}
          main={readerOff}
          onPress={() => send({ type: "typeCode" })}
        />
      </div>
    </AppointmentPage>
  );
}
