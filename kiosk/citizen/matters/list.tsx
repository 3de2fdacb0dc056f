import { Notice } from "../../ui/text-block.tsx";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { Page } from "../frame/page.tsx";
import { Entry } from "./entry.tsx";
import { useFind } from "./use-find.ts";

/** The matters of a life event or a department. */
export function FindList() {
  const { t, common, view, language, send } = useFind();
  const { lifeEvent, organ } = view.narrowing;
  const group =
    view.head?.head.lifeEvents.find(({ id }) => id === lifeEvent) ??
    view.head?.head.organs.find(({ id }) => id === organ);
  const entries = view.found?.entries ?? [];
  return (
    <Page
      name="findList"
      title={group ? group.name[language] : t("findListTitle")}
      {...(group ? { hint: t("findListTitle") } : {})}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      {view.found?.entries.length === 0 && <Notice tone="information" title={t("listEmpty")} />}
      {view.found && (
        <FittedPages
          beginWith={entries.findIndex(({ id }) => id === view.wanted?.id)}
          blocks={entries.map((entry) => <Entry entry={entry} />)}
        />
      )}
    </Page>
  );
}
