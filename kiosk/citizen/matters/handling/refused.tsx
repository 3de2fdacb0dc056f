import { Notice } from "../../../ui/text-block.tsx";
import { PainDoor } from "../../pain-points/door.tsx";
import { HandlePage } from "./handle-page.tsx";
import { useHandle } from "./use-handle.ts";

/** It was not done: why, in plain words, and what helps. What was filled in is still there. */
export function HandleRefused() {
  const { t, common, view, advice, send } = useHandle();
  return (
    <HandlePage
      name="handleRefused"
      title={t("refusedTitle")}
      stops={view.caseId !== null}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("tryAgain"), icon: "retry", onPress: () => send({ type: "tryAgain" }) }}
    >
      {view.error && <Notice tone="bad" title={advice(view.error)} />}
      <PainDoor />
    </HandlePage>
  );
}
