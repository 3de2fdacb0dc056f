import { longestWords } from "../../../server/contract/ratings/words.ts";
import { TypedPage } from "../frame/typed-page.tsx";
import { useRating } from "./use-rating.ts";

export function RatingWords() {
  const { t, common, view, language, send } = useRating();
  return (
    <TypedPage
      name="ratingWords"
      title={t("wordsTitle")}
      mode="pinyin"
      value={view.draft}
      maxLength={longestWords}
      words={{ back: common("back"), keep: t("keep") }}
      language={language}
      send={send}
    />
  );
}

export function RatingTelephone() {
  const { t, common, view, language, send } = useRating();
  return (
    <TypedPage
      name="ratingTelephone"
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
