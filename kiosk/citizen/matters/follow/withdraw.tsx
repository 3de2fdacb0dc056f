import { Notice } from "../../../ui/text-block.tsx";
import { Page } from "../../frame/page.tsx";
import { applicationOf } from "../../machines/follow-matter/rules.ts";
import { useFollow } from "./use-follow.ts";

/** 撤回: asked once more, and what it means. */
export function FollowWithdrawAsk() {
  const { t, view, language, send } = useFollow();
  const application = applicationOf(view);
  return (
    <Page
      name="followWithdrawAsk"
      title={t("withdrawAskTitle")}
      {...(application ? { hint: application.plainName[language] } : {})}
      back={{ words: t("keepIt"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("withdrawIt"), icon: "close", onPress: () => send({ type: "confirm" }) }}
    >
      <Notice tone="warning" title={t("withdrawAskHint")}>
        <p>{t("withdrawAskCard")}</p>
      </Notice>
    </Page>
  );
}
