import { longestWords } from "../../../server/contract/ratings/words.ts";
import { Keyboard } from "../../ui/keyboard/keyboard.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { Page, type PageProps } from "../frame/page.tsx";
import { useRating } from "./use-rating.ts";

function Typed({ children, ...page }: Pick<PageProps, "name" | "title" | "hint" | "children">) {
  const { t, common, send } = useRating();
  return (
    <Page
      {...page}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("keep"), icon: "check", onPress: () => send({ type: "answer" }) }}
    >
      {children}
    </Page>
  );
}

export function RatingWords() {
  const { t, view, language, send } = useRating();
  return (
    <Typed name="ratingWords" title={t("wordsTitle")}>
      <Keyboard
        mode="pinyin"
        value={view.draft}
        maxLength={longestWords}
        label={t("wordsTitle")}
        language={language}
        onChange={(text) => send({ type: "type", text })}
      />
    </Typed>
  );
}

export function RatingTelephone() {
  const { t, view, language, send } = useRating();
  return (
    <Typed name="ratingTelephone" title={t("telephoneTitle")} hint={t("telephoneHint")}>
      {view.checked && <Notice tone="bad" title={t("telephoneWrong")} />}
      <Keyboard
        mode="telephone"
        value={view.draft}
        maxLength={20}
        label={t("telephoneTitle")}
        language={language}
        onChange={(text) => send({ type: "type", text })}
      />
    </Typed>
  );
}
