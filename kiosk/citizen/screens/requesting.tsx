import { SessionPage } from "../frame/session-page.tsx";
import { useSession } from "../use-citizen.ts";

export function Requesting() {
  const { t, session, language } = useSession();
  return (
    <SessionPage
      name="requesting"
      step={3}
      title={t("requestingTitle")}
      {...(session.service ? { hint: session.service.plainName[language] } : {})}
    >
      <span class="ripple" aria-hidden="true" />
    </SessionPage>
  );
}
