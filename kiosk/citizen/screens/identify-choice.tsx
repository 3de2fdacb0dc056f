import { readerProblem } from "../condition.ts";
import { SessionPage } from "../frame/session-page.tsx";
import { Tile } from "../frame/tile.tsx";
import { useSession } from "../use-citizen.ts";

export function IdentifyChoice() {
  const { t, send, condition } = useSession();
  const readerOff = readerProblem(condition) !== null;
  return (
    <SessionPage
      name="identifyChoice"
      step={2}
      title={t("identifyChoiceTitle")}
      back={{ words: t("back"), onPress: () => send({ type: "back" }) }}
    >
      <div class="tiles">
        <Tile
          icon="card"
          words={t("useCard")}
          hint={readerOff ? t("readerOff") : t("useCardHint")}
          disabled={readerOff}
          main={!readerOff}
          onPress={() => send({ type: "useCard" })}
        />
        <Tile
          icon="ticket"
          words={t("withoutCard")}
          hint={t("withoutCardHint")}
          main={readerOff}
          onPress={() => send({ type: "withoutCard" })}
        />
      </div>
    </SessionPage>
  );
}
