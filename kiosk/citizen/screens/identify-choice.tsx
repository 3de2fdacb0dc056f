import { readerProblem } from "../condition.ts";
import { PriorityNote } from "../frame/priority-note.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { Tile } from "../frame/tile.tsx";
import { useSession } from "../use-citizen.ts";

export function IdentifyChoice() {
  const { t, send, condition } = useSession();
  const { classes } = condition.hall;
  const readerOff = readerProblem(condition) !== null;
  return (
    <SessionPage
      name="identifyChoice"
      step={2}
      title={t("identifyChoiceTitle")}
      back={{ words: t("back"), onPress: () => send({ type: "back" }) }}
      {...(classes.length > 0
        ? {
            secondary: {
              words: t("priorityOpen"),
              icon: "people" as const,
              onPress: () => send({ type: "choosePriority" }),
            },
          }
        : {})}
    >
      <PriorityNote />
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
