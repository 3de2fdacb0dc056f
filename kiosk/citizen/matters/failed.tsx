import { Notice } from "../../ui/text-block.tsx";
import { Page } from "../frame/page.tsx";
import { PainDoor } from "../pain-points/door.tsx";
import { useFind } from "./use-find.ts";

export function FindFailed() {
  const { t, common, view, advice, send } = useFind();
  return (
    <Page
      name="findFailed"
      title={t("findFailedTitle")}
      hint={t("findFailedHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("tryAgain"), icon: "retry", onPress: () => send({ type: "tryAgain" }) }}
    >
      {view.error && <Notice tone="bad" title={advice(view.error)} />}
      <PainDoor />
    </Page>
  );
}
