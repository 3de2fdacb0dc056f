import { Icon } from "../../ui/icon.tsx";
import { Page } from "../frame/page.tsx";
import { useFind } from "./use-find.ts";

/** The two doors to a matter: one's own words, and what has happened in one's life or business. */
export function FindMenu() {
  const { t, common, view, language, send } = useFind();
  const { subject = "person" } = view.narrowing;
  const head = view.head;
  const events = head?.head.lifeEvents.filter((each) => each.subject === subject) ?? [];
  return (
    <Page
      name="findMenu"
      title={t("findMenuTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <button type="button" class="search-door" onClick={() => send({ type: "search" })}>
        <Icon name="search" size={12} />
        <span>{t("searchBox")}</span>
      </button>
      <fieldset class="switch" aria-label={t("findMenuTitle")}>
        {(["person", "enterprise"] as const).map((each) => (
          <button
            key={each}
            type="button"
            class="switch__side"
            aria-pressed={each === subject}
            onClick={() => send({ type: "narrow", narrowing: { subject: each } })}
          >
            {t(each)}
          </button>
        ))}
      </fieldset>
      <ul class="life-events">
        {events.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              class="life-event"
              onClick={() => send({ type: "list", narrowing: { subject, lifeEvent: id } })}
            >
              <strong>{name[language]}</strong>
              <span>{t("entryCount", { count: head?.counts.lifeEvents[id] ?? 0 })}</span>
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}
