import { PagedList } from "../frame/paged-list.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { useSession } from "../use-citizen.ts";

/** Who goes before others says so here; the window looks at the proof. */
export function Priority() {
  const { t, send, condition, session, language } = useSession();
  const offered = condition.hall.classes.filter(({ choice }) => choice);
  return (
    <SessionPage
      name="priority"
      step={2}
      title={t("priorityTitle")}
      hint={t("priorityProof")}
      back={{ words: t("back"), onPress: () => send({ type: "back" }) }}
      secondary={{ words: t("priorityNone"), onPress: () => send({ type: "setClass", classId: null }) }}
    >
      <PagedList items={offered}>
        {({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              class="matter"
              aria-pressed={session.classId === id}
              onClick={() => send({ type: "setClass", classId: id })}
            >
              <span class="matter__words">
                <strong>{name[language]}</strong>
              </span>
            </button>
          </li>
        )}
      </PagedList>
    </SessionPage>
  );
}
