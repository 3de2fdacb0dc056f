import { NumberSlip } from "../frame/number-slip.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { useSession } from "../use-citizen.ts";

/** The printer never said; the citizen can see it. */
export function PrintUnknown() {
  const { t, send, advice } = useSession();
  return (
    <SessionPage
      name="printUnknown"
      step={3}
      title={t("printUnknownTitle")}
      hint={advice("printer.resultUnknown")}
      drawing={<TerminalDrawing moment="takeTicket" />}
      secondary={{ words: t("ticketMissing"), icon: "close", onPress: () => send({ type: "ticketMissing" }) }}
      primary={{ words: t("ticketCameOut"), icon: "check", onPress: () => send({ type: "ticketCameOut" }) }}
    >
      <NumberSlip />
    </SessionPage>
  );
}
