import type { AssistanceReason } from "../../../../server/contract/assistance/words.ts";
import { assistanceMessages } from "../../../i18n/assistance.ts";
import { Page } from "../../frame/page.tsx";
import { Answers } from "../answers.tsx";
import { useAssistance } from "./use-assistance.ts";
import { reasonWords } from "./words.ts";

/** Why, by choice: nothing has to be shown, and nothing more is asked. */
export function AssistReason() {
  const { t, common, view, send } = useAssistance();
  return (
    <Page
      name="assistReason"
      title={t("reasonTitle")}
      hint={t("reasonHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <Answers
        options={(view.offer?.reasons ?? []).map((reason) => ({
          value: reason,
          label: assistanceMessages[reasonWords[reason]],
        }))}
        chosen={view.reason ? [view.reason] : []}
        onChoose={(value) => send({ type: "reason", reason: value as AssistanceReason })}
      />
    </Page>
  );
}
