import { Icon } from "../../ui/icon.tsx";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { Page } from "../frame/page.tsx";
import { useFind } from "./use-find.ts";

/** The two doors to a matter: one's own words, and what has happened in one's life or business. */
export function FindMenu() {
  const { t, common, view, language, modes, send } = useFind();
  const { subject = "person" } = view.narrowing;
  const head = view.head;
  // An event without a guide leads nowhere.
  const events =
    head?.head.lifeEvents.filter((each) => each.subject === subject && head.counts.lifeEvents[each.id]) ?? [];
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
      <FittedPages
        blocks={rowsOf(events, modes.text === "large" || language === "en" ? 2 : 3).map((row) => (
          <ul class={`life-events life-events--${row.length}`}>
            {row.map((event) => (
              <li key={event?.id}>
                {event && (
                  <button
                    type="button"
                    class="life-event"
                    onClick={() => send({ type: "list", narrowing: { subject, lifeEvent: event.id } })}
                  >
                    <strong>{event.name[language]}</strong>
                    <span>{t("entryCount", { count: head?.counts.lifeEvents[event.id] ?? 0 })}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
        ))}
      />
    </Page>
  );
}

/** So many in a row; the last one is filled up with nothing, so that all are as wide. */
function rowsOf<Item>(items: readonly Item[], size: number): readonly (readonly (Item | null)[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, row) =>
    Array.from({ length: size }, (_, column) => items[row * size + column] ?? null),
  );
}
