import { useState } from "preact/hooks";
import { Notice } from "../../../ui/text-block.tsx";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { Page } from "../../frame/page.tsx";
import { useAssistance } from "./use-assistance.ts";

/** What has to be known beforehand; the way on opens on its last page, and nothing is agreed to by itself. */
export function AssistNotice() {
  const { t, common, view, language, send } = useAssistance();
  const [isRead, setRead] = useState(false);
  const paragraphs = view.offer?.notice.paragraphs ?? [];
  return (
    <Page
      name="assistNotice"
      title={t("noticeTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{
        words: t("noticeAccept"),
        icon: "check",
        disabled: !isRead,
        onPress: () => send({ type: "accept" }),
      }}
    >
      <FittedPages
        onLastPage={() => setRead(true)}
        blocks={paragraphs.map((each, index) => (
          <p class="handle-text">
            {index + 1}. {each[language]}
          </p>
        ))}
      />
      {!isRead && <Notice tone="information" title={t("noticeReadAll")} />}
    </Page>
  );
}
