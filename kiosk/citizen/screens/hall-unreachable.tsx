import { Notice } from "../../ui/text-block.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { useSession } from "../use-citizen.ts";

/** The hall does not answer. Asking again is safe: the key is the same, so it is the same number. */
export function HallUnreachable() {
  const { t, send, session, language, advice } = useSession();
  const { service } = session;
  return (
    <SessionPage
      name="hallUnreachable"
      step={3}
      title={t("hallUnreachableTitle")}
      hint={t("hallUnreachableHint")}
      back={{ words: t("chooseAnother"), onPress: () => send({ type: "chooseAnother" }) }}
      primary={{ words: t("tryAgain"), icon: "retry", onPress: () => send({ type: "tryAgain" }) }}
    >
      <Notice tone="bad" title={advice(session.number?.error ?? "queue.hallUnreachable")} />
      {service && (
        <Notice tone="information" title={t("goTo", { area: service.area[language] })}>
          <p>{service.plainName[language]}</p>
        </Notice>
      )}
    </SessionPage>
  );
}
