import { longestWords } from "../../../server/contract/ratings/words.ts";
import { Keyboard } from "../../ui/keyboard/keyboard.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { Page, type PageProps } from "../frame/page.tsx";
import { usePain } from "./use-pain.ts";

function Typed({ children, ...page }: Pick<PageProps, "name" | "title" | "hint" | "children">) {
  const { t, common, send } = usePain();
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

export function PainWords() {
  const { t, view, language, send } = usePain();
  return (
    <Typed name="painWords" title={t("wordsTitle")} hint={t("wordsHint")}>
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

export function PainTelephone() {
  const { t, view, language, send } = usePain();
  return (
    <Typed name="painTelephone" title={t("telephoneTitle")} hint={t("telephoneHint")}>
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
