import { longestWords } from "../../../server/contract/ratings/words.ts";
import { TypedPage } from "../frame/typed-page.tsx";
import { usePain } from "./use-pain.ts";

export function PainWords() {
  const { t, common, view, language, send } = usePain();
  return (
    <TypedPage
      name="painWords"
      title={t("wordsTitle")}
      hint={t("wordsHint")}
      mode="pinyin"
      value={view.draft}
      maxLength={longestWords}
      words={{ back: common("back"), keep: t("keep") }}
      language={language}
      send={send}
    />
  );
}

export function PainTelephone() {
  const { t, common, view, language, send } = usePain();
  return (
    <TypedPage
      name="painTelephone"
      title={t("telephoneTitle")}
      hint={t("telephoneHint")}
      mode="telephone"
      value={view.draft}
      maxLength={20}
      wrong={view.checked ? t("telephoneWrong") : null}
      words={{ back: common("back"), keep: t("keep") }}
      language={language}
      send={send}
    />
  );
}
