import { Chip } from "../../ui/text-block.tsx";
import { hallProblem, printerProblem, readerProblem } from "../condition.ts";
import { Page } from "../frame/page.tsx";
import { useCitizen } from "../use-citizen.ts";

/** Names what still works, and where to go: nobody stands before a dead screen. */
export function OutOfOrder() {
  const { t, inEnglish, condition } = useCitizen();
  const parts = [
    { words: t("partNumbers"), works: hallProblem(condition) === null },
    { words: t("partReader"), works: readerProblem(condition) === null },
    { words: t("partPrinter"), works: printerProblem(condition) === null },
  ];
  return (
    <Page
      name="outOfOrder"
      title={t("outOfOrderTitle")}
      hint={t("outOfOrderHint")}
      inEnglish={inEnglish("outOfOrderHint")}
    >
      <ul class="parts card">
        {parts.map(({ words, works }) => (
          <li key={words}>
            <span>{words}</span>
            <Chip tone={works ? "good" : "bad"} icon={works ? "check" : "close"}>
              {works ? t("works") : t("worksNot")}
            </Chip>
          </li>
        ))}
      </ul>
      <p class="page__note">{t("outOfOrderComesBack")}</p>
    </Page>
  );
}
