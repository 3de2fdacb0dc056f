import { readerProblem } from "../../condition.ts";
import { Page } from "../../frame/page.tsx";
import { Tile } from "../../frame/tile.tsx";
import { useFollow } from "./use-follow.ts";

/** By the card, by the code, or, where there is a scanner, by the QR code. */
export function FollowWho() {
  const { t, common, view, send, condition } = useFollow();
  const readerOff = readerProblem(condition) !== null;
  return (
    <Page
      name="followWho"
      title={t("followWhoTitle")}
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
    </Page>
  );
}
