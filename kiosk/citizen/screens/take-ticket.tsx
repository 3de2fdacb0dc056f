import { NumberSlip } from "../frame/number-slip.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { useSession } from "../use-citizen.ts";

export function TakeTicket() {
  const { t, send } = useSession();
  return (
    <SessionPage
      name="takeTicket"
      step={4}
      title={t("takeTicketTitle")}
      hint={t("takeTicketHint")}
      drawing={<TerminalDrawing moment="takeTicket" />}
      primary={{ words: t("taken"), icon: "check", onPress: () => send({ type: "done" }) }}
    >
      <NumberSlip />
    </SessionPage>
  );
}
