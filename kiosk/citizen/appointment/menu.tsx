import { readerProblem } from "../condition.ts";
import { Tile } from "../frame/tile.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";

export function AppointmentMenu() {
  const { t, common, view, send, condition } = useAppointment();
  // What the scanner reads of a document serves as well.
  const readerOff = readerProblem(condition) !== null && !view.scanner;
  return (
    <AppointmentPage
      name="appointmentMenu"
      title={t("appointmentMenuTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <div class="tiles">
        <Tile
          icon="check"
          words={t("checkInTile")}
          hint={t("checkInTileHint")}
          main
          onPress={() => send({ type: "purpose", purpose: "checkIn" })}
        />
        <Tile
          icon="clock"
          words={t("bookTile")}
          hint={readerOff ? common("readerOff") : t("bookTileHint")}
          disabled={readerOff}
          onPress={() => send({ type: "purpose", purpose: "book" })}
        />
        <Tile
          icon="pencil"
          words={t("manageTile")}
          hint={t("manageTileHint")}
          onPress={() => send({ type: "purpose", purpose: "manage" })}
        />
      </div>
    </AppointmentPage>
  );
}
