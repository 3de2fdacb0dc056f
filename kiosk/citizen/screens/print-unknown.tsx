import { Notice } from "../../ui/text-block.tsx";
import { printerProblem } from "../condition.ts";
import { NumberSlip } from "../frame/number-slip.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { useSession } from "../use-citizen.ts";

/** The printer never said; the citizen can see it, and is told what stopped the printer where that is known by now. */
export function PrintUnknown() {
  const { t, send, condition, advice } = useSession();
  const problem = printerProblem(condition);
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
      {problem && <Notice tone="bad" title={advice(problem)} />}
    </SessionPage>
  );
}
