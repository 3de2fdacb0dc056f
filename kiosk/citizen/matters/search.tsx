import { useCallback } from "preact/hooks";
import type { CatalogueQuestion } from "../../../server/contract/catalogue/service.ts";
import { Button } from "../../ui/button.tsx";
import { Keyboard } from "../../ui/keyboard/keyboard.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { Page } from "../frame/page.tsx";
import { Entry } from "./entry.tsx";
import { useFind } from "./use-find.ts";

/** One's own words, and what they may mean, while they are typed. */
export function FindSearch() {
  const { t, common, view, advice, language, send } = useFind();
  const { found, text, letters } = view;
  const compose = useCallback((composed: string) => send({ type: "compose", letters: composed }), []);
  return (
    <Page
      name="findSearch"
      title={t("findSearchTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <div class="search">
        <div class="search__hits">
          {view.error && <Notice tone="bad" title={advice(view.error)} />}
          {found === null && <p class="search__empty">{t("searchNothing")}</p>}
          {!view.error && found?.ask?.person && <Notice tone="information" title={t("searchPerson")} />}
          {!view.error && found?.ask && found.ask.by !== "entry" && <Question ask={found.ask} />}
          {found && (
            <FittedPages
              key={`${text} ${letters}`}
              beginWith={found.entries.findIndex(({ id }) => id === view.wanted?.id)}
              blocks={found.entries.map((entry) => <Entry entry={entry} />)}
            />
          )}
        </div>
        <Keyboard
          mode="pinyin"
          value={text}
          maxLength={100}
          label={t("findSearchTitle")}
          placeholder={t("searchHint")}
          language={language}
          onChange={(typed) => send({ type: "type", text: typed })}
          onCompose={compose}
        />
      </div>
    </Page>
  );
}

const askWords = { lifeEvent: "askLifeEvent", subject: "askSubject", organ: "askOrgan" } as const;

/** 小湖e办 asks back: a touch narrows what was found. */
function Question({ ask }: { readonly ask: CatalogueQuestion }) {
  const { t, language, view, send } = useFind();
  const { by, choices } = ask;
  if (by === "entry") return null;
  return (
    <fieldset class="ask-back">
      <legend>{t(askWords[by])}</legend>
      {choices.map(({ value, name }) => (
        <Button
          key={value}
          onPress={() => send({ type: "narrow", narrowing: { ...view.narrowing, [by]: value } })}
        >
          {name ? name[language] : t(value === "enterprise" ? "enterprise" : "person")}
        </Button>
      ))}
    </fieldset>
  );
}
