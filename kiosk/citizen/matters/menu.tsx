import { Icon } from "../../ui/icon.tsx";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { Page } from "../frame/page.tsx";
import { useFind } from "./use-find.ts";

/** The doors to a matter: one's own words, what has happened in one's life or business, and the department. */
export function FindMenu() {
  const { t, common, view, language, modes, send } = useFind();
  const { head, byOrgan, listed } = view;
  const { subject = "person" } = view.narrowing;
  const groups = useGroups();
  // Official names are long.
  const columns = byOrgan || modes.text === "large" || language === "en" ? 2 : 3;
  const before = groups.findIndex(({ id }) => id === (byOrgan ? listed.organ : listed.lifeEvent));
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
            aria-pressed={!byOrgan && each === subject}
            onClick={() => send({ type: "narrow", narrowing: { subject: each } })}
          >
            {t(each)}
          </button>
        ))}
        <button
          type="button"
          class="switch__side"
          aria-pressed={byOrgan}
          onClick={() => send({ type: "organs" })}
        >
          {t("byOrgan")}
        </button>
      </fieldset>
      {head && (
        <FittedPages
          key={byOrgan ? "organs" : subject}
          beginWith={Math.max(0, Math.floor(before / columns))}
          blocks={rowsOf(groups, columns).map((row) => (
            <ul class={`life-events life-events--${row.length}`}>
              {row.map((group) => (
                <li key={group?.id}>
                  {group && (
                    <button
                      type="button"
                      class="life-event"
                      onClick={() => send({ type: "list", narrowing: group.narrowing })}
                    >
                      <strong>{group.name[language]}</strong>
                      <span>{t("entryCount", { count: group.count })}</span>
                    </button>
                  )}
                </li>
              ))}
            </ul>
          ))}
        />
      )}
    </Page>
  );
}

/** Life events of the chosen subject, or departments, with how much each has; what has nothing leads nowhere. */
function useGroups() {
  const { view } = useFind();
  const { head, byOrgan } = view;
  if (!head) return [];
  const { subject = "person" } = view.narrowing;
  const { organs, lifeEvents } = head.head;
  const { counts } = head;
  const groups = byOrgan
    ? organs.map(({ id, name }) => ({
        id,
        name,
        count: counts.organs[id] ?? 0,
        narrowing: { organ: id },
      }))
    : lifeEvents
        .filter((event) => event.subject === subject)
        .map(({ id, name }) => ({
          id,
          name,
          count: counts.lifeEvents[id] ?? 0,
          narrowing: { subject, lifeEvent: id },
        }));
  return groups.filter(({ count }) => count > 0);
}

/** So many in a row; the last one is filled up with nothing, so that all are as wide. */
function rowsOf<Item>(items: readonly Item[], size: number): readonly (readonly (Item | null)[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, row) =>
    Array.from({ length: size }, (_, column) => items[row * size + column] ?? null),
  );
}
