import { Notice } from "../../ui/text-block.tsx";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { Page } from "../frame/page.tsx";
import { Entry } from "./entry.tsx";
import { useFind } from "./use-find.ts";

/** The matters of a life event. */
export function FindList() {
  const { t, common, view, language, send } = useFind();
  const event = view.head?.head.lifeEvents.find(({ id }) => id === view.narrowing.lifeEvent);
  return (
    <Page
      name="findList"
      title={event ? event.name[language] : t("findListTitle")}
      {...(event ? { hint: t("findListTitle") } : {})}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      {view.found?.entries.length === 0 && <Notice tone="information" title={t("listEmpty")} />}
      {view.found && <FittedPages blocks={view.found.entries.map((entry) => <Entry entry={entry} />)} />}
    </Page>
  );
}
