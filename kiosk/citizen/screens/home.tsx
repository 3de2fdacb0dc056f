import { hallProblem } from "../condition.ts";
import { SessionPage } from "../frame/session-page.tsx";
import { Tile } from "../frame/tile.tsx";
import { useSession } from "../use-citizen.ts";

export function Home() {
  const { t, send, condition } = useSession();
  const noNumbers = hallProblem(condition) !== null;
  return (
    <SessionPage
      name="home"
      title={t("homeTitle")}
      back={{ words: t("finish"), icon: "close", onPress: () => send({ type: "leave" }) }}
    >
      <div class="tiles">
        <Tile
          icon="search"
          words={t("findTile")}
          hint={t("findTileHint")}
          main
          onPress={() => send({ type: "finding", event: { type: "open" } })}
        />
        <Tile
          icon="forward"
          words={t("followTile")}
          hint={noNumbers ? t("followNoHall") : t("followTileHint")}
          disabled={noNumbers}
          onPress={() => send({ type: "following", event: { type: "open" } })}
        />
        <Tile
          icon="ticket"
          words={t("takeNumberTile")}
          hint={noNumbers ? t("matterNoHall") : t("takeNumberTileHint")}
          disabled={noNumbers}
          onPress={() => send({ type: "chooseMatter" })}
        />
        <Tile
          icon="clock"
          words={t("appointmentTile")}
          hint={noNumbers ? t("matterNoHall") : t("appointmentTileHint")}
          disabled={noNumbers}
          onPress={() => send({ type: "appointment", event: { type: "open" } })}
        />
        <Tile
          icon="place"
          words={t("windowsTile")}
          hint={t("windowsTileHint")}
          onPress={() => send({ type: "showWindows" })}
        />
        <Tile
          icon="person"
          words={t("helpTile")}
          hint={t("helpTileHint")}
          onPress={() => send({ type: "help" })}
        />
      </div>
    </SessionPage>
  );
}
