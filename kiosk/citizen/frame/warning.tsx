import { Button } from "../../ui/button.tsx";
import { warningSeconds } from "../machines/delays.ts";
import { useSession } from "../use-citizen.ts";
import { Overlay } from "./overlay.tsx";

/** Asks before the session ends; one touch goes on, as often as needed. */
export function Warning() {
  const { t, session, send } = useSession();
  return (
    <Overlay
      name="warning"
      title={t("warningTitle")}
      actions={
        <>
          <Button variant="secondary" icon="close" onPress={() => send({ type: "leave" })}>
            {t("endNow")}
          </Button>
          <Button variant="primary" icon="check" onPress={() => send({ type: "stay" })}>
            {t("stay")}
          </Button>
        </>
      }
    >
      <progress class="countdown" max={warningSeconds} value={session.secondsLeft} aria-hidden="true" />
      <p>{t("warningHint", { seconds: session.secondsLeft })}</p>
    </Overlay>
  );
}
