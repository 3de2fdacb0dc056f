import type { CatalogueQuestion } from "../../../server/contract/catalogue/service.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { Page } from "../frame/page.tsx";
import { Entry } from "./entry.tsx";
import { useFind } from "./use-find.ts";

/** As many as stand above the keyboard; whoever types more narrows them. */
const shown = 4;

/** One's own words, and what they may mean, while they are typed. */
export function FindSearch() {
  const { t, common, view, advice, send } = useFind();
  const { found, text } = view;
  return (
    <Page
      name="findSearch"
      title={t("findSearchTitle")}
      hint={t("searchHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <input
        class="search-field"
        type="text"
        value={text}
        maxLength={100}
        autocomplete="off"
        spellcheck={false}
        aria-label={t("findSearchTitle")}
        placeholder={t("searchBox")}
        onInput={({ currentTarget }) => send({ type: "type", text: currentTarget.value })}
      />
      {view.error && <Notice tone="bad" title={advice(view.error)} />}
      {found === null && <p class="search-empty">{t("searchNothing")}</p>}
      {found?.ask?.person && <Notice tone="information" title={t("searchPerson")} />}
      {found?.ask && found.ask.by !== "entry" && <Question ask={found.ask} />}
      {found && (
        <ul class="search-hits">
          {found.entries.slice(0, shown).map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
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
