import { Notice } from "../../ui/text-block.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { PainDoor } from "../pain-points/door.tsx";
import { useSession } from "../use-citizen.ts";

export function ServiceClosed() {
  const { t, send, session, language, advice } = useSession();
  return (
    <SessionPage
      name="serviceClosed"
      step={3}
      title={t("serviceClosedTitle")}
      {...(session.service ? { hint: session.service.plainName[language] } : {})}
      primary={{ words: t("chooseAnother"), onPress: () => send({ type: "chooseAnother" }) }}
    >
      <Notice tone="information" title={advice(session.number?.error ?? "queue.serviceClosed")} />
      <PainDoor />
    </SessionPage>
  );
}
