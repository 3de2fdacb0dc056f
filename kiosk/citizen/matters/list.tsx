import { Notice } from "../../ui/text-block.tsx";
import { Page } from "../frame/page.tsx";
import { PagedList } from "../frame/paged-list.tsx";
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
      {view.found && (
        <PagedList items={view.found.entries}>{(entry) => <Entry key={entry.id} entry={entry} />}</PagedList>
      )}
    </Page>
  );
}
