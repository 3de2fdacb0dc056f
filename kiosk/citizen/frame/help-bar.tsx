import { numberOf } from "../../../server/contract/error-numbers.ts";
import { helpMessages } from "../../i18n/help.ts";
import { Button } from "../../ui/button.tsx";
import type { HelpView } from "../machines/help.machine.ts";
import { useSession } from "../use-citizen.ts";

/** Help and the ways of seeing, always at the bottom; the number of a fault for the lobby guide beside them. */
export function HelpBar() {
  const { t, session, send } = useSession();
  const error = session.number?.error ?? session.appointment?.error ?? session.error ?? null;
  const large = session.modes.text === "large";
  const high = session.modes.contrast === "high";
  return (
    <footer class="help-bar">
      <Button variant="secondary" icon="help" class="help-bar__help" onPress={() => send({ type: "help" })}>
        {t("help")}
        <HelpStands help={session.help} />
      </Button>
      <Button
        variant="quiet"
        icon="text"
        pressed={large}
        onPress={() => send({ type: "setModes", modes: { text: large ? "normal" : "large" } })}
      >
        {t("largeText")}
      </Button>
      <Button
        variant="quiet"
        icon="contrast"
        pressed={high}
        onPress={() => send({ type: "setModes", modes: { contrast: high ? "normal" : "high" } })}
      >
        {t("highContrast")}
      </Button>
      {error && <p class="help-bar__code">{t("staffCode", { number: numberOf(error) })}</p>}
    </footer>
  );
}

/** How an open call stands, where its sheet is closed. */
function HelpStands({ help }: { readonly help: HelpView | null }) {
  const { language } = useSession();
  if (help?.state !== "standing" || !help.call) return null;
  const { state, stage } = help.call;
  const ringing = stage === "nobody" || help.guides === 0 ? "standsNobody" : "standsRinging";
  const key = state === "there" ? "standsThere" : state === "taken" ? "standsComing" : ringing;
  return (
    <small class="help-bar__stands" role="status">
      {helpMessages[key][language]}
    </small>
  );
}
