import { readerProblem } from "../../condition.ts";
import { Page } from "../../frame/page.tsx";
import { Tile } from "../../frame/tile.tsx";
import { useFollow } from "./use-follow.ts";

/** Nothing is handed in under the code: it is of what was saved, or a wrong one. */
export function FollowSaved() {
  const { t, common, send, condition } = useFollow();
  const readerOff = readerProblem(condition) !== null;
  return (
    <Page
      name="followSaved"
      title={t("savedTitle")}
      hint={t("savedHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <div class="tiles">
        <Tile
          icon="card"
          words={t("savedByCard")}
          hint={readerOff ? common("readerOff") : t("savedByCardHint")}
          disabled={readerOff}
          main={!readerOff}
          onPress={() => send({ type: "useCard" })}
        />
        <Tile
          icon="pencil"
          words={t("savedByNumber")}
          hint={t("savedByNumberHint")}
          main={readerOff}
          onPress={() => send({ type: "lastFour" })}
        />
        <Tile
          icon="retry"
          words={t("savedOtherCode")}
          hint={t("savedOtherCodeHint")}
          onPress={() => send({ type: "typeCode" })}
        />
      </div>
    </Page>
  );
}
