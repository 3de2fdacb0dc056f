import { PagedList } from "../frame/paged-list.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { useSession } from "../use-citizen.ts";

/** Where each matter is done. It needs no number, so it helps even when the hall cannot be reached. */
export function Windows() {
  const { t, send, condition, language } = useSession();
  const between = language === "en" ? ", " : "、";
  return (
    <SessionPage
      name="windows"
      title={t("windowsTitle")}
      back={{ words: t("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("takeNumberTile"), icon: "ticket", onPress: () => send({ type: "chooseMatter" }) }}
    >
      <PagedList items={condition.hall.services}>
        {(service) => (
          <li key={service.id} class="matter matter--plain">
            <span class="matter__prefix" aria-hidden="true">
              {service.prefix}
            </span>
            <span class="matter__words">
              <strong>{service.plainName[language]}</strong>
              <span class="matter__detail">{service.area[language]}</span>
              {service.windows.length > 0 && (
                <span class="matter__detail">
                  {t("windowNumbers", { windows: service.windows.join(between) })}
                </span>
              )}
            </span>
          </li>
        )}
      </PagedList>
    </SessionPage>
  );
}
