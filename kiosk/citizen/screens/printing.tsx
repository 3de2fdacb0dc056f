import { NumberSlip } from "../frame/number-slip.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { useSession } from "../use-citizen.ts";

export function Printing() {
  const { t } = useSession();
  return (
    <SessionPage
      name="printing"
      step={3}
      title={t("printingTitle")}
      hint={t("printingHint")}
      drawing={<TerminalDrawing moment="print" />}
    >
      <NumberSlip />
    </SessionPage>
  );
}
