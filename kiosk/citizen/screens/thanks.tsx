import { Seal } from "../../ui/seal.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { useSession } from "../use-citizen.ts";

/** The end. The seal stands here only when something was done. */
export function Thanks() {
  const { t, session, send } = useSession();
  const done = Boolean(session.ticket);
  return (
    <SessionPage
      name="thanks"
      title={t("thanksTitle")}
      hint={done ? t("thanksDone") : t("thanksHint")}
      primary={{ words: t("close"), icon: "check", onPress: () => send({ type: "done" }) }}
    >
      {done && (
        <div class="thanks__seal">
          <Seal characters={t("sealDone")} />
        </div>
      )}
    </SessionPage>
  );
}
