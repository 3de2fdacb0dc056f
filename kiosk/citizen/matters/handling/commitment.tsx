import { useState } from "preact/hooks";
import { Notice } from "../../../ui/text-block.tsx";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { HandlePage } from "./handle-page.tsx";
import { useHandle, useMatter } from "./use-handle.ts";

/** 告知承诺: the whole text in its version; the way on opens on its last page, and nothing is ticked beforehand. */
export function HandleCommitment() {
  const { t, common, view, language, send } = useHandle();
  const { step } = view;
  if (step.kind !== "commitment") throw new Error("a commitment's screen was drawn without one");
  const commitment = useMatter(step.matterId).commitments.find(({ id }) => id === step.commitmentId);
  const [isRead, setRead] = useState(false);
  if (!commitment) throw new Error("a commitment is asked for that the matter does not have");
  return (
    <HandlePage
      name="handleCommitment"
      step={4}
      title={commitment.title[language]}
      hint={t("commitmentVersion", { version: commitment.version })}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      secondary={{ words: t("declineCommitment"), onPress: () => send({ type: "decline" }) }}
      primary={{
        words: t("commit"),
        icon: "pencil",
        disabled: !isRead,
        onPress: () => send({ type: "commit" }),
      }}
    >
      <FittedPages
        onLastPage={() => setRead(true)}
        blocks={[
          <h2 class="handle-section">{t("commitmentNotice")}</h2>,
          ...commitment.notice.map((each) => <p class="handle-text">{each[language]}</p>),
          <h2 class="handle-section">{t("commitmentStatement")}</h2>,
          ...commitment.statement.map((each, index) => (
            <p class="handle-text">
              {index + 1}. {each[language]}
            </p>
          )),
        ]}
      />
      {!isRead && <Notice tone="information" title={t("commitmentReadAll")} />}
    </HandlePage>
  );
}
