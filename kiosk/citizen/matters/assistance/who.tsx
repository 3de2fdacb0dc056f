import { readerProblem } from "../../condition.ts";
import { Page } from "../../frame/page.tsx";
import { Tile } from "../../frame/tile.tsx";
import { documentIcons } from "../../identify/drawings.tsx";
import { useIdentify } from "../../identify/use-identify.ts";
import { useAssistance } from "./use-assistance.ts";
import { kindWords } from "./words.ts";

/** By the card, or with a name that is typed: who lies ill at home has no card here. */
export function AssistWho() {
  const { t, common, view, language, condition, send } = useAssistance();
  const identify = useIdentify().t;
  const readerOff = readerProblem(condition) !== null;
  const { about } = view;
  return (
    <Page
      name="assistWho"
      title={t("whoTitle")}
      {...("matter" in about ? { hint: `${t(kindWords[about.kind])} · ${about.matter.name[language]}` } : {})}
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
        <Tile
          icon={<documentIcons.zone />}
          words={identify("byOther")}
          hint={identify("byOtherHint")}
          onPress={() => send({ type: "otherDocument" })}
        />
        <Tile
          icon="pencil"
          words={t("byName")}
          hint={t("byNameHint")}
          main={readerOff}
          onPress={() => send({ type: "withoutCard" })}
        />
      </div>
    </Page>
  );
}
